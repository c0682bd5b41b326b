import type { OpenAirHooks } from '../openair/hooks.js';
import type { Invocation } from './command.js';
import { printable } from './formats/cell-text.js';

/**
 * Hooks that tell on stderr what was odd in responses that were read all the same. A service that has a field of its own
 * has it in every record: each kind is told once.
 */
export function issueReporter({ options, context: { stderr } }: Invocation): OpenAirHooks {
  const told = new Set<string>();
  return {
    onIssues({ operation, issues }) {
      for (const { rule, path, message } of issues) {
        const place = path.filter((step) => typeof step !== 'number').join('/');
        const kind = `${operation} ${rule} ${place}`;
        if (told.has(kind)) continue;
        told.add(kind);
        const line = options.flag('json')
          ? JSON.stringify({ odd: { operation, rule, path, message } })
          : printable(`odd: ${operation} ${place === '' ? '' : `${place}: `}${message}`);
        stderr.writeNow(`${line}\n`);
      }
    },
  };
}
