import { describe, expect, it } from 'vitest';
import { type ComparisonPlan, compare } from './compare.js';
import { MeasurementError } from './measure/measurement-error.js';

const peer = { name: 'peer', module: 'peer.js' };
const other = { name: 'other', module: 'other.js' };

/** A plan whose contenders need the given times, one array of samples for each process. */
function plan(times: Record<string, number[][]>, overrides: Partial<ComparisonPlan> = {}): ComparisonPlan {
  return {
    title: 'a race',
    description: '',
    peer,
    others: [other],
    rounds: 3,
    digest: 'the data',
    measure: async ({ name }) => ({
      samples: times[name]?.shift() ?? [],
      digest: 'the data',
      bytes: undefined,
    }),
    inputBytes: () => 7,
    onStart: () => {},
    ...overrides,
  };
}

describe('compare', () => {
  it('takes the median over processes of their medians', async () => {
    const times = { peer: [[2], [2], [2]], other: [[3, 4, 90], [5], [6, 60, 61]] };

    expect((await compare(plan(times))).figures).toEqual([
      { contender: 'peer', cpuMilliseconds: 2, minimum: 2, maximum: 2, ratio: 1, bytes: 7 },
      { contender: 'other', cpuMilliseconds: 5, minimum: 4, maximum: 60, ratio: 2.5, bytes: 7 },
    ]);
  });

  it('takes turns', async () => {
    const activities: string[] = [];
    const times = { peer: [[1], [1]], other: [[1], [1]] };
    await compare(plan(times, { rounds: 2, onStart: (activity) => activities.push(activity) }));

    expect(activities).toEqual([
      'a race, round 1 of 2: peer',
      'a race, round 1 of 2: other',
      'a race, round 2 of 2: peer',
      'a race, round 2 of 2: other',
    ]);
  });

  it('refuses a contender that sees other data, by name', async () => {
    const measure: ComparisonPlan['measure'] = async ({ name }) => ({
      samples: [1],
      digest: name === 'other' ? 'something else' : 'the data',
      bytes: undefined,
    });
    const run = compare(plan({}, { measure }));

    await expect(run).rejects.toThrow(MeasurementError);
    await expect(run).rejects.toThrow('other disagrees about the data: it has something else');
  });
});
