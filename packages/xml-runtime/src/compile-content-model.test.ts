import { describe, expect, it } from 'vitest';
import { compileContentModel } from './compile-content-model.js';
import { describeWildcard } from './content-model/wildcard.js';
import * as xs from './datatypes/xs.js';
import { anyAttribute } from './features/wildcards/any.js';
import type { ContentMatcher } from './schema/content-matcher.js';
import type { ElementDescriptor, ModelGroup, Particle, SimpleTypeDescriptor } from './schema/descriptor.js';
import { unbounded } from './schema/descriptor.js';
import { clarkName, internName } from './xml/names.js';

const type: SimpleTypeDescriptor = xs.string;

/** An element particle `a`, with bounds. */
function el(element: string, minOccurs = 1, maxOccurs = minOccurs === 0 ? 1 : minOccurs): Particle {
  return { element, type, minOccurs, maxOccurs };
}

/** Names in no namespace, or as `namespace#local`. */
function nameOf(word: string): ReturnType<typeof internName> {
  const [local = '', namespaceURI = ''] = word.split('#').reverse();
  return internName(namespaceURI, local);
}

/** Follows children, given as a text with spaces. */
function follow(particle: Particle, children: string): string {
  const model = compileContentModel(
    particle,
    (leaf, element) => `${leaf.position}${element === undefined ? '*' : ''}`,
  );
  const matcher = model.matcher();
  const taken: string[] = [];
  for (const child of children.split(' ').filter((it) => it !== '')) {
    const value = matcher.step(nameOf(child));
    if (value === undefined) return `${taken.join(' ')} !${child}, expected ${expectedBy(matcher)}`.trim();
    taken.push(value);
  }
  return matcher.isComplete() ? taken.join(' ') : `${taken.join(' ')} …${expectedBy(matcher)}`.trim();
}

/** What may stand next, as a text with spaces. */
function expectedBy(matcher: ContentMatcher<unknown>): string {
  return matcher
    .expected()
    .map((it) => ('localName' in it ? clarkName(it.namespaceURI, it.localName) : describeWildcard(it)))
    .join(' ');
}

function accepts(particle: Particle, children: string): boolean {
  return !/[!…]/.test(follow(particle, children));
}

describe('sequences and choices', () => {
  const particle: Particle = {
    sequence: [el('a'), el('b', 0), { choice: [el('c'), { sequence: [el('d'), el('e')] }] }],
  };

  it.each([
    ['a b c', '0 1 2'],
    ['a d e', '0 3 4'],
    ['', '…a'],
    ['a', '0 …b c d'],
    ['a d', '0 3 …e'],
    ['b', '!b, expected a'],
    ['a c c', '0 2 !c, expected'],
  ])('follows "%s" as %s', (children, expected) => {
    expect(follow(particle, children)).toBe(expected);
  });

  it('says which particle admits a child where one name stands twice', () => {
    const twice: Particle = { choice: [{ sequence: [el('x'), el('a')] }, { sequence: [el('y'), el('a')] }] };
    expect(follow(twice, 'x a')).toBe('0 1');
    expect(follow(twice, 'y a')).toBe('2 3');
  });

  it('admits nothing where particles cannot occur or are absent', () => {
    expect(accepts({ sequence: [] }, '')).toBe(true);
    expect(accepts({ choice: [] }, '')).toBe(false);
    expect(accepts({ choice: [], minOccurs: 0 }, '')).toBe(true);
    expect(follow({ sequence: [el('a', 0, 0), el('b')] }, 'a')).toBe('!a, expected b');
    expect(accepts({ sequence: [el('a')], minOccurs: 0, maxOccurs: 0 }, '')).toBe(true);
  });
});

