/** Each built-in type that restricts another, behind that one (Part 2, section 3; XSD 1.1, section 3). */
const RESTRICTIONS =
  'string>normalizedString>token>language token>NMTOKEN token>Name>NCName>ID NCName>IDREF NCName>ENTITY ' +
  'decimal>integer>nonPositiveInteger>negativeInteger integer>long>int>short>byte ' +
  'integer>nonNegativeInteger>unsignedLong>unsignedInt>unsignedShort>unsignedByte ' +
  'nonNegativeInteger>positiveInteger duration>yearMonthDuration duration>dayTimeDuration dateTime>dateTimeStamp';

let bases: ReadonlyMap<string, string> | undefined;

/** The local name of the built-in type that another restricts; undefined for those that only the ur-types are above. */
export function builtInBase(name: string): string | undefined {
  bases ??= new Map(
    RESTRICTIONS.split(' ')
      .map((chain) => chain.split('>'))
      .flatMap((chain) =>
        chain.slice(1).map((derived, index): [string, string] => [derived, chain[index] ?? '']),
      ),
  );
  return bases.get(name);
}
