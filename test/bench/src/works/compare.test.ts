import { describe, expect, it } from 'vitest';
import type { JobRunner } from '../measure/job.js';
import { MeasurementError } from '../measure/measurement-error.js';
import { compare } from './compare.js';
import type { Work } from './work.js';

const work: Work = {
  title: 'a race',
  description: '',
  peer: { name: 'peer', module: 'peer.js' },
  others: [{ name: 'other', module: 'other.js' }],
  rounds: 3,
  digest: 'the data',
  jobOf: ({ module }) => ({ kind: 'coldStart', module, document: '' }),
};

/** Contenders that need the given times, one array of samples for each process. */
function runner(times: Record<string, number[][]>): JobRunner {
  return async ({ module }) => ({
    samples: times[module]?.shift() ?? [],
    digest: 'the data',
    bytes: 7,
    peakMemory: 1000,
  });
}

describe('compare', () => {
  it('takes the median over processes of their medians', async () => {
    const run = runner({ 'peer.js': [[2], [2], [2]], 'other.js': [[3, 4, 90], [5], [6, 60, 61]] });
    const common = { bytes: 7, peakMemory: 1000 };

    expect((await compare(work, run, () => {})).figures).toEqual([
      { contender: 'peer', milliseconds: 2, minimum: 2, maximum: 2, ratio: 1, ...common },
      { contender: 'other', milliseconds: 5, minimum: 4, maximum: 60, ratio: 2.5, ...common },
    ]);
  });

  it('takes turns', async () => {
    const activities: string[] = [];
    const run = runner({ 'peer.js': [[1], [1]], 'other.js': [[1], [1]] });
    await compare({ ...work, rounds: 2 }, run, (activity) => activities.push(activity));

    expect(activities).toEqual([
      'a race, round 1 of 2: peer',
      'a race, round 1 of 2: other',
      'a race, round 2 of 2: peer',
      'a race, round 2 of 2: other',
    ]);
  });

  it('refuses a contender that sees other data, by name', async () => {
    const run: JobRunner = async ({ module }) => ({
      samples: [1],
      digest: module === 'other.js' ? 'something else' : 'the data',
      bytes: 7,
    });
    const comparison = compare(work, run, () => {});

    await expect(comparison).rejects.toThrow(MeasurementError);
    await expect(comparison).rejects.toThrow('a race: other disagrees about the data: it has something else');
  });
});
