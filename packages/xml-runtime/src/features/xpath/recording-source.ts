import type { XmlElement } from '../../schema/descriptor.js';
import type { DeclaredNames } from '../../xml/declared-names.js';
import { type ElementSource, END, START, TEXT, type Token } from '../../xml/element-source.js';
import type { ExpandedName } from '../../xml/names.js';
import { readTree } from '../../xml/tree.js';
import { TreeRecording } from './tree-recording.js';

/** A source that records what is read from another one; stands at the start of the element that it begins with. */
export class RecordingSource implements ElementSource {
  readonly recording: TreeRecording;
  readonly original: ElementSource;

  constructor(original: ElementSource) {
    this.original = original;
    const outerNamespaces = original.namespacesInScope();
    this.recording = new TreeRecording(original, () => outerNamespaces);
    this.#start();
  }

  #start(): void {
    const { original } = this;
    const { namespaceURI, localName } = original.name;
    const element = this.recording.start({ namespaceURI, localName, prefix: original.prefix });
    for (const [prefix, namespace] of original.namespacesDeclared() ?? [])
      element.declared.set(prefix, namespace);
    for (let index = 0; index < original.attributeCount; index++) {
      const name = original.attributeName(index);
      element.plainAttributes.push({
        namespaceURI: name.namespaceURI,
        localName: name.localName,
        prefix: original.attributePrefix(index),
        value: original.attributeValue(index),
      });
    }
  }

  next(): Token {
    const token = this.original.next();
    if (token === START) this.#start();
    else if (token === TEXT) this.recording.text(this.original.text());
    else if (token === END) this.recording.end();
    return token;
  }

  readText(): string {
    const text = this.original.readText();
    this.recording.text(text);
    if (this.original.token === END) this.recording.end();
    else if (this.original.token === START) this.#start();
    return text;
  }

  readTree(): XmlElement {
    const tree = readTree(this.original);
    this.recording.fill(tree);
    return tree;
  }

  /** What is skipped is no part of the document, as far as the schema goes. */
  skipElement(): void {
    this.original.skipElement();
    this.recording.discard();
  }

  get token(): Token {
    return this.original.token;
  }

  get name(): ExpandedName {
    return this.original.name;
  }

  get prefix(): string {
    return this.original.prefix;
  }

  get attributeCount(): number {
    return this.original.attributeCount;
  }

  get offset(): number {
    return this.original.offset;
  }

  attributeName(index: number): ExpandedName {
    return this.original.attributeName(index);
  }

  attributePrefix(index: number): string {
    return this.original.attributePrefix(index);
  }

  attributeValue(index: number): string {
    return this.original.attributeValue(index);
  }

  attributeOffset(index: number): number {
    return this.original.attributeOffset(index);
  }

  text(): string {
    return this.original.text();
  }

  isWhiteSpace(): boolean {
    return this.original.isWhiteSpace();
  }

  namespacesDeclared(): ReadonlyMap<string, string> | undefined {
    return this.original.namespacesDeclared();
  }

  namespacesInScope(): ReadonlyMap<string, string> {
    return this.original.namespacesInScope();
  }

  lookupNamespaceURI(prefix: string): string | undefined {
    return this.original.lookupNamespaceURI(prefix);
  }

  lookupPrefix(namespaceURI: string): string | undefined {
    return this.original.lookupPrefix(namespaceURI);
  }

  get declaredNames(): DeclaredNames | undefined {
    return this.original.declaredNames;
  }
}
