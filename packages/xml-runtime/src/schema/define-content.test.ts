import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as xs from '../datatypes/xs.js';
import { all, allGroupCompiler } from '../features/all-group/all.js';
import { countingCompiler, repeat } from '../features/counting/repeat.js';
import { any, anyAttribute } from '../features/wildcards/any.js';
import { parse } from '../parse.js';
import { serialize } from '../serialize.js';
import { complexType, element } from './define.js';
import { attribute, choice, group, local, locals, ref, sequence } from './define-content.js';
import { type ModelGroupDefinition, unbounded } from './descriptor.js';

const global = element({ name: 'g', namespaceURI: 'urn:g', type: xs.int });

describe('functions that make particles', () => {
  it('make the literals that one would write', () => {
    expect(local('a', xs.int)).toEqual({ element: 'a', type: xs.int });
    expect(local('a', xs.int, 0, unbounded, { nillable: true })).toEqual({
      element: 'a',
      type: xs.int,
      minOccurs: 0,
      maxOccurs: unbounded,
      nillable: true,
    });
    expect(locals({ b: xs.int, a: xs.string })).toEqual([local('b', xs.int), local('a', xs.string)]);
    expect(locals({ a: xs.int }, 0, unbounded)).toEqual([local('a', xs.int, 0, unbounded)]);
    expect(ref(global, 0)).toEqual({ ref: global, minOccurs: 0 });
    const wildcard = { namespaces: '##any', processContents: 'lax' } as const;
    expect(any(wildcard, 1, 3)).toEqual({ any: anyAttribute(wildcard), maxOccurs: 3 });
    const particles = [local('a', xs.int)];
    expect(sequence(particles)).toEqual({ sequence: particles });
    expect(choice(particles, { minOccurs: 0 })).toEqual({ choice: particles, minOccurs: 0 });
    const inAnyOrder = { all: particles, compiler: allGroupCompiler, namespaceURI: 'urn:a' };
    expect(all(particles, { namespaceURI: 'urn:a' })).toEqual(inAnyOrder);
    const counted = { element: 'a', type: xs.int, maxOccurs: 3, compiler: countingCompiler };
    expect(repeat(local('a', xs.int, 0), 1, 3)).toEqual(counted);
    const definition: ModelGroupDefinition = () => sequence(particles);
    expect(group(definition, { maxOccurs: 2, as: '$content' })).toEqual({
      group: definition,
      maxOccurs: 2,
      as: '$content',
    });
  });

  it('state the bounds that are not 1, and no others', () => {
    const bound = fc.constantFrom(undefined, 0, 1, 2, unbounded);
    fc.assert(
      fc.property(bound, bound, (minOccurs, maxOccurs) => {
        const particle = local('a', xs.int, minOccurs, maxOccurs);
        expect('minOccurs' in particle).toBe((minOccurs ?? 1) !== 1);
        expect('maxOccurs' in particle).toBe((maxOccurs ?? 1) !== 1);
        expect([particle.minOccurs ?? 1, particle.maxOccurs ?? 1]).toEqual([minOccurs ?? 1, maxOccurs ?? 1]);
      }),
    );
  });
});

describe('attribute', () => {
  it('makes an attribute use', () => {
    expect(attribute('a', xs.int)).toEqual({ attribute: 'a', type: xs.int });
    expect(attribute('a', xs.int, { required: true, property: '@a' })).toEqual({
      attribute: 'a',
      type: xs.int,
      required: true,
      property: '@a',
    });
  });
});

describe('a type that is made of such calls', () => {
  const pair: ModelGroupDefinition = () => sequence([local('x', xs.int), local('y', xs.int, 0)]);
  const type = complexType({
    name: 'T',
    namespaceURI: 'urn:t',
    attributes: () => [attribute('id', xs.int, { required: true })],
    content: () =>
      sequence(
        [group(pair), choice([local('a', xs.int), local('b', xs.int, 1, unbounded)]), ref(global, 0)],
        {
          namespaceURI: 'urn:t',
        },
      ),
  });
  const root = element({ name: 'root', namespaceURI: 'urn:t', type: () => type });

  it('reads and writes', () => {
    const document =
      '<t:root xmlns:t="urn:t" xmlns:g="urn:g" id="1"><x>1</x><t:b>2</t:b><t:b>3</t:b><g:g>4</g:g></t:root>';
    const value = parse(root, document);
    expect(value).toEqual({ id: 1, x: 1, b: [2, 3], g: 4 });
    expect(parse(root, serialize(root, value))).toEqual(value);
  });

  it('puts the local elements of a group into its namespace, not those of a group that it refers to', () => {
    expect(() => parse(root, '<t:root xmlns:t="urn:t" id="1"><t:x>1</t:x><t:a>2</t:a></t:root>')).toThrow(
      'cvc-complex-type.2.4',
    );
    expect(() => parse(root, '<t:root xmlns:t="urn:t" id="1"><x>1</x><a>2</a></t:root>')).toThrow(
      'cvc-complex-type.2.4',
    );
  });
});
