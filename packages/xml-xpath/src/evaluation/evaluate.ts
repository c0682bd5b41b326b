import type { XPathNode } from '@proj/xml-runtime';
import { XPathDynamicError } from '../errors.js';
import { convertArgument, matchesType } from '../functions/conversion.js';
import type { Expression } from '../syntax/expression.js';
import { calculate } from '../values/arithmetic.js';
import { type AtomicValue, booleanValue, integerValue, isNumeric } from '../values/atomic-value.js';
import { cast } from '../values/cast.js';
import { compareUntyped, compareValues } from '../values/comparison.js';
import { contextItem, type DynamicContext, variableValue } from './dynamic-context.js';
import { atomize, effectiveBooleanValue, isNode, type Sequence } from './items.js';
import { asNode, inDocumentOrder, nodesOnAxis, passes, rootOf } from './nodes.js';

/** The members of a union that may be of that kind; some members stand for several kinds. */
type Member<Union, Kind> = Union extends { readonly kind: infer Kinds }
  ? [Extract<Kinds, Kind>] extends [never]
    ? never
    : Union
  : never;

type Of<Kind extends Expression['kind']> = Member<Expression, Kind>;

const empty: Sequence = [];

/** More items than any condition needs; a range of more is refused before it takes up all memory. */
const longestRange = 1_000_000n;

/**
 * Evaluates an expression ("XML Path Language (XPath) 2.0", section 3).
 * @throws {@link XPathDynamicError}
 */
export function evaluate(expression: Expression, context: DynamicContext): Sequence {
  switch (expression.kind) {
    case 'literal':
      return [expression.value];
    case 'variable':
      return variableValue(context, expression.name);
    case 'contextItem':
      return [contextItem(context)];
    case 'root':
      return evaluateRoot(context);
    case 'sequence':
      return expression.items.flatMap((item) => evaluate(item, context));
    case 'if':
      return evaluate(
        isTrue(expression.test, context) ? expression.consequent : expression.alternative,
        context,
      );
    case 'for':
      return evaluate(expression.domain, context).flatMap((item) =>
        evaluate(expression.body, bind(context, expression.variable, [item])),
      );
    case 'some':
    case 'every':
      return [booleanValue(evaluateQuantified(expression, context))];
    case 'and':
      return [booleanValue(isTrue(expression.left, context) && isTrue(expression.right, context))];
    case 'or':
      return [booleanValue(isTrue(expression.left, context) || isTrue(expression.right, context))];
    case 'valueComparison':
      return evaluateValueComparison(expression, context);
    case 'generalComparison':
      return [booleanValue(evaluateGeneralComparison(expression, context))];
    case 'nodeComparison':
      return evaluateNodeComparison(expression, context);
    case 'range':
      return evaluateRange(expression, context);
    case 'arithmetic':
      return evaluateArithmetic(expression, context);
    case 'unary':
      return evaluateUnary(expression, context);
    case 'union':
    case 'intersect':
    case 'except':
      return evaluateSet(expression, context);
    case 'instanceOf':
      return [booleanValue(matchesType(evaluate(expression.operand, context), expression.type))];
    case 'treatAs':
      return evaluateTreat(expression, context);
    case 'castAs':
      return evaluateCast(expression, context);
    case 'castableAs':
      return [booleanValue(isCastable(expression, context))];
    case 'path':
      return evaluatePath(expression, context);
    case 'step':
      return evaluateStep(expression, context);
    case 'filter':
      return filter(evaluate(expression.base, context), expression.predicate, context);
    case 'call':
      return evaluateCall(expression, context);
  }
}

function isTrue(expression: Expression, context: DynamicContext): boolean {
  return effectiveBooleanValue(evaluate(expression, context));
}

function bind(context: DynamicContext, name: string, value: Sequence): DynamicContext {
  return { ...context, bindings: { name, value, outer: context.bindings } };
}

