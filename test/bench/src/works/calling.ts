import { CALL_FETCH, CALL_KY, CALL_TRANSPORT } from '../contenders.js';
import { createSlips } from '../data/slips.js';
import { digestOf } from '../measure/measure-calls.js';
import type { PlannedWork, Work } from './work.js';
import type { WorkContext } from './work-context.js';

/** Calling a service, with few and with many calls under way. */
export function callingWorks(context: WorkContext): readonly PlannedWork[] {
  return [20, 200].map((inFlight) => {
    const title = `call, ${inFlight} in flight`;
    return { title, prepare: () => callingWork(title, context, inFlight) };
  });
}

function callingWork(title: string, { effort }: WorkContext, inFlight: number): Work {
  const body = JSON.stringify({ records: [...createSlips(5)] });
  const { calls, callRounds: rounds, callSamples: samples } = effort;
  return {
    title,
    description: `GET ${body.length} bytes of JSON from a server on this machine, ${inFlight} calls at the same time`,
    peer: CALL_FETCH,
    others: [CALL_TRANSPORT, CALL_KY],
    rounds,
    digest: digestOf(JSON.parse(body)),
    jobOf: ({ module }) => ({ kind: 'call', module, body, calls, inFlight, samples }),
  };
}
