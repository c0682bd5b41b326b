import type { Datatype } from '../../datatypes/datatype.js';
import { datatypeOf } from '../../datatypes/simple-type.js';
import { composedType } from '../../plan/composed-type.js';
import { builtInBase } from '../../schema/built-in-types.js';
import type { NamespaceContext, SimpleTypeDescriptor, TypeDescriptor } from '../../schema/descriptor.js';
import { resolve } from '../../schema/lazy.js';
import type { TypedLiteral } from '../../schema/xpath-test.js';

/** What the labels of built-in types begin with: no name of another type has a colon. */
const BUILT_IN = 'xs:';

/**
 * The typed value of a text by a simple type ("XQuery 1.0 and XPath 2.0 Data Model", section 3.3.1.2): an item for
 * each item of a list, each of the nearest built-in type.
 */
export function typedLiterals(
  type: SimpleTypeDescriptor,
  text: string,
  namespaces: NamespaceContext,
): readonly TypedLiteral[] {
  return literalsOf(datatypeOf(type), text, namespaces);
}

/** {@link typedLiterals} for a datatype. */
export function literalsOf(
  datatype: Datatype,
  text: string,
  namespaces: NamespaceContext | undefined,
): readonly TypedLiteral[] {
  const literal = datatype.normalize(text);
  const { item, members } = datatype;
  if (datatype.variety === 'list' && item !== undefined) {
    const items = literal === '' ? [] : literal.split(' ');
    return items.flatMap((each) => literalsOf(item, each, namespaces));
  }
  if (datatype.variety === 'union') {
    const active = members?.find((each) => each.check(each.normalize(text), namespaces) === undefined);
    if (active !== undefined) return literalsOf(active, text, namespaces);
  }
  const type = builtInBases(datatype).find((name) => name !== 'anySimpleType' && name !== 'anyAtomicType');
  return [
    {
      type: datatype.variety === 'union' ? 'untypedAtomic' : (type ?? 'untypedAtomic'),
      literal,
      ...(namespaces && { namespaces }),
    },
  ];
}

/** The local names of the built-in types that a datatype is, or derives from, the nearest first. */
function builtInBases(datatype: Datatype): readonly string[] {
  const names: string[] = [];
  for (let step: Datatype | undefined = datatype; step !== undefined; step = step.base) {
    if (step.label.startsWith(BUILT_IN)) names.push(step.label.slice(BUILT_IN.length));
  }
  return names;
}

/** The types that all types of a kind derive from. */
const urTypes: ReadonlySet<string> = new Set(['anyType', 'anySimpleType']);

/** Whether a simple type is the built-in one of that local name, or derives from it. */
export function isSimpleTypeOf(type: SimpleTypeDescriptor, localName: string): boolean {
  const datatype = datatypeOf(type);
  if (urTypes.has(localName)) return true;
  if (localName === 'anyAtomicType') return datatype.variety === 'atomic';
  return builtInBases(datatype).some((name) => {
    for (let step: string | undefined = name; step !== undefined; step = builtInBase(step)) {
      if (step === localName) return true;
    }
    return false;
  });
}

/** Whether a type is the built-in one of that local name, or derives from it. */
export function isTypeOf(type: TypeDescriptor, localName: string): boolean {
  if (localName === 'anyType') return true;
  if (type.kind === 'simpleType') return isSimpleTypeOf(type, localName);
  const { simpleContent } = composedType(type);
  if (simpleContent === undefined) return false;
  return isSimpleTypeOf(resolve(simpleContent), localName);
}
