import { describe, expect, it } from 'vitest';
import { pattern } from '../../datatypes/facets/pattern.js';
import { restriction, union } from '../../datatypes/index.js';
import * as xs from '../../datatypes/xs.js';
import { brief, issues, XSI } from '../../fixtures/documents.js';
import { XmlValidationError } from '../../issues/errors.js';
import { parse } from '../../parse.js';
import { complexType, element } from '../../schema/define.js';
import {
  type ElementDescriptor,
  type IdentityConstraint,
  type NodePath,
  type Particle,
  unbounded,
} from '../../schema/descriptor.js';
import { serialize } from '../../serialize.js';
import { validate } from '../../validate.js';
import { makeSchema } from '../substitution/derived-types.js';
import { anyAttribute } from '../wildcards/any.js';
import { identityEvaluation } from './evaluation.js';

const key: IdentityConstraint = {
  evaluation: identityEvaluation,
  category: 'key',
  name: 'k',
  selector: [{ steps: ['item'] }],
  fields: [[{ steps: [], attribute: 'id' }]],
};
const keyref: IdentityConstraint = {
  evaluation: identityEvaluation,
  category: 'keyref',
  name: 'r',
  refer: 'k',
  selector: [{ descendant: true, steps: ['use'] }],
  fields: [[{ steps: [] }]],
};

const item: Particle = {
  element: 'item',
  type: complexType({
    attributes: [
      { attribute: 'id', type: xs.decimal },
      { attribute: 'kind', type: xs.string, default: 'plain' },
    ],
    content: {
      sequence: [
        { element: 'code', type: xs.string, minOccurs: 0, maxOccurs: unbounded, default: 'none' },
        { element: 'note', type: xs.string, minOccurs: 0, nillable: true },
        { element: 'part', type: complexType({}), minOccurs: 0 },
      ],
    },
  }),
  minOccurs: 0,
  maxOccurs: unbounded,
};

function list(...identityConstraints: readonly IdentityConstraint[]): ElementDescriptor {
  return element({
    name: 'list',
    namespaceURI: '',
    type: complexType({
      content: {
        sequence: [item, { element: 'use', type: xs.decimal, minOccurs: 0, maxOccurs: unbounded }],
      },
    }),
    identityConstraints,
  });
}

describe('a key', () => {
  it('is a value that each element has, and no other one', () => {
    expect(brief(list(key), '<list><item id="1"/><item id="2"/></list>')).toEqual([]);
    expect(brief(list(key), '<list>\n<item id="1"/>\n<item id="01.0"/></list>')).toEqual([
      'cvc-identity-constraint.4.2.2 3:1 /item/1',
    ]);
    expect(brief(list(key), '<list><item id="1"/><item/></list>')).toEqual([
      'cvc-identity-constraint.4.2.1 1:21 /item/1',
    ]);
  });

  it('is no element that may be nil', () => {
    const constraint = { ...key, fields: [[{ steps: ['note'] }]] };
    expect(brief(list(constraint), '<list><item><note>a</note></item></list>')).toEqual([
      'cvc-identity-constraint.4.2.3 1:7 /item/0',
    ]);
  });

  it('has one node with simple content for each field', () => {
    const codes = { ...key, fields: [[{ steps: ['code'] }]] };
    expect(brief(list(codes), '<list><item><code>a</code><code>b</code></item></list>')).toEqual([
      'cvc-identity-constraint.3 1:7 /item/0',
    ]);
    const parts = { ...key, fields: [[{ steps: ['part'] }]] };
    expect(brief(list(parts), '<list><item><part/></item></list>')).toEqual([
      'cvc-identity-constraint.3 1:7 /item/0',
    ]);
  });

  it('is not reported as missing where its value is invalid', () => {
    expect(brief(list(key), '<list><item id="x"/></list>')).toEqual([
      'cvc-datatype-valid.1.2.1 1:13 /item/0/id',
    ]);
  });

  it('counts default values', () => {
    const kinds = { ...key, fields: [[{ steps: [], attribute: 'kind' }]] };
    expect(brief(list(kinds), '<list><item kind="plain"/><item/></list>')).toEqual([
      'cvc-identity-constraint.4.2.2 1:27 /item/1',
    ]);
    const codes = { ...key, fields: [[{ steps: ['code'] }]] };
    expect(brief(list(codes), '<list><item><code>none</code></item><item><code/></item></list>')).toEqual([
      'cvc-identity-constraint.4.2.2 1:37 /item/1',
    ]);
  });
});