/** A tree whose root is not a document has no path from `/`. */
function evaluateRoot(context: DynamicContext): Sequence {
  rootOf(asNode(contextItem(context), 'XPTY0020'));
  throw new XPathDynamicError(
    'XPDY0050',
    'The root of the tree is not a document, so no path begins with /.',
  );
}

function evaluateQuantified(
  { kind, variable, domain, body }: Of<'for' | 'some' | 'every'>,
  context: DynamicContext,
): boolean {
  const holds = (item: Sequence[number]): boolean => isTrue(body, bind(context, variable, [item]));
  const items = evaluate(domain, context);
  return kind === 'some' ? items.some(holds) : items.every(holds);
}

/** The one atomic value of an operand; undefined for none. */
function single(expression: Expression, context: DynamicContext): AtomicValue | undefined {
  const values = atomize(evaluate(expression, context));
  if (values.length <= 1) return values[0];
  throw new XPathDynamicError('XPTY0004', `An operand has ${values.length} values; it may have one.`);
}

function evaluateValueComparison(
  { operator, left, right }: Of<'valueComparison'>,
  context: DynamicContext,
): Sequence {
  const a = single(left, context);
  const b = single(right, context);
  return a === undefined || b === undefined ? empty : [booleanValue(compareValues(operator, a, b))];
}

function evaluateGeneralComparison(
  { operator, left, right }: Of<'generalComparison'>,
  context: DynamicContext,
): boolean {
  const others = atomize(evaluate(right, context));
  return atomize(evaluate(left, context)).some((a) => others.some((b) => compareUntyped(operator, a, b)));
}

function singleNode(expression: Expression, context: DynamicContext): XPathNode | undefined {
  const sequence = evaluate(expression, context);
  const [first] = sequence;
  if (sequence.length > 1) throw new XPathDynamicError('XPTY0004', 'An operand is several nodes.');
  return first === undefined ? undefined : asNode(first, 'XPTY0004');
}

function evaluateNodeComparison(
  { operator, left, right }: Of<'nodeComparison'>,
  context: DynamicContext,
): Sequence {
  const a = singleNode(left, context);
  const b = singleNode(right, context);
  if (a === undefined || b === undefined) return empty;
  if (operator === 'is') return [booleanValue(a === b)];
  return [booleanValue(operator === '<<' ? a.order < b.order : a.order > b.order)];
}

function integerOperand(expression: Expression, context: DynamicContext): bigint | undefined {
  const value = single(expression, context);
  if (value === undefined) return undefined;
  const [integer] = convertArgument([value], { item: 'atomic', type: 'integer', occurrence: '' }, 'to');
  return integer !== undefined && !isNode(integer) && integer.primitive === 'decimal'
    ? integer.value.unscaled
    : undefined;
}

function evaluateRange({ left, right }: Of<'range'>, context: DynamicContext): Sequence {
  const from = integerOperand(left, context);
  const to = integerOperand(right, context);
  if (from === undefined || to === undefined || from > to) return empty;
  if (to - from >= longestRange)
    throw new XPathDynamicError('XPDY0130', 'A range has more than a million items.');
  return Array.from({ length: Number(to - from) + 1 }, (_, index) => integerValue(from + BigInt(index)));
}

function evaluateArithmetic({ operator, left, right }: Of<'arithmetic'>, context: DynamicContext): Sequence {
  const a = single(left, context);
  const b = single(right, context);
  return a === undefined || b === undefined ? empty : [calculate(operator, a, b)];
}

function evaluateUnary({ isNegative, operand }: Of<'unary'>, context: DynamicContext): Sequence {
  const value = single(operand, context);
  if (value === undefined) return empty;
  const number = value.primitive === 'untypedAtomic' ? cast(value, 'double') : value;
  if (!isNumeric(number)) throw new XPathDynamicError('XPTY0004', `xs:${value.type} has no sign.`);
  if (!isNegative) return [number];
  // A zero keeps a sign of its own only where it is multiplied.
  return [calculate('*', number, integerValue(-1))];
}

