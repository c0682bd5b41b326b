import type { DateTimeValue } from '@proj/xml-runtime/datatypes';
import { XPathDynamicError } from '../errors.js';
import type { Item, Sequence } from './items.js';

/** The values of variables, the innermost first. */
export interface Bindings {
  readonly name: string;
  readonly value: Sequence;
  readonly outer: Bindings | undefined;
}

/** The focus and the environment ("XML Path Language (XPath) 2.0", section 2.1.2). */
export interface DynamicContext {
  /** The context item; undefined where there is none. */
  readonly item: Item | undefined;
  readonly position: number;
  readonly size: number;
  readonly bindings: Bindings | undefined;
  /** The same for the whole evaluation of an expression. */
  readonly now: () => DateTimeValue;
}

/** @throws {@link XPathDynamicError} XPDY0002 where there is none */
export function contextItem(context: DynamicContext): Item {
  if (context.item === undefined) throw new XPathDynamicError('XPDY0002', 'There is no context item here.');
  return context.item;
}

/** The value of a variable, which static analysis has found to be there. */
export function variableValue({ bindings }: DynamicContext, name: string): Sequence {
  for (let binding = bindings; binding !== undefined; binding = binding.outer) {
    if (binding.name === name) return binding.value;
  }
  throw new XPathDynamicError('XPDY0002', `The variable $${name} has no value.`);
}
