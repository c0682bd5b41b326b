import { describe, expect, it } from 'vitest';
import * as xs from '../../datatypes/xs.js';
import { brief, holding } from '../../fixtures/documents.js';
import { parse } from '../../parse.js';
import type { ElementDescriptor, OpenContent, XmlElement } from '../../schema/descriptor.js';
import { unbounded } from '../../schema/descriptor.js';
import { serialize } from '../../serialize.js';
import { validate } from '../../validate.js';
import { mixedContent } from '../mixed/mixed-content.js';
import { anyAttribute } from '../wildcards/any.js';
import { openContent } from './open-content.js';

const any = { namespaces: ['urn:o'], processContents: 'skip' } as const;

function opened(mode: OpenContent['mode'], mixed = false): ElementDescriptor {
  return holding(
    {
      as: '$content',
      sequence: [
        { element: 'a', type: xs.int, maxOccurs: unbounded },
        { any: anyAttribute({ namespaces: ['urn:w'], processContents: 'skip' }), minOccurs: 0 },
        { element: 'b', type: xs.string, minOccurs: 0 },
      ],
    },
    { openContent: openContent({ mode, any }), ...(mixed && { mixed: mixedContent }) },
  );
}

function tree(name: string, namespaceURI = 'urn:o'): XmlElement {
  return { name, namespaceURI, attributes: [], children: [] };
}

function rules(descriptor: ElementDescriptor, $content: readonly unknown[]): readonly string[] {
  return validate(descriptor, { $content }).map(({ rule, path }) => `${rule} /${path.join('/')}`);
}

describe('open content among the items of $content', () => {
  const document =
    '<r><x xmlns="urn:o"/><a>1</a><y xmlns="urn:o"/><w xmlns="urn:w"/><b/><z xmlns="urn:o"/></r>';

  it('keeps its place', () => {
    const value = parse(opened('interleave'), document);
    expect(value).toMatchObject({
      $content: [
        { $any: { name: 'x' } },
        { $name: 'a', $value: 1 },
        { $any: { name: 'y' } },
        { $any: { name: 'w' } },
        { $name: 'b', $value: '' },
        { $any: { name: 'z' } },
      ],
    });
    expect(value).not.toHaveProperty('$any');
    expect(parse(opened('interleave'), serialize(opened('interleave'), value))).toEqual(value);
  });

  it('stands between text, too', () => {
    const mixed = opened('interleave', true);
    const value = parse(mixed, '<r>t<x xmlns="urn:o"/>u<a>1</a></r>');
    expect(value).toMatchObject({ $content: ['t', { $any: { name: 'x' } }, 'u', { $name: 'a' }] });
    expect(serialize(mixed, value)).toContain('t<x xmlns="urn:o"/>u<a>1</a>');
  });

  it('comes at the end only, as a suffix', () => {
    const suffix = opened('suffix');
    const value = parse(suffix, '<r><a>1</a><x xmlns="urn:o"/></r>');
    expect(parse(suffix, serialize(suffix, value))).toEqual(value);
    expect(brief(suffix, '<r><a>1</a><x xmlns="urn:o"/><b/></r>')).toEqual([
      'cvc-complex-type.2.4.a 1:30 /$content/2/$value',
    ]);
    expect(
      rules(suffix, [{ $name: 'a', $value: 1 }, { $any: tree('x') }, { $name: 'b', $value: '' }]),
    ).toEqual(['cvc-complex-type.2.4.a /$content/2/$value']);
    expect(rules(suffix, [{ $any: tree('x') }, { $name: 'a', $value: 1 }])).toEqual([
      'cvc-complex-type.2.4.a /$content/0/$any',
    ]);
  });

  it('is what the wildcard admits and the content model does not take', () => {
    const one = { $name: 'a', $value: 1 };
    expect(rules(opened('interleave'), [{ $any: tree('x') }, one, { $any: tree('y') }])).toEqual([]);
    expect(rules(opened('interleave'), [one, { $any: tree('x', 'urn:p') }])).toEqual([
      'cvc-complex-type.2.4.a /$content/1/$any',
    ]);
    expect(rules(opened('interleave'), [{ $any: tree('a', '') }])).toEqual([
      'cvc-complex-type.2.4.a /$content/0/$any',
    ]);
    expect(rules(opened('interleave'), [{ $any: tree('x') }])).toEqual(['cvc-complex-type.2.4.b /']);
  });
});

describe('open content as a suffix beside properties', () => {
  const suffix = holding(
    {
      sequence: [
        { element: 'a', namespaceURI: 'urn:o', type: xs.int },
        { element: 'b', namespaceURI: 'urn:o', type: xs.int, minOccurs: 0 },
      ],
    },
    { openContent: openContent({ mode: 'suffix', any }) },
  );

  it('may repeat names of the content model behind its first element', () => {
    const value = parse(suffix, '<r xmlns:o="urn:o"><o:a>1</o:a><o:x/><o:b/></r>');
    expect(value).toMatchObject({ a: 1, $any: [{ name: 'x' }, { name: 'b' }] });
    expect(parse(suffix, serialize(suffix, value))).toEqual(value);
    expect(validate(suffix, { a: 1, $any: [tree('b')] }).map(({ rule }) => rule)).toEqual([
      'cvc-complex-type.2.4.a',
    ]);
  });
});
