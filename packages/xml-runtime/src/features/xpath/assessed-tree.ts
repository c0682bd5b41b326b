import type { XmlElement } from '../../schema/descriptor.js';
import type { TreeSource } from '../wildcards/tree-source.js';
import type { InheritedAttributes } from './inherited-attributes.js';
import type { CurrentElement } from './tree-recording.js';
import type { TypedElement } from './typed-tree.js';

/** What a tree that a wildcard admits takes over from the element around it. */
export interface Surroundings {
  /** Its elements in the typed tree that it is part of, where it is part of one. */
  readonly nodes: ReadonlyMap<XmlElement, TypedElement> | undefined;
  readonly inherited: InheritedAttributes | undefined;
}

/** What reading or writing hands over to the assessment of a tree that has just been read or written. */
export function surroundings(
  context: {
    readonly recording: CurrentElement | undefined;
    readonly inherited: InheritedAttributes | undefined;
  },
  tree: XmlElement,
): Surroundings {
  return { nodes: context.recording?.nodesOf(tree), inherited: context.inherited };
}

/** The typed tree while a tree that is recorded already is assessed. */
export class AssessedTree implements CurrentElement {
  readonly #source: TreeSource;
  readonly #nodes: ReadonlyMap<XmlElement, TypedElement>;

  constructor(source: TreeSource, nodes: ReadonlyMap<XmlElement, TypedElement>) {
    this.#source = source;
    this.#nodes = nodes;
  }

  get current(): TypedElement | undefined {
    return this.#nodes.get(this.#source.element);
  }

  nodesOf(): ReadonlyMap<XmlElement, TypedElement> {
    return this.#nodes;
  }
}
