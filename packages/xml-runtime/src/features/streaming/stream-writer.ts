import { chooseBranch } from '../../encode/choice.js';
import { endObject, startObject, writeElement, writeObjectAs } from '../../encode/element.js';
import { actualType, bindingOf } from '../../encode/instance-type.js';
import { ChildrenWriter } from '../../encode/write-children.js';
import { NIL } from '../../encode/write-instance-attributes.js';
import type { WritingContext } from '../../encode/writing-context.js';
import { TooManyIssues } from '../../issues/collector.js';
import { XmlValidationError } from '../../issues/errors.js';
import type { ComplexTypeBinding } from '../../plan/complex-type.js';
import { CONTENT, type ElementChild } from '../../plan/content.js';
import type { ElementDeclaration } from '../../plan/element-declaration.js';
import { getOwn } from '../../plan/own-properties.js';
import { isRecord } from '../../plan/record.js';
import type { BoundGroup, BoundLeaf, BoundParticle } from '../../plan/written-content.js';
import { writtenType } from '../../plan/written-type.js';
import { abstractElement } from '../../rules/elements.js';
import type { XmlWriter } from '../../xml/writer.js';
import { isItemSource, itemsOf, type SourceItems } from './item-source.js';
import { namespacesBelow } from './namespaces-below.js';
import { StreamHolders } from './stream-holders.js';

type Value = Readonly<Record<string, unknown>>;

/** The bytes of a document, chunk by chunk. */
type Chunks = AsyncGenerator<Uint8Array, void, undefined>;

/** The object whose children are being written. */
interface Parent {
  readonly children: ChildrenWriter;
  readonly value: Value;
  /** The properties that were written. */
  readonly written: string[];
}

const VALUE_PROPERTY = '$value';
const NO_CHILDREN: ReadonlyMap<string, ElementChild> = new Map();

/**
 * Writes a value that holds streams. Only the elements around these are written here, step by step; what holds none is
 * written at once, in the usual way.
 */
export class StreamWriter {
  readonly #context: WritingContext;
  readonly #writer: XmlWriter;
  readonly #root: ElementDeclaration;
  readonly #chunkSize: number;
  readonly #holders: StreamHolders;
  /** The sources that are being read, the innermost last. */
  readonly #open: SourceItems<unknown>[] = [];
  #isFirstChunk = true;
  #isStopped = false;

  /**
   * @param root - the declaration of the root element
   * @param chunkSize - bytes are handed out as soon as there are so many
   */
  constructor(context: WritingContext, writer: XmlWriter, root: ElementDeclaration, chunkSize: number) {
    this.#context = context;
    this.#writer = writer;
    this.#root = root;
    this.#chunkSize = chunkSize;
    this.#holders = new StreamHolders(context.maxDepth);
  }

  /**
   * Writes a document.
   * @throws XmlValidationError for the first item that is not valid, or the first part around them
   * @throws TypeError for streams in elements that have to be looked at as a whole
   */
  async *write(value: unknown): Chunks {
    const context = this.#context;
    try {
      this.#holders.add(value);
      yield* this.#writeElement(this.#root, value, undefined, '');
      if (!context.isTrusting) context.identity.end();
      this.#refuseIssues();
    } catch (error) {
      if (this.#isStopped) return;
      if (error instanceof TooManyIssues) this.#refuseIssues();
      throw error;
    } finally {
      // What has gone wrong before says more than what goes wrong now.
      await this.#closeSources().catch(() => {});
    }
    yield this.#writer.toBytes();
  }

  /** Closes the sources: nothing more is wanted. */
  stop(): Promise<void> {
    this.#isStopped = true;
    return this.#closeSources();
  }

  async #closeSources(): Promise<void> {
    const innermostFirst = this.#open.splice(0).toReversed();
    const unread = [...this.#holders.unread].map((it) => itemsOf(it));
    this.#holders.unread.clear();
    await Promise.all([...innermostFirst, ...unread].map((it) => it.close()));
  }

  #refuseIssues(): void {
    const { issues } = this.#context.collector;
    if (issues.length > 0) throw new XmlValidationError(issues.map(({ issue }) => issue));
  }

