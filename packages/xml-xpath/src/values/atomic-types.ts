/** The base type of each built-in atomic type; the types of XSD 1.1 are among them. */
const bases = {
  anyAtomicType: undefined,
  untypedAtomic: 'anyAtomicType',
  string: 'anyAtomicType',
  normalizedString: 'string',
  token: 'normalizedString',
  language: 'token',
  NMTOKEN: 'token',
  Name: 'token',
  NCName: 'Name',
  ID: 'NCName',
  IDREF: 'NCName',
  ENTITY: 'NCName',
  anyURI: 'anyAtomicType',
  boolean: 'anyAtomicType',
  decimal: 'anyAtomicType',
  integer: 'decimal',
  nonPositiveInteger: 'integer',
  negativeInteger: 'nonPositiveInteger',
  long: 'integer',
  int: 'long',
  short: 'int',
  byte: 'short',
  nonNegativeInteger: 'integer',
  unsignedLong: 'nonNegativeInteger',
  unsignedInt: 'unsignedLong',
  unsignedShort: 'unsignedInt',
  unsignedByte: 'unsignedShort',
  positiveInteger: 'nonNegativeInteger',
  float: 'anyAtomicType',
  double: 'anyAtomicType',
  duration: 'anyAtomicType',
  yearMonthDuration: 'duration',
  dayTimeDuration: 'duration',
  dateTime: 'anyAtomicType',
  dateTimeStamp: 'dateTime',
  date: 'anyAtomicType',
  time: 'anyAtomicType',
  gYearMonth: 'anyAtomicType',
  gYear: 'anyAtomicType',
  gMonthDay: 'anyAtomicType',
  gDay: 'anyAtomicType',
  gMonth: 'anyAtomicType',
  hexBinary: 'anyAtomicType',
  base64Binary: 'anyAtomicType',
  QName: 'anyAtomicType',
  NOTATION: 'anyAtomicType',
} as const;

/** The local name of a built-in atomic type. */
export type AtomicTypeName = keyof typeof bases;

/** The types that are, in all but name, primitive: each has a representation of its own. */
export type PrimitiveTypeName =
  | 'untypedAtomic'
  | 'string'
  | 'anyURI'
  | 'boolean'
  | 'decimal'
  | 'float'
  | 'double'
  | 'duration'
  | 'dateTime'
  | 'date'
  | 'time'
  | 'gYearMonth'
  | 'gYear'
  | 'gMonthDay'
  | 'gDay'
  | 'gMonth'
  | 'hexBinary'
  | 'base64Binary'
  | 'QName'
  | 'NOTATION';

/** Whether there is an atomic type of that local name. */
export function isAtomicTypeName(name: string): name is AtomicTypeName {
  return Object.hasOwn(bases, name);
}

/** Whether a type is another one, or derives from it. */
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
