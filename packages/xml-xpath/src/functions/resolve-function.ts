import type { NamespaceContext } from '@proj/xml-runtime';
import { atomize } from '../evaluation/items.js';
import type { Expression } from '../syntax/expression.js';
import { FUNCTION_NAMESPACE, SCHEMA_NAMESPACE, type StaticContext } from '../syntax/static-context.js';
import { type AtomicTypeName, isAtomicTypeName } from '../values/atomic-types.js';
import { cast } from '../values/cast.js';
import { parseParameters } from './parameters.js';
import type { FunctionDefinition } from './signature.js';

/**
 * The function of a name that takes these arguments: one of the libraries, or the constructor of a built-in atomic type.
 * @returns undefined where there is none
 */
export function resolveFunction(
  { namespaceURI, localName }: { readonly namespaceURI: string; readonly localName: string },
  args: readonly Expression[],
  context: StaticContext,
): FunctionDefinition | undefined {
  if (namespaceURI === SCHEMA_NAMESPACE) return constructorFunction(localName, args, context);
  if (namespaceURI !== FUNCTION_NAMESPACE) return undefined;
  const [shorthand = '', call] = context.functions(localName) ?? [];
  if (call === undefined) return undefined;
  const { required, optional, rest } = parseParameters(shorthand);
  if (args.length < required.length) return undefined;
  const all = [...required, ...optional];
  while (rest !== undefined && all.length < args.length) all.push(rest);
  if (args.length > all.length) return undefined;
  return { name: localName, parameters: all.slice(0, args.length), call };
}

function constructorFunction(
  name: string,
  args: readonly Expression[],
  context: StaticContext,
): FunctionDefinition | undefined {
  const isConstructor = isAtomicTypeName(name) && name !== 'anyAtomicType' && name !== 'NOTATION';
  if (!isConstructor || args.length !== 1) return undefined;
  const namespaces = castNamespaces(name, args[0], context);
  return {
    name,
    parameters: [{ item: 'atomic', type: 'anyAtomicType', occurrence: '?' }],
    call: ([operand = []]) => atomize(operand).map((item) => cast(item, name, namespaces)),
  };
}

/** Only literal texts become QNames: their prefixes are those of the expression (XPath 2.0, section 3.10.2). */
export function castNamespaces(
  type: AtomicTypeName,
  operand: Expression | undefined,
  { namespaces, defaultElementNamespace }: StaticContext,
): NamespaceContext | undefined {
  if (type !== 'QName' || operand?.kind !== 'literal') return undefined;
  return {
    lookupNamespaceURI: (prefix) => {
      if (prefix === '') return defaultElementNamespace;
      return Object.hasOwn(namespaces, prefix) ? namespaces[prefix] : undefined;
    },
    lookupPrefix: () => undefined,
  };
}