describe('occurrence', () => {
  it.each<[Particle, string, boolean]>([
    [el('a', 2, 3), 'a', false],
    [el('a', 2, 3), 'a a', true],
    [el('a', 2, 3), 'a a a', true],
    [el('a', 2, 3), 'a a a a', false],
    [el('a', 0, unbounded), 'a a a a a', true],
    [el('a', 3, unbounded), 'a a', false],
    [el('a', 3, unbounded), 'a a a a a', true],
    // Both counters may take the second a; only together do they find the way.
    [{ sequence: [{ sequence: [el('a', 1, 2), el('b', 0)], minOccurs: 2, maxOccurs: 3 }] }, 'a', false],
    [{ sequence: [{ sequence: [el('a', 1, 2), el('b', 0)], minOccurs: 2, maxOccurs: 3 }] }, 'a a', true],
    [{ sequence: [{ sequence: [el('a', 1, 2), el('b', 0)], minOccurs: 2, maxOccurs: 3 }] }, 'a a b a', true],
    [
      { sequence: [{ sequence: [el('a', 1, 2), el('b', 0)], minOccurs: 2, maxOccurs: 3 }] },
      'a a a a a a',
      true,
    ],
    [
      { sequence: [{ sequence: [el('a', 1, 2), el('b', 0)], minOccurs: 2, maxOccurs: 3 }] },
      'a a a a a a a',
      false,
    ],
    // Twice two or twice three, but not five.
    [{ sequence: [el('a', 2, 2)], minOccurs: 1, maxOccurs: 3 }, 'a a a a a', false],
    [{ sequence: [el('a', 2, 2)], minOccurs: 1, maxOccurs: 3 }, 'a a a a a a', true],
    // A body that may be empty makes up for what is missing.
    [{ sequence: [el('a', 0), el('b', 0)], minOccurs: 3, maxOccurs: 4 }, '', true],
    [{ sequence: [el('a', 0), el('b', 0)], minOccurs: 3, maxOccurs: 4 }, 'a b a', true],
    [{ sequence: [el('a', 0), el('b', 0)], minOccurs: 3, maxOccurs: 4 }, 'b a b a b a b a', false],
  ])('%# %s', (particle, children, expected) => {
    expect(accepts(particle, children)).toBe(expected);
  });

  it('does not build what it counts', () => {
    const particle: Particle = { sequence: [el('a', 5, 1_000_000), el('b')], maxOccurs: 1_000_000 };
    expect(accepts(particle, 'a a a a a b')).toBe(true);
    expect(accepts(particle, 'a a a a b')).toBe(false);
    expect(accepts(particle, 'a a a a a b a a a a a a b')).toBe(true);
  });

  it('expects only what the counters allow', () => {
    expect(follow({ sequence: [el('a', 2, 3), el('b')] }, 'a')).toBe('0 …a');
    expect(follow({ sequence: [el('a', 2, 3), el('b')] }, 'a a')).toBe('0 0 …a b');
    expect(follow({ sequence: [el('a', 2, 3), el('b')] }, 'a a a')).toBe('0 0 0 …b');
  });
});

describe('references to model groups', () => {
  const group: ModelGroup = { choice: [el('a'), { sequence: [el('b'), el('c')] }] };

  it('occur as often as they say', () => {
    const particle: Particle = { group: () => group, minOccurs: 2, maxOccurs: 3 };
    expect(follow(particle, 'a')).toBe('0 …a b');
    expect(follow(particle, 'a b c a')).toBe('0 1 2 0');
    expect(follow(particle, 'a a a a')).toBe('0 0 0 !a, expected');
  });

  it('have places of their own, each', () => {
    const particle: Particle = { sequence: [{ group }, el('x'), { group, minOccurs: 0 }] };
    expect(follow(particle, 'a x')).toBe('0 3');
    expect(follow(particle, 'b c x b c')).toBe('1 2 3 5 6');
    expect(follow(particle, 'b c x b')).toBe('1 2 3 5 …c');
  });

  it('may stand in groups that are referred to', () => {
    const outer: ModelGroup = { sequence: [el('x', 0), { group: () => group }] };
    expect(follow({ group: () => outer, maxOccurs: unbounded }, 'x a b c')).toBe('0 1 2 3');
  });

  it('may be the whole content model as all-groups', () => {
    expect(follow({ group: { all: [el('a'), el('b')] }, minOccurs: 0 }, 'b a')).toBe('1 0');
  });
});

