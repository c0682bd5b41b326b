import type { Fault, Outcome } from './fault.js';
import type { Operation } from './operations/operation.js';

/** The outcome that an operation has with a fault; `undefined` where its service has no such fault. */
export function outcomeOf(
  { outcomes, only }: Fault,
  { name, client, effect }: Operation,
): Outcome | undefined {
  if (only !== undefined && only !== client) return undefined;
  return outcomes[name] ?? outcomes[client] ?? outcomes[effect];
}
