import type { Particle } from '../schema/descriptor.js';
import { AllGroupModel } from './all-group.js';
import { Automaton } from './automaton.js';
import { CountingAutomaton } from './counting-automaton.js';
import { compileExpression, type Expression } from './expression.js';
import type { Bind, ContentModel, ContentModelOptions } from './matcher.js';

/**
 * Compiles a content model.
 * @param bind - what a matcher gives for a child, by the particle that admits it
 * @throws TypeError when an all-group stands where XML Schema does not allow one (cos-all-limited)
 */
export function compileContentModel<T>(
  particle: Particle,
  bind: Bind<T>,
  options: ContentModelOptions = {},
): ContentModel<T> {
  const expression = compileExpression(particle);
  const { root } = expression;
  if (root.kind === 'interleaving') return new AllGroupModel(root.parts, false, bind);
  const optional = optionalInterleaving(root);
  if (optional !== undefined) return new AllGroupModel(optional, true, bind);
  if (hasInterleaving(root)) {
    throw new TypeError('An all-group has to be the whole content model (cos-all-limited).');
  }
  return expression.counts
    ? new CountingAutomaton(expression, bind, options)
    : new Automaton(expression, bind, options);
}

/** The members of an all-group with `minOccurs="0"`. */
function optionalInterleaving(root: Expression): readonly Expression[] | undefined {
  if (root.kind !== 'alternation' || !root.nullable) return undefined;
  const [only, ...rest] = root.parts.filter((it) => it.kind !== 'concatenation' || it.parts.length > 0);
  return only?.kind === 'interleaving' && rest.length === 0 ? only.parts : undefined;
}

function hasInterleaving(expression: Expression): boolean {
  if (expression.kind === 'leaf') return false;
  if (expression.kind === 'repetition') return hasInterleaving(expression.body);
  return expression.kind === 'interleaving' || expression.parts.some(hasInterleaving);
}
