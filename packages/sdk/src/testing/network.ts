import type { FaultAction } from './faults.js';

/**
 * Responds to a request as a network with a fault would have it.
 *
 * @param respond - does what the request asks for
 * @throws TypeError where the connection breaks, as `fetch` does
 * @throws the reason of the request's signal, when it is aborted while a response is to come
 */
export async function respondWithFault(
  action: FaultAction | undefined,
  request: Request,
  respond: () => Response | Promise<Response>,
): Promise<Response> {
  if (typeof action === 'function') return action(request);
  if (typeof action === 'object') return httpResponse(action);
  switch (action) {
    case undefined:
      return respond();
    case 'reset':
      throw new ConnectionClosed();
    case 'lose-response':
      await respond();
      throw new ConnectionClosed();
    case 'truncate':
      return truncate(await respond());
    case 'timeout':
      await pause(Number.POSITIVE_INFINITY, request);
      throw new ConnectionClosed();
  }
}

/**
 * The requests that are waited for. What aborts a request reaches its signal only while the request is in memory, and while it waits
 * nothing else may hold it.
 */
const waiting = new Set<Request>();

/**
 * Waits, no longer than until a request is aborted.
 * @throws the reason of the request's signal
 */
export async function pause(milliseconds: number, request: Request): Promise<void> {
  if (milliseconds <= 0) return;
  const { signal } = request;
  waiting.add(request);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop: (() => void) | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      stop = () => reject(signal.reason);
      if (signal.aborted) stop();
      signal.addEventListener('abort', stop, { once: true });
      if (milliseconds !== Number.POSITIVE_INFINITY) timer = setTimeout(resolve, milliseconds);
    });
  } finally {
    waiting.delete(request);
    clearTimeout(timer);
    if (stop !== undefined) signal.removeEventListener('abort', stop);
  }
}

function httpResponse({
  status,
  body,
  headers = {},
}: Exclude<FaultAction, string | ((request: Request) => unknown)>): Response {
  if (typeof body !== 'object') return new Response(body ?? null, { status, headers });
  return Response.json(body, { status, headers });
}

/** What `fetch` rejects with where the connection breaks. */
export class ConnectionClosed extends TypeError {
  constructor() {
    super('fetch failed', { cause: new Error('the connection was closed') });
  }
}

/** The response with the first half of its body, behind which the connection breaks. */
async function truncate(response: Response): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const { status, headers } = response;
  let isFirst = true;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (isFirst) controller.enqueue(bytes.subarray(0, bytes.length >> 1));
      else controller.error(new ConnectionClosed());
      isFirst = false;
    },
  });
  return new Response(body, { status, headers });
}
