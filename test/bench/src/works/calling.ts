import { connectionResponse } from '../callers/connections-request.js';
import { type OpenAirOperation, openAirOperations, openAirResponses } from '../callers/openair-request.js';
import {
  CALL_CONNECTIONS,
  CALL_CONNECTIONS_FETCH,
  CALL_CONNECTIONS_FUNCTION,
  CALL_FETCH,
  CALL_KY,
  CALL_OPENAIR,
  CALL_OPENAIR_FETCH,
  CALL_TRANSPORT,
} from '../contenders.js';
import { createSlips } from '../data/slips.js';
import { digestOf } from '../measure/measure-calls.js';
import type { PlannedWork, Work } from './work.js';
import type { WorkContext } from './work-context.js';

/** Calling a service, with few and with many calls under way. */
export function callingWorks(context: WorkContext): readonly PlannedWork[] {
  const services = [20, 200].map((inFlight) => {
    const title = `call, ${inFlight} in flight`;
    return { title, prepare: () => callingWork(title, context, inFlight) };
  });
  const openAir = openAirOperations.flatMap((operation) =>
    [20, 200].map((inFlight) => {
      const title = `call, OpenAir ${operation}, ${inFlight} in flight`;
      return { title, prepare: () => openAirWork(title, context, operation, inFlight) };
    }),
  );
  const connections = [20, 200].map((inFlight) => {
    const title = `call, connections, ${inFlight} in flight`;
    return { title, prepare: () => connectionsWork(title, context, inFlight) };
  });
  return [...services, ...openAir, ...connections];
}

function openAirWork(
  title: string,
  { effort }: WorkContext,
  operation: OpenAirOperation,
  inFlight: number,
): Work {
  const body = openAirResponses[operation];
  const { calls, callRounds: rounds, callSamples: samples } = effort;
  return {
    title,
    description: `a request to an OpenAir service on this machine that returns ${body.length} bytes, ${inFlight} calls at the same time; \`fetch\` sends text that is ready and parses nothing`,
    peer: CALL_OPENAIR_FETCH,
    others: [CALL_OPENAIR],
    rounds,
    digest: digestOf('7'),
    jobOf: ({ module }) => ({ kind: 'call', module, body, path: operation, calls, inFlight, samples }),
  };
}

function connectionsWork(title: string, { effort }: WorkContext, inFlight: number): Work {
  const body = JSON.stringify(connectionResponse);
  const { calls, callRounds: rounds, callSamples: samples } = effort;
  return {
    title,
    description: `GET a connection, ${body.length} bytes, from a server on this machine, ${inFlight} calls at the same time`,
    peer: CALL_CONNECTIONS_FETCH,
    others: [CALL_CONNECTIONS, CALL_CONNECTIONS_FUNCTION],
    rounds,
    digest: digestOf(connectionResponse.data),
    jobOf: ({ module }) => ({ kind: 'call', module, body, path: '', calls, inFlight, samples }),
  };
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
