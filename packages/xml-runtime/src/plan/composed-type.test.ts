import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as xs from '../datatypes/xs.js';
import { all } from '../features/all-group/all.js';
import { mixedContent } from '../features/mixed/mixed-content.js';
import { anyAttribute } from '../features/wildcards/any.js';
import { assertion } from '../features/xpath/define-assertions.js';
import { complexType } from '../schema/define.js';
import { type AttributeGroup, type ComplexTypeDescriptor, unbounded } from '../schema/descriptor.js';
import { composedType } from './composed-type.js';

const attribute = (name: string, required = false): { attribute: string; type: typeof xs.string } => ({
  attribute: name,
  type: xs.string,
  ...(required && { required: true }),
});

const names = (type: ComplexTypeDescriptor): readonly string[] =>
  composedType(type).attributes.map((use) => use.attribute);

describe('attributes of a composed type', () => {
  const group: AttributeGroup = {
    attributes: [attribute('c')],
    attributeGroups: [() => ({ attributes: [attribute('b')] })],
  };
  const base = complexType({ attributes: [attribute('a')], attributeGroups: [() => group] });

  it('are those of groups, and of groups that these refer to', () => {
    expect(names(base)).toEqual(['b', 'c', 'a']);
  });

  it('are inherited by extension and by restriction', () => {
    expect(names(complexType({ base, attributes: [attribute('d')] }))).toEqual(['b', 'c', 'a', 'd']);
    expect(names(complexType({ base, derivation: 'restriction' }))).toEqual(['b', 'c', 'a']);
  });

  it('take the place of those of the same name', () => {
    const required = complexType({ base, derivation: 'restriction', attributes: [attribute('c', true)] });
    expect(names(required)).toEqual(['b', 'c', 'a']);
    expect(composedType(required).attributes[1]).toMatchObject({ required: true });
  });

  it('lack those that a restriction prohibits, told apart by their namespaces', () => {
    const qualified = complexType({
      base,
      attributes: [{ ...attribute('a'), namespaceURI: 'urn:1' }],
    });
    const prohibiting = complexType({
      base: () => qualified,
      derivation: 'restriction',
      prohibitedAttributes: ['a', 'b'],
    });
    expect(names(prohibiting)).toEqual(['c', 'a']);
  });
});

describe('content of a composed type', () => {
  const a = { sequence: [{ element: 'a', type: xs.string }] } as const;
  const b = { sequence: [{ element: 'b', type: xs.string }] } as const;
  const base = complexType({ content: a });

  it('is that of the base, followed by what an extension adds', () => {
    expect(composedType(complexType({ base, content: b })).content).toEqual({ sequence: [a, b] });
    expect(composedType(complexType({ base })).content).toEqual(a);
    expect(composedType(complexType({ base: complexType({}), content: b })).content).toEqual(b);
  });

  it('is what a restriction states or inherits, and what says that it is whole', () => {
    expect(composedType(complexType({ base, derivation: 'restriction', content: b })).content).toEqual(b);
    expect(composedType(complexType({ base, derivation: 'restriction' })).content).toBeUndefined();
    const narrower = complexType({ base, derivation: 'restriction', inheritsContent: true });
    expect(composedType(narrower).content).toEqual(a);
    expect(composedType(complexType({ base, content: b, hasWholeContent: true })).content).toEqual(b);
  });

  it('is one all-group where both parts are', () => {
    const base = complexType({ content: all(a.sequence, { minOccurs: 0 }) });
    const extension = complexType({ base, content: all(b.sequence) });
    expect(composedType(extension).content).toEqual(all([...a.sequence, ...b.sequence]));
  });

  it('is $content as a whole where a type says so, and in all that extends it', () => {
    const ordered = complexType({ content: a, as: '$content' });
    const extension = complexType({ base: ordered, content: b });
    expect(composedType(extension).content).toMatchObject({ as: '$content' });
    expect(composedType(complexType({ base, content: b, mixed: mixedContent })).content).toMatchObject({
      as: '$content',
    });
  });

  it('is not $content as a whole where a group of the base is', () => {
    const choice = { choice: a.sequence, maxOccurs: unbounded, as: '$content' } as const;
    const extension = complexType({ base: complexType({ content: choice }), content: b });
    expect(composedType(extension).content).toEqual({ sequence: [choice, b] });
  });

  it('is a group where $content has a single element', () => {
    const single = complexType({ content: a.sequence[0], mixed: mixedContent });
    expect(composedType(single).content).toEqual({ sequence: [a.sequence[0]], as: '$content' });
  });
});

describe('a composed type', () => {
  it('has as many attributes as all types that it extends declare', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4), { maxLength: 8 }), (counts) => {
        let type = complexType({});
        for (const [depth, count] of counts.entries()) {
          const attributes = Array.from({ length: count }, (_, index) => attribute(`a${depth}.${index}`));
          type = complexType({ base: type, attributes });
        }
        expect(composedType(type).attributes).toHaveLength(counts.reduce((sum, count) => sum + count, 0));
      }),
    );
  });

  it('inherits simple content, wildcards and assertions', () => {
    const wildcard = anyAttribute({ namespaces: '##any', processContents: 'skip' });
    const holds = { test: 'true()', compile: () => ({ evaluate: () => ({ isTrue: true }) }) };
    const base = complexType({
      simpleContent: xs.int,
      attributeWildcard: wildcard,
      assertions: [assertion(holds)],
    });
    const own = { ...holds, test: '@a' };
    expect(composedType(complexType({ base, assertions: [assertion(own)] }))).toMatchObject({
      simpleContent: xs.int,
      attributeWildcard: wildcard,
      assertions: [assertion(holds), assertion(own)],
    });
    expect(composedType(complexType({ base, derivation: 'restriction' }))).toMatchObject({
      simpleContent: undefined,
      attributeWildcard: undefined,
      assertions: [assertion(holds)],
    });
  });
});
