/**
 * What a worker process runs: it does what it is asked, one request at a time. Nothing here is shared with other
 * processes, so that a crash or a hang concerns one test only.
 */
import process from 'node:process';
import { generateCode } from './generate-code.js';
import type { Answers, Reply, Request } from './protocol.js';

process.on('message', async (request: Request) => {
  const reply = await replyTo(request);
  process.send?.({ ...reply, residentBytes: process.memoryUsage.rss() });
});
// Nobody is left to answer to.
process.on('disconnect', () => process.exit());

type WithoutMemory<T> = T extends unknown ? Omit<T, 'residentBytes'> : never;

async function replyTo(request: Request): Promise<WithoutMemory<Reply>> {
  try {
    return { kind: 'answer', answer: await answer(request) };
  } catch (error) {
    return {
      kind: 'thrown',
      reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    };
  }
}

// What only some requests need is loaded with the first of them, so that it is not part of the time of others.
async function answer(request: Request): Promise<Answers[keyof Answers]> {
  switch (request.kind) {
    case 'generate':
      return generateCode(request);
    case 'instance':
      return (await import('./judge-instance.js')).judgeInstance(request);
    case 'compile':
      return (await import('./compile-code.js')).compileCode(request);
    case 'soundness':
      return (await import('./check-soundness.js')).checkSoundness(request);
  }
}
