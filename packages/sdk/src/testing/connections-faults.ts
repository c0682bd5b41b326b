import type { OperationName } from './connections-operations.js';
import type { Fault, FaultAction, FaultFrequency } from './faults.js';

/** What the connections server knows of a request when it looks for faults. */
export interface ConnectionsRequestFacts {
  readonly method: string;
  /** The path without its query. */
  readonly path: string;
  /** The operation by its name in `ConnectionsClient`; `undefined` where the server knows none for the method and the path. */
  readonly operation: OperationName | undefined;
  /** The body as text; empty where there is none. */
  readonly body: string;
}

/** Which requests a fault happens to. All that is given has to fit. */
export interface ConnectionsFaultCondition extends FaultFrequency {
  readonly operation?: OperationName | readonly OperationName[] | undefined;
  readonly method?: string | undefined;
  readonly path?: string | undefined;
}

/**
 * A fault of an in-memory connections server.
 * @example
 * ```ts
 * const faults: ConnectionsFault[] = [
 *   { when: { operation: 'create', every: 3 }, do: 'lose-response' },
 *   { when: { operation: 'list', times: 2 }, do: { status: 503, headers: { 'retry-after': '1' } } },
 * ];
 * ```
 */
export type ConnectionsFault = Fault<ConnectionsRequestFacts, ConnectionsFaultCondition, FaultAction>;

/** Tests a request for what a condition says, other than how often. */
export function fitsConnectionsRequest(
  { operation, method, path }: ConnectionsFaultCondition,
  request: ConnectionsRequestFacts,
): boolean {
  const operations: readonly unknown[] = operation === undefined ? [] : [operation].flat();
  return (
    (operation === undefined || operations.includes(request.operation)) &&
    (method === undefined || method.toUpperCase() === request.method) &&
    (path === undefined || path === request.path)
  );
}
