import type { OpenContent, Particle, WildcardDefinition } from '@proj/xml-runtime';
import { bracedName, type ExpandedName, internName } from '@proj/xml-runtime/compiler';
import { type Attribution, leavesOf, type Move, type State, startState } from './content-machine.js';

/** A content model with its open content, as the runtime has it. */
export interface ComparedContent {
  readonly particle: Particle;
  readonly openContent?: OpenContent;
}

/** Why one content model is not included in another. */
export type InclusionFailure =
  /** The base does not admit the element after what stands before it. */
  | { readonly kind: 'element'; readonly name: ExpandedName }
  /** The base admits the element, but attributes it to something else. */
  | { readonly kind: 'attribution'; readonly name: ExpandedName; readonly message: string }
  /** The content may end where that of the base may not. */
  | { readonly kind: 'end' };

/** What {@link findExclusion} found: a failure, that there is none, or that the models are too large to tell. */
export type InclusionResult = InclusionFailure | 'included' | 'unknown';

/**
 * The most pairs of states that are compared. Nested occurrence bounds and all-groups multiply states: a schema must not
 * keep its reader waiting.
 */
const maxPairs = 20_000;

/**
 * Looks for a sequence of elements that one content model admits and another does not, or attributes to something that
 * `subsume` refuses ("Content type restricts", XSD 1.1, section 3.4.6.4), by walking through both at once.
 *
 * @param subsume - says why what the base attributes a child to does not subsume what the restriction does
 */
export function findExclusion(
  restriction: ComparedContent,
  base: ComparedContent,
  subsume: (base: Attribution, own: Attribution) => string | undefined,
): InclusionResult {
  const alphabet = namesToTry(restriction, base);
  const pending: Pair[] = [
    {
      own: startState(restriction.particle, restriction.openContent),
      base: [startState(base.particle, base.openContent)],
    },
  ];
  const seen = new Set(pending.map(keyOf));
  const judged = new Map<Attribution, Map<Attribution, string | undefined>>();
  const verdict = (general: Attribution, specific: Attribution): string | undefined => {
    const known = judged.get(specific) ?? new Map<Attribution, string | undefined>();
    judged.set(specific, known);
    if (!known.has(general)) {
      known.set(general, subsume(general, specific));
    }
    return known.get(general);
  };
  for (let pair = pending.pop(); pair !== undefined; pair = pending.pop()) {
    if (pair.own.isFinal && !pair.base.some(({ isFinal }) => isFinal)) {
      return { kind: 'end' };
    }
    for (const name of pair.own.wildcards.length > 0 ? alphabet : new Set(pair.own.elements)) {
      const ownMoves = pair.own.moves(name);
      if (ownMoves.length === 0) {
        continue;
      }
      const baseMoves = pair.base.flatMap((state) => state.moves(name));
      const failure = moveFailure(name, ownMoves, baseMoves, verdict);
      if (failure !== undefined) {
        return failure;
      }
      const states = distinct(baseMoves.map(({ to }) => to));
      for (const { to } of ownMoves) {
        const next: Pair = { own: to, base: states };
        const key = keyOf(next);
        if (!seen.has(key)) {
          if (seen.size >= maxPairs) {
            return 'unknown';
          }
          seen.add(key);
          pending.push(next);
        }
      }
    }
  }
  return 'included';
}

interface Pair {
  readonly own: State;
  /** The states that the base may be in: one, unless its content model is ambiguous or counts in several ways. */
  readonly base: readonly State[];
}

function keyOf({ own, base }: Pair): string {
  return `${own.key}|${base.map(({ key }) => key).join(';')}`;
}

function distinct(states: readonly State[]): readonly State[] {
  const byKey = new Map(states.map((state) => [state.key, state]));
  return byKey.size === 1
    ? [...byKey.values()]
    : [...byKey.keys()].sort().flatMap((key) => byKey.get(key) ?? []);
}

function moveFailure(
  name: ExpandedName,
  ownMoves: readonly Move[],
  baseMoves: readonly Move[],
  verdict: (base: Attribution, own: Attribution) => string | undefined,
): InclusionFailure | undefined {
  if (baseMoves.length === 0) {
    return { kind: 'element', name };
  }
  for (const own of ownMoves) {
    const messages = baseMoves.map((base) => verdict(base.attribution, own.attribution));
    const [message] = messages;
    if (message !== undefined && !messages.includes(undefined)) {
      return { kind: 'attribution', name, message };
    }
  }
  return undefined;
}

/** No name in a document is like this one: it stands for all names of a namespace that nothing mentions. */
const unmentioned = '*';

/**
 * The names that tell two content models apart: those that either mentions, and one that stands for all others of each
 * namespace that either mentions, and of a namespace that neither does.
 */
function namesToTry(...contents: readonly ComparedContent[]): ReadonlySet<ExpandedName> {
  const leaves = contents.flatMap(({ particle }) => leavesOf(particle));
  const wildcards: readonly WildcardDefinition[] = [
    ...leaves.flatMap(({ particle }) => ('any' in particle ? particle.any : [])),
    ...contents.flatMap(({ openContent }) => openContent?.any ?? []),
  ];
  const names = new Map<string, ExpandedName>();
  const add = (name: ExpandedName): void => {
    names.set(bracedName(name), name);
  };
  for (const { elements } of leaves) {
    for (const { name } of elements) {
      add(name);
      add(internName(name.namespaceURI, unmentioned));
    }
  }
  add(internName('', unmentioned));
  add(internName(unmentioned, unmentioned));
  for (const { namespaces, notQName = [] } of wildcards) {
    const mentioned = namespaces === '##any' ? [] : 'not' in namespaces ? namespaces.not : namespaces;
    for (const namespace of mentioned) {
      add(internName(namespace, unmentioned));
    }
    for (const key of notQName) {
      const end = key.indexOf('}');
      add(internName(key.slice(1, end), key.slice(end + 1)));
      add(internName(key.slice(1, end), unmentioned));
    }
  }
  return new Set(names.values());
}
