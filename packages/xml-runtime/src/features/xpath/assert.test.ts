import { afterEach, describe, expect, it, vi } from 'vitest';
import * as xs from '../../datatypes/xs.js';
import { brief, holding, issues, root } from '../../fixtures/documents.js';
import { satisfying } from '../../fixtures/mistakes/satisfying.js';
import { attributeOf, childrenOf, contextElement } from '../../fixtures/xpath-nodes.js';
import { XmlValidationError } from '../../issues/errors.js';
import { parse } from '../../parse.js';
import { complexType, element } from '../../schema/define.js';
import type { ElementDescriptor, XPathExpression } from '../../schema/descriptor.js';
import { unbounded } from '../../schema/descriptor.js';
import type { XPathContext } from '../../schema/xpath-test.js';
import { serialize } from '../../serialize.js';
import { validate } from '../../validate.js';
import { typeSubstitution } from '../substitution/type-substitution.js';
import { anyAttribute } from '../wildcards/any.js';
import { assertion, inheritable } from './define-assertions.js';
import { TreeRecording } from './tree-recording.js';

const withinLimit = satisfying('count(item) le @limit', (context) => {
  const group = contextElement(context);
  return childrenOf(group, 'item').length <= Number(attributeOf(group, 'limit'));
});
const group = complexType({
  attributes: [{ attribute: 'limit', type: xs.int, default: '1' }],
  content: { sequence: [{ element: 'item', type: xs.int, minOccurs: 0, maxOccurs: unbounded }] },
  assertions: [assertion(withinLimit)],
});
const groups = holding({ sequence: [{ element: 'group', type: group, maxOccurs: unbounded }] });

/** What is wrong with a value, by `validate` and by `serialize`, which have to agree. */
function wrongInValue(descriptor: ElementDescriptor, value: unknown): unknown {
  const found = validate(descriptor, value);
  try {
    serialize(descriptor, value);
    expect(found).toEqual([]);
  } catch (error) {
    if (!(error instanceof XmlValidationError)) throw error;
    expect(error.issues).toEqual(found);
  }
  return found;
}

describe('the assertions of a complex type', () => {
  const good = '<r><group><item>1</item></group><group limit="2"><item>1</item><item>2</item></group></r>';
  const bad = good.replace(' limit="2"', '').replace('</group><', '</group>\n  <');
  const message = "The assertion 'count(item) le @limit' is false.";
  const expected = 'count(item) le @limit';

  it('are evaluated when a document is parsed', () => {
    expect(issues(groups, good)).toEqual([]);
    expect(issues(groups, bad)).toEqual([
      { rule: 'cvc-assertion', message, expected, path: ['group', 1], line: 2, column: 3 },
    ]);
  });

  it('are evaluated when a value is validated or serialized', () => {
    const value = parse(groups, good);
    expect(wrongInValue(groups, value)).toEqual([]);
    expect(parse(groups, serialize(groups, value))).toEqual(value);
    expect(wrongInValue(groups, { group: [{ item: [1] }, { item: [1, 2] }] })).toEqual([
      { rule: 'cvc-assertion', message, expected, path: ['group', 1] },
    ]);
  });

  it('are evaluated each for itself, in their order', () => {
    const never = (test: string): XPathExpression => satisfying(test, () => false);
    const always = satisfying('true()', () => true);
    const type = complexType({
      assertions: [assertion(never('1 = 2')), assertion(always), assertion(never('1 = 3'))],
    });
    expect(issues(root(type), '<r/>').map(({ expected }) => expected)).toEqual(['1 = 2', '1 = 3']);
  });

  it('are broken by errors, which are named', () => {
    const failing: XPathExpression = {
      test: '1 div 0',
      compile: () => ({ evaluate: () => ({ isTrue: false, error: 'FOAR0001: division by zero' }) }),
    };
    const type = complexType({ assertions: [assertion(failing)] });
    const message = "The assertion '1 div 0' has no value (FOAR0001: division by zero).";
    expect(issues(root(type), '<r/>')).toMatchObject([{ rule: 'cvc-assertion', message }]);
    expect(wrongInValue(root(type), {})).toMatchObject([{ rule: 'cvc-assertion', message }]);
  });

  it('say nothing of what is invalid already', () => {
    expect(brief(groups, '<r><group limit="0"><item>x</item></group></r>')).toEqual([
      'cvc-datatype-valid.1.2.1 1:28 /group/0/item/0',
    ]);
    expect(wrongInValue(groups, { group: [{ limit: 0, item: ['x'] }] })).toMatchObject([
      { path: ['group', 0, 'item', 0] },
    ]);
  });

  it('are not evaluated for a caller that vouches for the value', () => {
    const value = { group: [{ item: [1, 2] }] };
    expect(serialize(groups, value, { validate: false })).toBe(
      '<r><group><item>1</item><item>2</item></group></r>',
    );
  });

  it('are compiled once', () => {
    const compile = vi.fn(() => ({ evaluate: () => ({ isTrue: true }) }));
    const descriptor = root(complexType({ assertions: [assertion({ test: 'true()', compile })] }));
    expect(compile).not.toHaveBeenCalled();
    for (const value of [parse(descriptor, '<r/>'), parse(descriptor, '<r/>')]) serialize(descriptor, value);
    expect(compile).toHaveBeenCalledTimes(1);
  });
});

