import { type AtomicDatatypeName, primitiveTypes, restrictedTypes } from '@proj/xml-runtime/datatypes';

/** The types that are, in all but name, primitive: each has a representation of its own. */
export type PrimitiveTypeName = 'untypedAtomic' | (typeof primitiveTypes)[number];

/** The local name of an atomic type: a built-in one, or that of values without a type (XPath 2.0, section 2.5.1). */
export type AtomicTypeName = 'anyAtomicType' | 'untypedAtomic' | AtomicDatatypeName;

const bases: Readonly<Record<string, AtomicTypeName | undefined>> = {
  ...Object.fromEntries(primitiveTypes.map((name) => [name, 'anyAtomicType'])),
  ...restrictedTypes,
  anyAtomicType: undefined,
  untypedAtomic: 'anyAtomicType',
};

/** Tests whether there is an atomic type of that local name. */
export function isAtomicTypeName(name: string): name is AtomicTypeName {
  return Object.hasOwn(bases, name);
}

/** Tests whether a type is another one, or derives from it. */
export function isDerivedFrom(type: AtomicTypeName, base: AtomicTypeName): boolean {
  for (let step: AtomicTypeName | undefined = type; step !== undefined; step = bases[step]) {
    if (step === base) return true;
  }
  return false;
}

/** The primitive that a type derives from; `anyAtomicType` has no values of its own and counts as untyped. */
export function primitiveOf(type: AtomicTypeName): PrimitiveTypeName {
  let step: AtomicTypeName = type;
  for (let base = bases[step]; base !== undefined && base !== 'anyAtomicType'; base = bases[step])
    step = base;
  // What remains has no base but anyAtomicType: it is primitive.
  return step === 'anyAtomicType' ? 'untypedAtomic' : (step as PrimitiveTypeName);
}
