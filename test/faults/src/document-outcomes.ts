import type { FaultGroup } from './fault.js';
import type { Operation } from './operations/operation.js';
import { outcomeOf } from './outcome-of.js';

const introduction = `# What happens when things go wrong

Each fault of a network, a service or a caller, and how a call ends, for operations of both clients. A test makes every call of these
tables against a server that behaves so, with a clock that is moved by hand (\`test/faults\`).

- **returned**: the call gives its result. *2 issues*: what was odd is told beside it.
- Otherwise the \`reason\` of the error, with the HTTP status of a failed response.
- **sent**: how often the request was sent, if not once.
- **waited**: between attempts. Where the service does not ask for a wait, it is a random one; here it is half of the longest one each time.
- **may be done**: the error's \`mayHaveBeenDone\` is true, since the service may have done what the request asked for.

\`getConnection\` is a generated function with a client that has no transport of its own: it sends a request once, and its caller gives up after 20 s.
`;

/** Makes the document of all outcomes. */
export function documentOutcomes(groups: readonly FaultGroup[], operations: readonly Operation[]): string {
  const count = groups.reduce((sum, { faults }) => sum + faults.length, 0);
  const counted = `${count} faults, ${operations.length} operations.\n`;
  return [introduction, counted, ...groups.map((group) => tableOf(group, operations))].join('\n');
}

function tableOf({ title, faults }: FaultGroup, operations: readonly Operation[]): string {
  const rows = faults.map((fault) => [
    fault.name,
    ...operations.map((operation) => outcomeOf(fault, operation) ?? '–'),
  ]);
  const head = ['fault', ...operations.map(({ name }) => `\`${name}\``)];
  return [`## ${title}\n`, row(head), row(head.map(() => '---')), ...rows.map(row), ''].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
