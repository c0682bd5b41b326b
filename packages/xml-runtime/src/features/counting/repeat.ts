import { compileExpression } from '../../content-model/expression.js';
import type { ContentModelCompiler } from '../../schema/content-matcher.js';
import { occurrence } from '../../schema/define-content.js';
import type { Particle } from '../../schema/descriptor.js';
import { CountingAutomaton } from './counting-automaton.js';

/**
 * Makes a particle occur a number of times that has to be counted: any but 0 or 1 to 1 or to any number.
 *
 * @param maxOccurs - `unbounded` for no upper bound
 * @example
 * ```ts
 * sequence([repeat(local('point', Point), 2, 4), local('label', xs.string, 0)])
 * ```
 */
export function repeat<P extends Particle>(particle: P, minOccurs: number, maxOccurs: number): P {
  const { minOccurs: _, maxOccurs: __, ...once } = particle;
  return { ...once, ...occurrence(minOccurs, maxOccurs), compiler: countingCompiler } as unknown as P;
}

/** Compiles content models with particles that have to be counted. */
export const countingCompiler: ContentModelCompiler = {
  compile(particle, bind) {
    return new CountingAutomaton(compileExpression(particle), bind);
  },
};