describe('wildcards', () => {
  const any = (namespaces: '##any' | string[] | { not: string[] }): Particle => ({
    any: anyAttribute({ namespaces, processContents: 'lax' }),
  });

  it.each<[Particle, string, boolean]>([
    [any('##any'), 'a', true],
    [any('##any'), 'urn:x#a', true],
    [any(['urn:x']), 'urn:x#a', true],
    [any(['urn:x']), 'urn:y#a', false],
    [any(['urn:x', '']), 'a', true],
    [any({ not: ['urn:x', ''] }), 'a', false],
    [any({ not: ['urn:x', ''] }), 'urn:x#a', false],
    [any({ not: ['urn:x', ''] }), 'urn:y#a', true],
  ])('%# %s', (particle, children, expected) => {
    expect(accepts(particle, children)).toBe(expected);
  });

  it('lets elements go before wildcards', () => {
    const particle: Particle = { sequence: [{ ...any('##any'), minOccurs: 0 }, el('a')] };
    expect(follow(particle, 'a')).toBe('1');
    expect(follow(particle, 'b a')).toBe('0* 1');
    expect(follow(particle, 'a a')).toBe('1 !a, expected');
  });

  it('describes what it expects', () => {
    const particle: Particle = { choice: [any(['urn:x', '']), any({ not: ['urn:x', ''] }), any('##any')] };
    expect(follow(particle, '')).toBe(
      "…an element of namespace 'urn:x' or no namespace an element outside of namespace 'urn:x', no namespace any element",
    );
  });
});

describe('all-groups', () => {
  const all: Particle = { all: [el('a'), el('b', 0), el('c', 0, 2)] };

  it.each<[Particle, string, boolean]>([
    [all, 'a', true],
    [all, 'b a', true],
    [all, 'c b a c', true],
    [all, 'b', false],
    [all, 'a a', false],
    [all, 'c c a c', false],
    [all, '', false],
    [{ ...all, minOccurs: 0 }, '', true],
    [{ ...all, minOccurs: 0 }, 'b', false],
    [{ sequence: [all] }, 'b a', true],
    [{ all: [el('a'), { all: [el('b'), el('c')] }] }, 'b a c', true],
    [
      {
        all: [
          el('a'),
          { any: anyAttribute({ namespaces: ['urn:x'], processContents: 'skip' }), maxOccurs: 2 },
        ],
      },
      'urn:x#a a urn:x#a',
      true,
    ],
    [{ all: [] }, '', true],
    [{ all: [el('a')] }, 'a', true],
  ])('%# %s', (particle, children, expected) => {
    expect(accepts(particle, children)).toBe(expected);
  });

  it('expects what is still missing before what is merely possible', () => {
    expect(follow(all, 'b')).toBe('1 …a');
    expect(follow(all, 'a a')).toBe('0 !a, expected b c');
  });

  it('refuses all-groups where XML Schema does', () => {
    const misplaced: Particle = { sequence: [el('x'), { all: [el('a'), el('b')] }] };
    expect(() => follow(misplaced, '')).toThrow(/cos-all-limited/);
    const nested: Particle = { all: [el('a'), { sequence: [el('b'), el('c')] }] };
    expect(() => follow(nested, '')).toThrow(/cos-all-limited/);
  });
});

describe('substitution groups', () => {
  const declare = (name: string, more: Partial<ElementDescriptor> = {}): ElementDescriptor => ({
    kind: 'element',
    name,
    namespaceURI: 'urn:s',
    type,
    ...more,
  });
  const member = declare('member');
  const head = declare('head', { abstract: true, substitutionGroup: () => [member] });

  it('admits members in place of the head', () => {
    const particle: Particle = { sequence: [{ ref: () => head, maxOccurs: 2 }, el('z')] };
    expect(follow(particle, 'urn:s#member urn:s#head z')).toBe('0 0 1');
  });

  it('expects members, and not a head that is abstract', () => {
    expect(follow({ ref: () => head }, '')).toBe('…{urn:s}member');
  });
});