  async *#writeElement(
    declaration: ElementDeclaration,
    value: unknown,
    container: object | undefined,
    key: string | number,
  ): Chunks {
    const context = this.#context;
    const { complexType } = declaration;
    if (complexType === undefined || !isRecord(value) || !this.#holders.has(value)) {
      writeElement(context, declaration, value, container, key);
      return;
    }
    if (declaration.alternatives !== undefined) throw wholeOnly(declaration);
    const { identity, isTrusting } = context;
    const isIdentified =
      !isTrusting && (identity.constraints !== undefined || declaration.identityConstraints !== undefined);
    if (isIdentified) identity.startElement(declaration, declaration.name, -1);
    if (declaration.isAbstract) context.report(abstractElement(declaration.name));
    context.descend(value);
    yield* this.#writeObject(declaration, complexType, value);
    context.ascend();
    if (isIdentified) identity.endElement(context);
  }

  async *#writeObject(declaration: ElementDeclaration, declared: ComplexTypeBinding, value: Value): Chunks {
    const context = this.#context;
    const actual = actualType(context, declaration, declared, value);
    const type = bindingOf(actual.type, declared);
    if (type?.observer !== undefined) throw wholeOnly(declaration);
    const hasChildren = type?.kind === 'elementOnly' || type?.kind === 'mixed';
    if (!hasChildren || actual.apart !== undefined) {
      // This says that streams have no place here.
      writeObjectAs(context, declaration, actual, type, value);
      return;
    }
    const form = context.recall(value, undefined, '');
    const written = startObject(context, declaration, type.descriptor, type, value, form);
    context.identity.constraints?.complexContent();
    if (!written.includes(NIL)) yield* this.#writeContent(declaration, type, value, written);
    endObject(context, type, value, written);
  }

  async *#writeContent(
    declaration: ElementDeclaration,
    type: ComplexTypeBinding,
    value: Value,
    written: string[],
  ): Chunks {
    const items = getOwn(value, CONTENT);
    const hasDefault = declaration.default !== undefined && type.kind === 'mixed';
    if (hasDefault && isItemSource(items)) throw wholeOnly(declaration);
    const children = new ChildrenWriter(this.#context, type, value, written);
    const parent = { children, value, written };
    const { content } = writtenType(type);
    if (content !== undefined) yield* this.#writeParticle(parent, content);
    else if (type.kind === 'mixed') yield* this.#writeContentItems(parent, undefined);
    children.end();
    if (hasDefault) type.mixed?.checkWritten(this.#context, declaration, items);
  }

  /** Goes through a particle as {@link ChildrenWriter} does. */
  async *#writeParticle(parent: Parent, particle: BoundParticle): Chunks {
    const { children, value } = parent;
    const places = particle.kind === 'leaf' ? [particle.place] : particle.places;
    if (!places.some(({ property }) => this.#holders.has(getOwn(value, property)))) {
      children.writeParticle(particle);
    } else if (particle.kind === 'leaf') {
      yield* this.#writeLeaf(parent, particle);
    } else if (particle.kind === 'content') {
      yield* this.#writeContentItems(parent, particle);
    } else if (particle.kind === 'all') {
      for (const property of Object.keys(value)) {
        const leaf = particle.leavesByProperty.get(property);
        if (leaf !== undefined) yield* this.#writeLeaf(parent, leaf);
        else children.writeNamed(property);
      }
    } else if (particle.kind === 'choice' && !particle.repeats) {
      const branch = chooseBranch(particle, value);
      if (branch === undefined) return;
      yield* this.#writeParticle(parent, branch);
      for (const leaf of children.otherBranches(particle)) yield* this.#writeLeaf(parent, leaf);
    } else {
      for (const part of particle.parts) yield* this.#writeParticle(parent, part);
    }
  }

  async *#writeLeaf({ children, value, written }: Parent, leaf: BoundLeaf): Chunks {
    const { property, isArray } = leaf.place;
    const item = getOwn(value, property);
    const isSequence = Array.isArray(item) || isItemSource(item);
    if (!this.#holders.has(item) || isArray !== isSequence) {
      children.writeLeaf(leaf);
      return;
    }
    written.push(property);
    const [child] = leaf.children;
    yield* this.#writeItems(property, item, (each, key, container) => {
      if (child?.kind !== 'element' || !this.#holders.has(each)) {
        children.writeItem(leaf, each, key, container ?? value);
        return undefined;
      }
      return leaf.childrenByTag.size > 0
        ? this.#writeTagged(children, leaf.childrenByTag, each)
        : this.#writeElement(children.nextDeclaration(child), each, container, key);
    });
  }

  async *#writeContentItems({ children, value, written }: Parent, group: BoundGroup | undefined): Chunks {
    const items = getOwn(value, CONTENT);
    if (!Array.isArray(items) && !isItemSource(items)) {
      children.writeContent(group);
      return;
    }
    written.push(CONTENT);
    const { childrenByTag } = group ?? { childrenByTag: NO_CHILDREN };
    yield* this.#writeItems(CONTENT, items, (item) => {
      if (this.#holders.has(item)) return this.#writeTagged(children, childrenByTag, item);
      children.writeContentItem(group, item);
      return undefined;
    });
  }

  async *#writeTagged(
    children: ChildrenWriter,
    childrenByTag: ReadonlyMap<string, ElementChild>,
    item: unknown,
  ): Chunks {
    const child = children.taggedChild(childrenByTag, item);
    if (child === undefined) return;
    const tagged = item as Value;
    this.#context.enter(VALUE_PROPERTY, -1);
    yield* this.#writeElement(
      children.nextDeclaration(child),
      tagged[VALUE_PROPERTY],
      tagged,
      VALUE_PROPERTY,
    );
    this.#context.leave();
  }

  /**
   * Goes through a property.
   * @param held - its value: an array or a stream of items, or one item
   * @param write - writes an item, or returns what does
   */
  async *#writeItems(
    property: string,
    held: unknown,
    write: (item: unknown, key: string | number, container: object | undefined) => Chunks | undefined,
  ): Chunks {
    const context = this.#context;
    // Nothing is asked for in vain.
    this.#refuseIssues();
    const source = Array.isArray(held) || isItemSource(held) ? held : undefined;
    const items = itemsOf(source ?? [held]);
    this.#open.push(items);
    const isStream = isItemSource(held);
    if (isStream) this.#holders.unread.delete(held);
    for (let index = 0; ; index++) {
      const item = await this.#next(items);
      if (item.done === true) break;
      if (isStream) this.#holders.add(item.value);
      context.enter(property, source === undefined ? -1 : index);
      const chunks = write(item.value, source === undefined ? property : index, source);
      if (chunks !== undefined) yield* chunks;
      context.leave();
      this.#refuseIssues();
      const isDue = this.#writer.buffer.length >= this.#chunkSize && !this.#writer.isTagOpen;
      if (isDue) yield this.#takeBytes();
    }
  }

  /** Asks a source for its next item. */
  async #next(items: SourceItems<unknown>): Promise<IteratorResult<unknown, unknown>> {
    let isOver = true;
    try {
      const item = await items.next();
      isOver = item.done === true;
      if (this.#isStopped) throw new Error('Nobody wants the rest.');
      return item;
    } finally {
      // What has ended or failed is not closed.
      if (isOver) this.#open.splice(this.#open.indexOf(items), 1);
    }
  }

  /** Hands out what has been written. Before the start tag of the root goes, it gets what names below may need. */
  #takeBytes(): Uint8Array {
    if (this.#isFirstChunk) {
      for (const { namespaceURI, isOfAttributes } of namespacesBelow(this.#root)) {
        const isDefault = namespaceURI === this.#root.name.namespaceURI && !isOfAttributes;
        if (!isDefault) this.#writer.declareInAdvance(namespaceURI, isOfAttributes);
      }
    }
    this.#isFirstChunk = false;
    return this.#writer.takeBytes();
  }
}

function wholeOnly({ name }: ElementDeclaration): TypeError {
  const reason = 'has assertions, type alternatives, or a default value, which look at the whole of it';
  return new TypeError(
    `The element ${name.localName} ${reason}: it cannot have streams; serialize writes it.`,
  );
}