describe('a unique constraint', () => {
  const unique: IdentityConstraint = {
    evaluation: identityEvaluation,
    category: 'unique',
    name: 'u',
    selector: [{ steps: ['item'] }],
    fields: [[{ steps: [], attribute: 'id' }], [{ steps: ['note'] }]],
  };

  it('is about elements that have all fields', () => {
    expect(brief(list(unique), '<list><item id="1"/><item id="1"/></list>')).toEqual([]);
    const nil = `<list ${XSI}><item id="1"><note xsi:nil="true"/></item><item id="1"><note/></item></list>`;
    expect(brief(list(unique), nil)).toEqual([]);
  });

  it('compares all fields', () => {
    const document = (first: string, second: string): string =>
      `<list><item id="1"><note>${first}</note></item><item id="1"><note>${second}</note></item></list>`;
    expect(brief(list(unique), document('a', 'b'))).toEqual([]);
    expect(brief(list(unique), document('a', 'a'))).toEqual(['cvc-identity-constraint.4.1 1:41 /item/1']);
  });
});

describe('a keyref', () => {
  it('refers to a key of the same element', () => {
    expect(brief(list(key, keyref), '<list><item id="1"/><use>1.0</use></list>')).toEqual([]);
    expect(brief(list(key, keyref), '<list><item id="1"/><use>1</use><use>2</use></list>')).toEqual([
      'cvc-identity-constraint.4.3 1:33 /use/1',
    ]);
  });

  const lists = element({
    name: 'lists',
    namespaceURI: '',
    type: complexType({
      content: {
        sequence: [
          { ref: list(key), maxOccurs: unbounded },
          { element: 'use', type: xs.decimal, minOccurs: 0, maxOccurs: unbounded },
        ],
      },
    }),
    identityConstraints: [{ ...keyref, selector: [{ steps: ['use'] }] }],
  });

  it('refers to keys of elements further in', () => {
    const document =
      '<lists><list><item id="1"/></list><list><item id="2"/></list><use>1</use><use>2</use></lists>';
    expect(brief(lists, document)).toEqual([]);
  });

  it('refers to no key that several of these have', () => {
    const twice = '<list><item id="1"/></list>';
    expect(brief(lists, `<lists>${twice}${twice}${twice}<use>1</use></lists>`)).toEqual([
      'cvc-identity-constraint.4.3 1:89 /use/0',
    ]);
  });
});

describe('values of fields', () => {
  const anything = union({
    memberTypes: [xs.boolean, xs.decimal, restriction({ base: xs.string, facets: [pattern('[a-z]+')] })],
  });
  const value: ElementDescriptor = element({
    name: 'values',
    namespaceURI: '',
    type: complexType({
      content: {
        sequence: [
          { element: 'v', type: anything, minOccurs: 0, maxOccurs: unbounded },
          { element: 'w', type: xs.NMTOKENS, minOccurs: 0, maxOccurs: unbounded },
          { element: 's', type: xs.string, minOccurs: 0, maxOccurs: unbounded },
        ],
      },
    }),
    identityConstraints: [
      {
        evaluation: identityEvaluation,
        category: 'unique',
        name: 'u',
        selector: [{ steps: ['*'] }],
        fields: [[{ steps: [] }]],
      },
    ],
  });

  it.each([
    ['the member type of a union decides', '<v>1</v><v>1.0</v>', 0],
    ['values of one member are equal', '<v>2</v><v>2.0</v>', 1],
    ['of different primitive types are not equal', '<v>2</v><s>2</s>', 0],
    ['of types with one primitive type are', '<v>ab</v><s>ab</s>', 1],
    ['a list of one is its item', '<w>ab</w><s>ab</s>', 1],
    ['a list of several is none', '<w>a b</w><s>a b</s>', 0],
    ['lists are compared item by item', '<w>a b</w><w> a  b </w>', 1],
  ])('%s', (_, content, count) => {
    expect(brief(value, `<values>${content}</values>`)).toHaveLength(count);
  });
});