function evaluateSet(
  { kind, left, right }: Of<'union' | 'intersect' | 'except'>,
  context: DynamicContext,
): Sequence {
  const a = inDocumentOrder(evaluate(left, context));
  const b = inDocumentOrder(evaluate(right, context));
  if (kind === 'union') return inDocumentOrder([...a, ...b]);
  const others = new Set(b);
  return a.filter((node) => others.has(node) === (kind === 'intersect'));
}

function evaluateTreat({ operand, type }: Of<'treatAs'>, context: DynamicContext): Sequence {
  const sequence = evaluate(operand, context);
  if (matchesType(sequence, type)) return sequence;
  throw new XPathDynamicError('XPDY0050', 'A value is not of the type that it is treated as.');
}

function evaluateCast(
  {
    operand,
    type,
    allowsEmpty,
    namespaces,
  }: Pick<Of<'castAs'>, 'operand' | 'type' | 'allowsEmpty' | 'namespaces'>,
  context: DynamicContext,
): Sequence {
  const value = single(operand, context);
  if (value !== undefined) return [cast(value, type, namespaces)];
  if (allowsEmpty) return empty;
  throw new XPathDynamicError('XPTY0004', `The empty sequence cannot be cast to xs:${type}.`);
}

function isCastable(expression: Of<'castableAs'>, context: DynamicContext): boolean {
  const values = atomize(evaluate(expression.operand, context));
  const [value] = values;
  if (value === undefined) return expression.allowsEmpty;
  if (values.length > 1) return false;
  try {
    cast(value, expression.type, expression.namespaces);
    return true;
  } catch (error) {
    if (!(error instanceof XPathDynamicError)) throw error;
    return false;
  }
}

function evaluatePath({ left, right }: Of<'path'>, context: DynamicContext): Sequence {
  const origins = inDocumentOrder(evaluate(left, context), 'XPTY0019');
  const results = origins.flatMap((item, index) =>
    evaluate(right, { ...context, item, position: index + 1, size: origins.length }),
  );
  if (results.every(isNode)) return inDocumentOrder(results);
  if (results.some(isNode))
    throw new XPathDynamicError('XPTY0018', 'A step gives both nodes and atomic values.');
  return results;
}

const reverseAxes: ReadonlySet<string> = new Set([
  'parent',
  'ancestor',
  'preceding-sibling',
  'preceding',
  'ancestor-or-self',
]);

function evaluateStep({ axis, test, predicates }: Of<'step'>, context: DynamicContext): Sequence {
  const node = asNode(contextItem(context), 'XPTY0020');
  const selected = nodesOnAxis(node, axis).filter((each) => passes(each, test, axis));
  const filtered = predicates.reduce<Sequence>(
    (nodes, predicate) => filter(nodes, predicate, context),
    selected,
  );
  return reverseAxes.has(axis) ? [...filtered].reverse() : filtered;
}

/** Section 3.2.2: a number is a position. */
function filter(sequence: Sequence, predicate: Expression, context: DynamicContext): Sequence {
  return sequence.filter((item, index) => {
    const value = evaluate(predicate, { ...context, item, position: index + 1, size: sequence.length });
    const [first] = value;
    if (value.length === 1 && first !== undefined && !isNode(first) && isNumeric(first)) {
      return compareValues('eq', first, integerValue(index + 1));
    }
    return effectiveBooleanValue(value);
  });
}

function evaluateCall({ definition, arguments: args }: Of<'call'>, context: DynamicContext): Sequence {
  const { name, parameters, call } = definition;
  const converted = parameters.map((parameter, index) => {
    const argument = args[index];
    return convertArgument(argument === undefined ? empty : evaluate(argument, context), parameter, name);
  });
  return call(converted, context);
}
