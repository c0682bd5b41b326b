#!/usr/bin/env node
import process from 'node:process';
import { run } from '../dist/cli.js';

// The reader of a pipe may have seen enough, as `head` has.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
});

const { stdout, stderr } = process;
process.exitCode = await run(process.argv.slice(2), { stdout, stderr });
