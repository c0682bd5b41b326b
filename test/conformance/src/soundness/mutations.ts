import { type ComplexTypeDescriptor, formatValue, SimpleTypeError, standardSchema } from '@proj/xml-runtime';
import type { ComplexValue } from './complex-values.js';
import { bareTypeOf, type Choice, type Property, type TypeModel, typeModelOf } from './type-model.js';

/** A value broken by hand, in a way that a type can say. */
export interface Mutation {
  /** What was done to the value. */
  readonly description: string;
  readonly value: ComplexValue;
}

/** A text that is of most lexical spaces, and of no enumeration. */
const noSuchLiteral = 'no-such-literal';

/** Values for properties of simple types, tried in this order. */
const samples: readonly unknown[] = [
  'a',
  1,
  1n,
  true,
  '2000-01-01',
  '12:00:00',
  new Uint8Array([1]),
  ['a'],
  [1],
];

/** Breaks a value of a complex type in each way that its descriptor says the type can tell. */
export function mutationsOf(value: ComplexValue, type: ComplexTypeDescriptor): readonly Mutation[] {
  const model = typeModelOf(type);
  const present = [...model.properties.values()].filter(({ name }) => isPresent(value, name));
  if (isUntold(model)) {
    return [];
  }
  return [
    ...present.flatMap((property) => brokenProperty(value, property)),
    ...model.choices.flatMap((choice) => brokenChoice(value, choice, model.properties)),
    ...(model.isOpen || '$any' in value
      ? []
      : [{ description: 'a property that nothing declares', value: { ...value, 'no such property': 1 } }]),
  ];
}

/** The type of objects without properties admits everything in TypeScript. */
function isUntold({ properties, content, isOpen }: TypeModel): boolean {
  return properties.size === 0 && content.size === 0 && !isOpen;
}

function brokenProperty(value: ComplexValue, property: Property): readonly Mutation[] {
  const { name, isRequired } = property;
  const { [name]: own, ...others } = value;
  const withValue = (what: string, broken: unknown): Mutation => ({
    description: `${name} ${what}`,
    value: { ...value, [name]: broken },
  });
  return [
    ...(isRequired ? [{ description: `${name} left out`, value: others }] : []),
    ...brokenOccurrence(property, own, withValue),
    ...brokenLiteral(property, own, withValue),
  ];
}

function brokenOccurrence(
  { isArray, declarations }: Property,
  own: unknown,
  mutation: (what: string, broken: unknown) => Mutation,
): readonly Mutation[] {
  // Lists are arrays themselves.
  if (isArray) {
    const [first] = Array.isArray(own) ? own : [];
    return first === undefined || Array.isArray(first)
      ? []
      : [mutation('once instead of as an array', first)];
  }
  const isEmpty = declarations.some(({ type }) => type.kind === 'complexType' && isUntold(typeModelOf(type)));
  return declarations.length === 0 || isEmpty || Array.isArray(own) || own === null
    ? []
    : [mutation('as an array instead of once', [own])];
}

function brokenLiteral(
  { isArray, declarations }: Property,
  own: unknown,
  mutation: (what: string, broken: unknown) => Mutation,
): readonly Mutation[] {
  const [declared] = declarations;
  const type = declared === undefined ? undefined : bareTypeOf(declared);
  if (isArray || declarations.length !== 1 || type === undefined) {
    return [];
  }
  return [
    mutation('of another kind', { 'no such': true }),
    ...(typeof own === 'string' && ruleAgainst(type, noSuchLiteral) === 'cvc-enumeration-valid'
      ? [mutation('of no such literal', noSuchLiteral)]
      : []),
  ];
}

function ruleAgainst(type: NonNullable<ReturnType<typeof bareTypeOf>>, value: unknown): string | undefined {
  try {
    formatValue(type, value);
    return undefined;
  } catch (error) {
    return error instanceof SimpleTypeError ? error.rule : undefined;
  }
}

function brokenChoice(
  value: ComplexValue,
  { isRequired, branches }: Choice,
  properties: ReadonlyMap<string, Property>,
): readonly Mutation[] {
  const taken = branches.filter((branch) => branch.required.some((name) => isPresent(value, name)));
  const [branch] = taken;
  if (branch === undefined || taken.length > 1) {
    return [];
  }
  const rest = Object.fromEntries(
    Object.entries(value).filter(([name]) => !branch.properties.includes(name)),
  );
  const others = branches.filter((it) => it !== branch);
  return [
    ...(isRequired ? [{ description: `none of ${branches.length} branches`, value: rest }] : []),
    ...others.flatMap(({ required }): Mutation[] => {
      const added = Object.fromEntries(
        required.flatMap((name) => {
          const sample = sampleOf(properties.get(name));
          return sample === undefined ? [] : [[name, sample]];
        }),
      );
      const names = Object.keys(added);
      return names.length === 0
        ? []
        : [{ description: `${names.join(', ')} beside another branch`, value: { ...value, ...added } }];
    }),
  ];
}

/** A valid value of a property of simple type, where one is found. */
function sampleOf(property: Property | undefined): unknown {
  const [declared] = property?.declarations ?? [];
  const type = declared === undefined ? undefined : bareTypeOf(declared);
  if (property === undefined || type === undefined || property.declarations.length !== 1) {
    return undefined;
  }
  const sample = samples.find((it) => isValueOf(type, it));
  return property.isArray && sample !== undefined ? [sample] : sample;
}

function isValueOf(type: NonNullable<ReturnType<typeof bareTypeOf>>, value: unknown): boolean {
  const result = standardSchema(type)['~standard'].validate(value);
  return !('then' in result) && result.issues === undefined;
}

function isPresent(value: ComplexValue, name: string): boolean {
  return Object.hasOwn(value, name) && value[name] !== undefined;
}
