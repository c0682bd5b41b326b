/** A contender in calling a service. */
export interface Caller {
  /** Reads what is at an address, as JSON. */
  readonly call: (url: string) => Promise<unknown>;
}

/** The header fields that all contenders send. */
export const headers: Readonly<Record<string, string>> = { accept: 'application/json', 'x-api-key': 'a key' };
