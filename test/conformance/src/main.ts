import process from 'node:process';
import { readOptions } from './options.js';
import { runFamiliesAndDocuments } from './run-families-and-documents.js';
import { runSuite } from './run-suite.js';
import { UsageError } from './usage-error.js';

try {
  const options = readOptions(process.argv.slice(2));
  process.exitCode = await (options.suite === undefined
    ? runFamiliesAndDocuments(options)
    : runSuite(options.suite, options));
} catch (error) {
  if (!(error instanceof UsageError)) {
    throw error;
  }
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
