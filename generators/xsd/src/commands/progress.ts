import { ProgressLine } from '@proj/generator-kit/cli';
import type { Progress } from '../generate.js';
import type { InputFlags } from './inputs.js';
import type { CliStreams } from './streams.js';

const verbs: Readonly<Record<Progress['stage'], string>> = {
  reading: 'Reading',
  compiling: 'Compiling',
  checking: 'Checking',
  binding: 'Naming',
  writing: 'Writing',
};

/** Calls `work` with what shows the stages of the work in a line on the terminal; the line goes when the work ends. */
export function withProgress<T>(
  { stderr }: CliStreams,
  flags: Pick<InputFlags, 'json' | 'quiet'>,
  work: (onProgress: (progress: Progress) => void) => T,
): T {
  const line = new ProgressLine(stderr, flags);
  try {
    return work(({ stage, what }) => line.show(`${verbs[stage]} ${what}`));
  } finally {
    line.clear();
  }
}
