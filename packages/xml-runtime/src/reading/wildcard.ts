import { declarationOf } from '../binding/element-declaration.js';
import type { ElementDescriptor, Wildcard, XmlElement } from '../descriptor.js';
import { clarkName } from '../names.js';
import { ReadingContext } from './context.js';
import { readElement } from './element.js';
import { TreeSource } from './tree-source.js';

/**
 * Reads the element at whose start the source stands, and assesses it as the wildcard asks (cvc-wildcard, 3.10.4).
 */
export function assessWildcard(context: ReadingContext, wildcard: Wildcard): XmlElement {
  const { offset } = context.source;
  const element = context.source.readTree();
  assessTree(context, element, wildcard, offset);
  return element;
}

/** Assesses a tree that a wildcard admits. The context stands at its path. */
export function assessTree(
  context: ReadingContext,
  element: XmlElement,
  wildcard: Wildcard,
  offset: number,
): void {
  if (wildcard.processContents === 'skip') return;
  const isStrict = wildcard.processContents === 'strict';
  const declarations = declarationsOf(wildcard);
  if (isStrict || declarations.size > 0)
    assess(context, { element, path: context.path() }, declarations, isStrict, offset);
}

interface Located {
  readonly element: XmlElement;
  readonly path: readonly (string | number)[];
}

function assess(
  context: ReadingContext,
  { element, path }: Located,
  declarations: ReadonlyMap<string, ElementDescriptor>,
  isStrict: boolean,
  offset: number,
): void {
  const found = clarkName(element.namespaceURI, element.name);
  const declaration = declarations.get(found);
  if (declaration !== undefined) {
    readElement(new TreeContext(context, element, path, offset), declarationOf(declaration));
  } else if (isStrict) {
    const message = `No declaration of the element ${found} is known, and the wildcard that admits it is strict.`;
    context.reportUnexpected({ rule: 'cvc-complex-type.2.4.c', message, found, offset });
  } else {
    // Lax assessment goes on with the children of what has no declaration (3.10.1, 5.2).
    for (const [index, child] of element.children.entries()) {
      if (typeof child === 'string') continue;
      assess(context, { element: child, path: [...path, 'children', index] }, declarations, false, offset);
    }
  }
}

const declarationMaps = new WeakMap<Wildcard, ReadonlyMap<string, ElementDescriptor>>();

function declarationsOf(wildcard: Wildcard): ReadonlyMap<string, ElementDescriptor> {
  let declarations = declarationMaps.get(wildcard);
  if (declarations === undefined) {
    const descriptors = wildcard.declarations?.() ?? [];
    declarations = new Map(descriptors.map((it) => [clarkName(it.namespaceURI, it.name), it]));
    declarationMaps.set(wildcard, declarations);
  }
  return declarations;
}

/** Reading a tree; paths lead into the tree instead of to properties. */
class TreeContext extends ReadingContext {
  readonly #path: readonly (string | number)[];
  readonly #tree: TreeSource;

  constructor(
    context: ReadingContext,
    element: XmlElement,
    path: readonly (string | number)[],
    offset: number,
  ) {
    const tree = new TreeSource(element, context.source, offset);
    super(tree, context.collector, context.unexpected);
    this.#path = path;
    this.#tree = tree;
  }

  override path(): readonly (string | number)[] {
    return [...this.#path, ...this.#tree.path()];
  }

  protected override pathTo(): readonly (string | number)[] {
    return this.path();
  }
}
