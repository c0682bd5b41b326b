import fc from 'fast-check';

const fragments: readonly string[] = [
  '<',
  '>',
  '</r>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<!DOCTYPE r [',
  '<!DOCTYPE r [<!ENTITY a "&b;<r>"><!ENTITY b "b"><!ATTLIST r a NMTOKENS " a ">]>',
  '<!ENTITY ',
  '<!ATTLIST r ',
  ' "&b;"',
  ']>',
  '<?xml version="1.1"?>',
  '&',
  '&#1;',
  '&a;',
  '"',
  "'",
  '=',
  ' xmlns:p=""',
  '\u0000',
  '\u0085',
  '\u2028',
  '\uFFFE',
];

/** What is done to a document: bytes between two places replaced. */
interface Change {
  readonly at: number;
  readonly length: number;
  readonly by: Uint8Array;
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(),
  length: fc.nat(8),
  by: fc.oneof(
    fc.uint8Array({ maxLength: 4 }),
    fc.constantFrom(...fragments).map((text) => new TextEncoder().encode(text)),
  ),
});

/** Documents with a few bytes replaced, added or left out. */
export function mutated(documents: ReadonlyMap<string, string | Uint8Array>): fc.Arbitrary<Uint8Array> {
  const encoder = new TextEncoder();
  const originals = [...documents.values()].map((it) => (typeof it === 'string' ? encoder.encode(it) : it));
  return fc
    .tuple(fc.constantFrom(...originals), fc.array(change, { minLength: 1, maxLength: 4 }))
    .map(([original, changes]) => changes.reduce(apply, original));
}

function apply(document: Uint8Array, { at, length, by }: Change): Uint8Array {
  const start = at % (document.length + 1);
  return Uint8Array.from([...document.subarray(0, start), ...by, ...document.subarray(start + length)]);
}
