/**
 * What a server does instead of responding well:
 *
 * - `'disconnect'`: the connection breaks before anything is done;
 * - `'lose-response'`: all is done, and the connection breaks before the response;
 * - `'break-off'`: all is done, and the connection breaks in the middle of the response's body;
 * - `'hang'`: nothing is done, and no response comes;
 * - a function: nothing is done, and it makes the response.
 */
export type FaultAction =
  | 'disconnect'
  | 'lose-response'
  | 'break-off'
  | 'hang'
  | ((request: Request) => Response | Promise<Response>);

/** A fault of a server, for tests. */
export interface Fault {
  /** Which requests it hits. @defaultValue all */
  readonly when?: ((request: Request) => boolean) | undefined;
  /** How many of them. @defaultValue all */
  readonly times?: number | undefined;
  readonly do: FaultAction;
}

/** How a server makes trouble, for tests. */
export interface TroubleOptions {
  /** The first that fits a request is what happens. */
  readonly faults?: readonly Fault[] | undefined;
  /** Milliseconds before each response, or a function that returns them. @defaultValue 0 */
  readonly latency?: number | (() => number) | undefined;
}

/** Puts latency and faults between requests and what responds to them. */
export class Trouble {
  readonly #faults: { readonly fault: Fault; left: number }[] = [];
  readonly #latency: number | (() => number);

  constructor({ faults = [], latency = 0 }: TroubleOptions) {
    this.#latency = latency;
    for (const fault of faults) this.add(fault);
  }

  /** Adds a fault, which goes behind the others. */
  add(fault: Fault): void {
    this.#faults.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY });
  }

  /**
   * Responds to a request.
   * @throws TypeError where the connection breaks, as `fetch` does
   */
  async respond(request: Request, respond: () => Promise<Response>): Promise<Response> {
    const { signal } = request;
    await pause(typeof this.#latency === 'number' ? this.#latency : this.#latency(), signal);
    const action = this.#actionFor(request);
    if (typeof action === 'function') return action(request);
    switch (action) {
      case undefined:
        return respond();
      case 'disconnect':
        throw connectionClosed();
      case 'lose-response':
        await respond();
        throw connectionClosed();
      case 'break-off':
        return breakOff(await respond());
      case 'hang':
        await pause(Number.POSITIVE_INFINITY, signal);
        throw connectionClosed();
    }
  }

  #actionFor(request: Request): FaultAction | undefined {
    const found = this.#faults.find(({ fault, left }) => left > 0 && (fault.when?.(request) ?? true));
    if (found === undefined) return undefined;
    found.left -= 1;
    return found.fault.do;
  }
}

function connectionClosed(): TypeError {
  return new TypeError('fetch failed', { cause: new Error('the connection was closed') });
}

/** Waits, no longer than until the request is aborted. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (milliseconds <= 0) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  await new Promise<void>((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    if (milliseconds !== Number.POSITIVE_INFINITY) timer = setTimeout(resolve, milliseconds);
  }).finally(() => clearTimeout(timer));
}

/** The response with the first half of its body, behind which the connection breaks. */
async function breakOff(response: Response): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const { status, headers } = response;
  let isFirst = true;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (isFirst) controller.enqueue(bytes.subarray(0, bytes.length >> 1));
      else controller.error(connectionClosed());
      isFirst = false;
    },
  });
  return new Response(body, { status, headers });
}
