/** Messages by name of property or parameter. */
export type PropertyErrors = Readonly<Record<string, readonly string[]>>;

/** A request that the connections server refuses: its HTTP status and the body of the response. */
export class ConnectionsProblem {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;

  /** @param details - what the body has besides `code` and `message` */
  constructor(status: number, message: string, details: Readonly<Record<string, unknown>> = {}) {
    this.status = status;
    this.body = { code: status, message, ...details };
  }
}

/** Refuses properties or parameters that have wrong values. */
export function invalid(errors: PropertyErrors): ConnectionsProblem {
  return new ConnectionsProblem(400, 'Validation failed', { errors });
}
