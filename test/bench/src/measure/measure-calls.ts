import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Caller } from '../callers/caller.js';
import type { CallJob, Measured } from './job.js';
import type { Clock } from './sampling.js';

const SERVER = fileURLToPath(new URL('./call-server.js', import.meta.url));

/** Measures one call, of many that are under way at the same time. */
export async function measureCalls(caller: Caller, job: CallJob, clock: Clock): Promise<Measured> {
  const server = spawn(process.execPath, [SERVER, job.body]);
  try {
    const url = `http://127.0.0.1:${await portOf(server)}/${job.path ?? ''}`;
    const digest = digestOf(await caller.call(url));
    const samples: number[] = [];
    await callOften(caller, url, job);
    for (let sample = 0; sample < job.samples; sample += 1) {
      const start = clock();
      await callOften(caller, url, job);
      samples.push((clock() - start) / job.calls);
    }
    return { samples, digest, bytes: job.body.length };
  } finally {
    server.kill();
  }
}

/** What contenders have to understand of a body. */
export function digestOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

async function callOften(caller: Caller, url: string, { calls, inFlight }: CallJob): Promise<void> {
  let left = calls;
  const line = async () => {
    for (; left > 0; ) {
      left -= 1;
      await caller.call(url);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, line));
}

function portOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    server.stdout?.once('data', (port: Buffer) => resolve(port.toString().trim()));
    server.once('exit', () => reject(new Error('the server for calls ended')));
  });
}