describe('an assertion looks at', () => {
  /** What an assertion is shown, reading and writing a document, which is the same. */
  function seen<T>(
    document: string,
    type: Parameters<typeof complexType>[0],
    look: (context: XPathContext) => T,
  ): T | undefined {
    const shown: T[] = [];
    const looking = satisfying('true()', (context) => {
      shown.push(look(context));
      return true;
    });
    const descriptor = element({
      name: 'r',
      namespaceURI: '',
      type: complexType({ ...type, assertions: [assertion(looking)] }),
    });
    serialize(descriptor, parse(descriptor, document));
    expect(shown).toHaveLength(2);
    expect(shown[1]).toEqual(shown[0]);
    return shown[0];
  }

  it('$value where the content is simple, by its type', () => {
    const value = (document: string, simpleContent: typeof xs.NMTOKENS | typeof xs.decimal): unknown =>
      seen(document, { simpleContent }, (context) =>
        context.value?.map(({ type, literal }) => ({ type, literal })),
      );
    expect(value('<r> 1.50 </r>', xs.decimal)).toMatchObject([{ type: 'decimal' }]);
    expect(value('<r> a  b </r>', xs.NMTOKENS)).toEqual([
      { type: 'NMTOKEN', literal: 'a' },
      { type: 'NMTOKEN', literal: 'b' },
    ]);
  });

  it('no $value where the content is of elements', () => {
    expect(seen('<r/>', {}, ({ value }) => value)).toEqual([]);
  });

  it('its element, and what is in it by its type', () => {
    const content = { sequence: [{ element: 'a', type: xs.int }] };
    const tree = seen('<r>\n<a> 7</a>\n</r>', { content }, (context) => {
      const element = contextElement(context);
      return element.children.map((child) =>
        child.kind === 'text'
          ? child.text
          : {
              type: child.typedValue()?.[0]?.type,
              text: child.stringValue(),
              isBelow: child.parent === element,
            },
      );
    });
    expect(tree).toEqual([{ type: 'int', text: '7', isBelow: true }]);
  });

  it('nothing outside of its element, though that is part of a greater tree', () => {
    const alone = satisfying('empty(..)', (context) => contextElement(context).parent === undefined);
    const inner = complexType({ simpleContent: xs.int, assertions: [assertion(alone)] });
    const below = satisfying('a/.. is .', (context) => {
      const outer = contextElement(context);
      return childrenOf(outer, 'a').every(({ parent }) => parent === outer);
    });
    const outer = holding({ sequence: [{ element: 'a', type: inner }] }, { assertions: [assertion(below)] });
    expect(issues(outer, '<r><a>1</a></r>')).toEqual([]);
    expect(wrongInValue(outer, { a: { $value: 1 } })).toEqual([]);
  });

  it('attributes that a default gives', () => {
    const attributes = [
      { attribute: 'a', type: xs.int, default: '5' },
      { attribute: 'b', type: xs.int },
    ];
    const limits = seen('<r b="6"/>', { attributes }, (context) => {
      const element = contextElement(context);
      return [attributeOf(element, 'a'), attributeOf(element, 'b')];
    });
    expect(limits).toEqual(['5', '6']);
  });
});

describe('what is recorded for assertions', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  /** The elements that a typed tree is made of, reading, validating and writing a document. */
  function recorded(descriptor: ElementDescriptor, document: string): readonly string[] {
    const start = vi.spyOn(TreeRecording.prototype, 'start');
    const value = parse(descriptor, document);
    validate(descriptor, value);
    serialize(descriptor, value);
    return start.mock.calls.map(([{ localName }]) => localName);
  }

  it('is nothing where there are none, though attributes are inherited', () => {
    const type = complexType({
      attributes: [{ attribute: 'lang', type: xs.string, inheritable: inheritable }],
      content: { sequence: [{ element: 'a', type: xs.int }] },
    });
    expect(recorded(root(type), '<r lang="en"><a>1</a></r>')).toEqual([]);
  });

  it('is the element that has some, with what is in it, and nothing around', () => {
    const beside = holding({
      sequence: [
        { element: 'before', type: xs.int },
        { element: 'group', type: group },
        { element: 'after', type: xs.int },
      ],
    });
    const document = '<r><before>1</before><group><item>1</item></group><after>1</after></r>';
    expect(recorded(beside, document)).toEqual(['group', 'item', 'group', 'item', 'group', 'item']);
  });

  it('is one tree where elements in elements have some', () => {
    const outer = holding(
      { sequence: [{ element: 'group', type: group }] },
      { assertions: [assertion(satisfying('true()', () => true))] },
    );
    expect(recorded(outer, '<r><group><item>1</item></group></r>').slice(0, 3)).toEqual([
      'r',
      'group',
      'item',
    ]);
    expect(recorded(outer, '<r><group/></r>')).toHaveLength(3 * 3 + 3 * 2);
  });
});

describe('elements that a wildcard admits', () => {
  const schema = {
    kind: 'schema',
    substitution: typeSubstitution,
    elements: () => [element({ name: 'group', namespaceURI: '', type: group })],
    attributes: () => [],
    types: () => [],
  } as const;
  const any = anyAttribute({ namespaces: '##any', processContents: 'strict', schema: () => schema });

  it('are held to their assertions, and seen with their types by those around them', () => {
    const typed = satisfying('group/item instance of element(item, xs:int)', (context) => {
      const items = childrenOf(contextElement(context), 'group').flatMap((it) => childrenOf(it, 'item'));
      return items.length > 0 && items.every((item) => item.isOfType('int'));
    });
    const holder = holding({ sequence: [{ any }] }, { assertions: [assertion(typed)] });
    const document = (items: string): string => `<r><group>${items}</group></r>`;
    const good = document('<item>1</item>');
    expect(issues(holder, good)).toEqual([]);
    expect(serialize(holder, parse(holder, good))).toBe(good);
    expect(brief(holder, document('<item>1</item><item>2</item>'))).toMatchObject([
      expect.stringMatching(/^cvc-assertion 1:4 /),
    ]);
    expect(brief(holder, document(''))).toEqual(['cvc-assertion 1:1 /']);
  });
});
