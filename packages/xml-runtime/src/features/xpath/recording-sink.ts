import type { ElementSink } from '../../xml/element-sink.js';
import { TreeRecording } from './tree-recording.js';

const NO_NAMESPACES: ReadonlyMap<string, string> = new Map();

/** A sink that records what goes to another one. */
export class RecordingSink implements ElementSink {
  readonly recording: TreeRecording;
  readonly original: ElementSink;

  constructor(original: ElementSink) {
    this.original = original;
    this.recording = new TreeRecording(original, () => NO_NAMESPACES);
  }

  get onIllegalNamespace(): ElementSink['onIllegalNamespace'] {
    return this.original.onIllegalNamespace;
  }

  set onIllegalNamespace(report: ElementSink['onIllegalNamespace']) {
    this.original.onIllegalNamespace = report;
  }

  startElement(
    namespaceURI: string,
    localName: string,
    prefix: string | undefined,
    hasLayout: boolean,
  ): void {
    this.original.startElement(namespaceURI, localName, prefix, hasLayout);
    const element = this.recording.start({ namespaceURI, localName, prefix: prefix ?? '' });
    const defaultNamespace = this.original.lookupNamespaceURI('');
    if (defaultNamespace !== undefined) element.declared.set('', defaultNamespace);
  }

  declareNamespace(prefix: string, namespaceURI: string): string {
    const bound = this.original.declareNamespace(prefix, namespaceURI);
    this.recording.current?.declared.set(prefix, bound);
    return bound;
  }

  attribute(namespaceURI: string, localName: string, value: string, prefix: string | undefined): number {
    const illegalAt = this.original.attribute(namespaceURI, localName, value, prefix);
    this.recording.current?.plainAttributes.push({ namespaceURI, localName, prefix: prefix ?? '', value });
    this.#recordPrefix(value);
    return illegalAt;
  }

  text(value: string): number {
    const illegalAt = this.original.text(value);
    this.recording.text(value);
    this.#recordPrefix(value);
    return illegalAt;
  }

  /** Only now does the original sink know what prefixes in the value are bound to, which may be a QName. */
  #recordPrefix(value: string): void {
    for (const item of value.split(/[ \t\n\r]+/)) {
      const colon = item.indexOf(':');
      const prefix = item.slice(0, Math.max(colon, 0));
      const namespaceURI = colon < 1 ? undefined : this.original.lookupNamespaceURI(prefix);
      if (namespaceURI !== undefined) this.recording.current?.declared.set(prefix, namespaceURI);
    }
  }

  /** Comments and processing instructions are no part of what assertions look at. */
  markup(markup: string): void {
    this.original.markup(markup);
  }

  endElement(): void {
    this.original.endElement();
    this.recording.end();
  }

  lookupNamespaceURI(prefix: string): string | undefined {
    return this.original.lookupNamespaceURI(prefix);
  }

  get avoidsDefaultNamespace(): boolean {
    return this.original.avoidsDefaultNamespace;
  }

  bindPrefix(prefix: string, namespaceURI: string): boolean {
    const isBound = this.original.bindPrefix(prefix, namespaceURI);
    if (isBound) this.recording.current?.declared.set(prefix, namespaceURI);
    return isBound;
  }

  lookupPrefix(namespaceURI: string): string | undefined {
    const prefix = this.original.lookupPrefix(namespaceURI);
    // The default namespace may have been undeclared for it.
    if (namespaceURI === '' && prefix === '') this.recording.current?.declared.set('', '');
    return prefix;
  }
}
