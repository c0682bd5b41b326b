import type { OpenAirHooks } from '../openair/hooks.js';
import type { CliContext } from './context.js';
import { printable } from './formats/cell-text.js';

/** Hooks that tell on stderr what was odd in a response that was read all the same. */
export function issueReporter({ stderr }: CliContext): OpenAirHooks {
  return {
    onIssues({ operation, issues }) {
      for (const { path, message } of issues) {
        const place = path.length === 0 ? '' : ` ${path.join('/')}`;
        stderr.writeNow(`odd: ${printable(`${operation}${place}: ${message}`)}\n`);
      }
    },
  };
}
