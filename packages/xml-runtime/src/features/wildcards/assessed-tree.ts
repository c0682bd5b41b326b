import type { XmlElement } from '../../schema/descriptor.js';
import type { InheritedAttributes, RecordedElement, TreeRecorder } from '../../schema/features.js';
import type { TreeSource } from '../wildcards/tree-source.js';

/** What a tree that a wildcard admits takes over from the element around it. */
export interface Surroundings {
  /** Its elements in the typed tree that it is part of, where it is part of one. */
  readonly nodes: ReadonlyMap<XmlElement, RecordedElement> | undefined;
  readonly inherited: InheritedAttributes | undefined;
}

/** What reading or writing hands over to the assessment of a tree that has just been read or written. */
export function surroundings(
  context: {
    readonly recording: TreeRecorder | undefined;
    readonly inherited: InheritedAttributes | undefined;
  },
  tree: XmlElement,
): Surroundings {
  return { nodes: context.recording?.nodesOf(tree), inherited: context.inherited };
}

/** The typed tree while a tree that is recorded already is assessed. */
export class AssessedTree implements TreeRecorder {
  readonly #source: TreeSource;
  readonly #nodes: ReadonlyMap<XmlElement, RecordedElement>;

  constructor(source: TreeSource, nodes: ReadonlyMap<XmlElement, RecordedElement>) {
    this.#source = source;
    this.#nodes = nodes;
  }

  get current(): RecordedElement | undefined {
    return this.#nodes.get(this.#source.element);
  }

  nodesOf(): ReadonlyMap<XmlElement, RecordedElement> {
    return this.#nodes;
  }
}