describe('an element inside of itself', () => {
  const section: ElementDescriptor = element({
    name: 'section',
    namespaceURI: '',
    type: () => sectionType,
    identityConstraints: [
      {
        evaluation: identityEvaluation,
        category: 'unique',
        name: 'u',
        selector: [{ steps: ['section'] }],
        fields: [[{ steps: [], attribute: 'n' }]],
      },
    ],
  });
  const sectionType = complexType({
    attributes: [{ attribute: 'n', type: xs.int }],
    content: { sequence: [{ ref: section, minOccurs: 0, maxOccurs: unbounded }] },
  });

  it('has constraints of its own', () => {
    const valid = '<section><section n="1"><section n="1"/></section><section n="2"/></section>';
    expect(brief(section, valid)).toEqual([]);
    const invalid =
      '<section><section n="1"><section n="3"/><section n="3"/></section><section n="1"/></section>';
    expect(brief(section, invalid)).toEqual([
      'cvc-identity-constraint.4.1 1:41 /section/0/section/1',
      'cvc-identity-constraint.4.1 1:67 /section/1',
    ]);
  });
});

describe('values that are validated and written', () => {
  const value = { item: [{ id: '1' }, { id: '1.0' }], use: ['7'] };

  it('are checked as documents are', () => {
    const rules = validate(list(key, keyref), value).map(({ rule, path }) => `${rule} ${path.join('.')}`);
    expect(rules).toEqual(['cvc-identity-constraint.4.2.2 item.1', 'cvc-identity-constraint.4.3 use.0']);
    expect(() => serialize(list(key, keyref), value)).toThrow(XmlValidationError);
    expect(() => serialize(list(keyref), parse(list(), '<list/>'))).not.toThrow();
  });

  it('have the defaults that a reader fills in', () => {
    const kinds = { ...key, fields: [[{ steps: [], attribute: 'kind' }]] };
    expect(validate(list(kinds), { item: [{ kind: 'plain' }, {}] })).toMatchObject([
      { rule: 'cvc-identity-constraint.4.2.2', path: ['item', 1] },
    ]);
  });
});

