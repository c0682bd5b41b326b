import { Random } from './random.js';
import { schemaDocument, xs } from './schema-text.js';
import type { StandIn } from './stand-in.js';

const namespace = 'urn:stand-in:mixed-choices';

/**
 * Makes large repeated choices, as DocBook and XHTML have them: inline elements with mixed content that may hold each other, blocks
 * that choose among all blocks, and sequences of choices of sequences.
 *
 * @param inlines - the number of inline elements
 * @param blocks - the number of block elements
 */
export function mixedChoices({ inlines = 120, blocks = 80 } = {}): StandIn {
  const random = new Random(inlines * 1000 + blocks);
  const inlineNames = Array.from({ length: inlines }, (_, index) => `inline${index}`);
  const blockNames = Array.from({ length: blocks }, (_, index) => `block${index}`);
  const components = [
    xs(
      'attributeGroup',
      { name: 'common' },
      xs('attribute', { name: 'id', type: 'xs:ID' }),
      xs('attribute', { name: 'role', type: 'xs:NMTOKENS' }),
    ),
    choiceGroup('inlines', inlineNames),
    choiceGroup('blocks', blockNames),
    ...inlineNames.map((name) => inline(name, random)),
    ...blockNames.map((name, index) => block(name, index, random)),
    xs(
      'element',
      { name: 'article' },
      xs(
        'complexType',
        {},
        xs('sequence', {}, xs('group', { ref: 't:blocks', maxOccurs: 'unbounded' })),
        xs('attributeGroup', { ref: 't:common' }),
      ),
    ),
  ];
  return {
    name: 'mixed-choices',
    documents: new Map([['article.xsd', schemaDocument(namespace, components)]]),
    entry: 'article.xsd',
    reading: {
      descriptor: 'ArticleElement',
      document: `<article xmlns="${namespace}" id="a"><block0/></article>`,
      path: '.id',
      value: "'a'",
    },
  };
}

function choiceGroup(name: string, members: readonly string[]): string {
  return xs(
    'group',
    { name },
    xs('choice', {}, ...members.map((member) => xs('element', { ref: `t:${member}` }))),
  );
}

function inline(name: string, random: Random): string {
  const content = random.chance(80)
    ? xs('choice', { minOccurs: 0, maxOccurs: 'unbounded' }, xs('group', { ref: 't:inlines' }))
    : '';
  return xs(
    'element',
    { name },
    xs(
      'complexType',
      { mixed: 'true' },
      content,
      xs('attributeGroup', { ref: 't:common' }),
      random.chance(40) ? xs('attribute', { name: `${name}Kind`, type: 'xs:token' }) : '',
    ),
  );
}

/** A block: of text, of blocks, or of alternatives that are sequences. */
function block(name: string, index: number, random: Random): string {
  const text = xs('choice', { minOccurs: 0, maxOccurs: 'unbounded' }, xs('group', { ref: 't:inlines' }));
  const nested = xs('choice', { minOccurs: 0, maxOccurs: 'unbounded' }, xs('group', { ref: 't:blocks' }));
  const leaf = (part: string) => xs('element', { name: part, type: 'xs:string' });
  const alternatives = xs(
    'choice',
    { minOccurs: 0, maxOccurs: 'unbounded' },
    ...Array.from({ length: random.between(2, 5) }, (_, part) =>
      xs('sequence', {}, leaf(`term${part}`), xs('choice', {}, leaf(`short${part}`), leaf(`long${part}`))),
    ),
  );
  const content = [text, nested, alternatives][index % 3] ?? '';
  return xs(
    'element',
    { name },
    xs(
      'complexType',
      { mixed: index % 3 === 0 ? 'true' : undefined },
      content,
      xs('attributeGroup', { ref: 't:common' }),
    ),
  );
}