describe('content that wildcards admit', () => {
  const declared = element({
    name: 'code',
    namespaceURI: 'urn:1',
    type: complexType({ simpleContent: xs.int, attributes: [{ attribute: 'id', type: xs.int }] }),
  });
  const open = (processContents: 'strict' | 'lax' | 'skip'): ElementDescriptor =>
    element({
      name: 'open',
      namespaceURI: '',
      type: complexType({
        content: {
          sequence: [
            {
              any: anyAttribute({
                namespaces: '##any',
                processContents,
                schema: () =>
                  makeSchema({
                    elements: () => [declared],
                    attributes: () => [],
                    types: () => [xs.int],
                  }),
              }),
              maxOccurs: unbounded,
            },
          ],
        },
      }),
      identityConstraints: [
        {
          evaluation: identityEvaluation,
          category: 'unique',
          name: 'u',
          selector: [{ descendant: true, steps: ['{urn:1}*'] }],
          fields: [[{ steps: [] }]],
        },
      ],
    });
  const document = '<open xmlns:p="urn:1"><p:code>1</p:code><p:code>01</p:code></open>';

  it('counts by its declared type', () => {
    expect(brief(open('strict'), document)).toEqual(['cvc-identity-constraint.4.1 1:41 /$any/1']);
    expect(
      validate(open('lax'), parse(element({ ...open('lax'), identityConstraints: [] }), document)),
    ).toMatchObject([{ rule: 'cvc-identity-constraint.4.1', path: ['$any', 1] }]);
  });

  it('does not count where it is not assessed', () => {
    expect(brief(open('skip'), document)).toEqual([]);
  });

  /** What documents and the values that are read from them break. */
  function both(descriptor: ElementDescriptor, text: string): readonly string[] {
    const found = brief(descriptor, text);
    const value = parse(element({ ...descriptor, identityConstraints: [] }), text);
    const ofValue = validate(descriptor, value).map(({ rule, path }) => `${rule} /${path.join('/')}`);
    expect(ofValue).toEqual(found.map((it) => it.replace(/ \d+:\d+ /, ' ')));
    return found;
  }

  it.each<readonly [string, NodePath]>([
    ['a path of any length', { descendant: true, steps: ['{urn:1}*'] }],
    ['a path through it', { descendant: true, steps: ['{urn:2}x', '*', '{urn:1}code'] }],
  ])('is walked through where no declaration is known, by %s', (_what, selector) => {
    const descriptor = element({
      ...open('lax'),
      identityConstraints: [
        {
          evaluation: identityEvaluation,
          category: 'key',
          name: 'k',
          selector: [selector],
          fields: [[{ steps: [], attribute: 'id' }]],
        },
      ],
    });
    const tree = (id: string): string => `<q:x><q:y>a<p:code id="${id}">1</p:code></q:y></q:x>`;
    const of = (...ids: readonly string[]): string =>
      `<open xmlns:p="urn:1" xmlns:q="urn:2">${ids.map(tree).join('\n')}</open>`;
    expect(both(descriptor, of('1', '2'))).toEqual([]);
    expect(both(descriptor, of('1', '01'))).toEqual([
      'cvc-identity-constraint.4.2.2 2:1 /$any/1/children/0/children/1',
    ]);
  });

  const fieldOf = (field: NodePath, processContents: 'lax' | 'skip' = 'lax'): ElementDescriptor =>
    element({
      ...open(processContents),
      identityConstraints: [
        {
          evaluation: identityEvaluation,
          category: 'unique',
          name: 'u',
          selector: [{ steps: ['*'] }],
          fields: [[field]],
        },
      ],
    });

  it('has no simple type where no declaration is known', () => {
    const text = '<open xmlns:p="urn:1"><x k="1"><y>1</y></x></open>';
    for (const field of [{ steps: [] }, { steps: ['y'] }, { steps: [], attribute: 'k' }]) {
      expect(both(fieldOf(field), text)).toEqual(['cvc-identity-constraint.3 1:23 /$any/0']);
      expect(both(fieldOf(field, 'skip'), text)).toEqual([]);
    }
    expect(issues(fieldOf({ steps: ['y'] }), text)[0]?.message).toBe(
      "Field 1 of the unique 'u' selects y, which has no type: no declaration of it is known.",
    );
  });

  it('has the type that xsi:type names where no declaration is known', () => {
    const typed = (first: string, second: string): string =>
      `<open ${XSI} xmlns:xs="http://www.w3.org/2001/XMLSchema">${[first, second].map((it) => `<x xsi:type="xs:int">${it}</x>`).join('')}</open>`;
    expect(both(fieldOf({ steps: [] }), typed('1', '2'))).toEqual([]);
    expect(both(fieldOf({ steps: [] }), typed('1', '01'))).toHaveLength(1);
  });
});

describe('attributes that every element may have', () => {
  const any = (category: 'key' | 'unique', attribute: string): ElementDescriptor =>
    list({ ...key, category, fields: [[{ steps: [], attribute }]] });
  const document = (...items: readonly string[]): string =>
    `<list ${XSI}>${items.map((it) => `<item ${it}/>`).join('')}</list>`;
  const rules = (descriptor: ElementDescriptor, text: string): readonly string[] => {
    const found = issues(descriptor, text).map(({ rule, path }) => `${rule} /${path.join('/')}`);
    const ofValue = validate(descriptor, parse(list(), text)).map(
      ({ rule, path }) => `${rule} /${path.join('/')}`,
    );
    expect(ofValue).toEqual(found);
    return found;
  };

  it('are nodes like others: a field selects one of them at most', () => {
    const text = document('kind="a" xsi:noNamespaceSchemaLocation="a.xsd"');
    expect(rules(any('unique', '*'), text)).toEqual(['cvc-identity-constraint.3 /item/0']);
    expect(issues(any('unique', '*'), text)[0]?.message).toBe(
      `Field 1 of the unique 'k' selects more than one node: @{http://www.w3.org/2001/XMLSchema-instance}noNamespaceSchemaLocation and @kind.`,
    );
    expect(rules(any('unique', '*'), document('kind="a"', 'kind="b"'))).toEqual([]);
  });

  it('have types of their own', () => {
    const locations = any('key', '{http://www.w3.org/2001/XMLSchema-instance}schemaLocation');
    const at = (text: string): string => `xsi:schemaLocation="${text}"`;
    expect(rules(locations, document(at('urn:a a.xsd'), at('urn:a b.xsd')))).toEqual([]);
    expect(rules(locations, document(at('urn:a a.xsd'), at(' urn:a  a.xsd')))).toEqual([
      'cvc-identity-constraint.4.2.2 /item/1',
    ]);
  });
});
