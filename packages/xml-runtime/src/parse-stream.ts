import { type ChunkSource, chunksOf } from './chunk-source.js';
import { readElement } from './decode/element.js';
import { governingType } from './decode/governing-type.js';
import { OpenElement } from './decode/open-element.js';
import { readInstanceAttributes } from './decode/read-instance-attributes.js';
import { ReadingContext } from './decode/reading-context.js';
import type { SourceItems } from './features/streaming/item-source.js';
import { IssueCollector, type LocatedIssue, TooManyIssues } from './issues/collector.js';
import { type XmlIssue, XmlValidationError } from './issues/errors.js';
import { DEFAULT_MAX_ISSUES, type ParseOptions } from './options.js';
import { readUnknownRoot } from './parse.js';
import { complexTypeBinding } from './plan/complex-type.js';
import type { Child, ElementChild } from './plan/content.js';
import { declarationOf, type ElementDeclaration } from './plan/element-declaration.js';
import { typeTag } from './plan/type-tag.js';
import { wrongRoot } from './rules/elements.js';
import type { ElementDescriptor } from './schema/descriptor.js';
import type { StreamPath, ValueAt } from './stream-path.js';
import { ChunkedReader } from './xml/chunked-reader.js';
import { END, START, type Token } from './xml/element-source.js';
import { PositionFinder } from './xml/positions.js';

/** Options of {@link parseStream}: those of `parse` that make sense for a stream. */
export interface ParseStreamOptions<Path>
  extends Omit<ParseOptions, 'sourceForm' | 'encodings' | 'xml11' | 'maxBytes'> {
  /**
   * The path from the root to the repeated element: for each element on the way the property of the value that it goes
   * to, or its `$name` where it is tagged.
   */
  readonly at: Path;
  /**
   * How many bytes of UTF-8 the document may have.
   * @defaultValue no limit
   */
  readonly maxBytes?: number;
  /**
   * How many bytes may wait to be read: those of one record, and of what is between two.
   * @defaultValue {@link DEFAULT_MAX_BYTES}
   */
  readonly maxWaitingBytes?: number;
  /** Ends the reading: the next record is refused with its reason, and the source is closed. */
  readonly signal?: AbortSignal;
}

/** The records of a document, one after the other. They can be iterated once. */
export interface RecordStream<Item, T> extends AsyncIterable<Item> {
  /**
   * The value of the document around the records, which it does not have, as far as it has been read; where it is valid
   * without them, it is a `T` in the end. While a record is handed out, it has the attributes of the elements around the
   * record, and what came before it: each element on the path that is open is the last one in its place. Undefined until
   * the start tag of the root has been read.
   */
  readonly document: Partial<T> | undefined;
}

/**
 * Reads a document while it arrives, a record at a time: memory grows with the longest record, not with the document.
 * Each record is validated before it is handed out; what the document is around the records is validated, too. The source
 * is asked for more only when the consumer asks for a record, and closed when the consumer stops early.
 *
 * Bytes are UTF-8; decode others by a `TextDecoderStream`. Keys of identity constraints, and IDs, are remembered.
 *
 * @param source - a stream of the Web or of Node, or an iterable, of bytes or of texts
 * @throws {@link XmlSyntaxError} while iterating, when the document is not well-formed or exceeds a limit
 * @throws {@link XmlValidationError} while iterating, at the first record, or the first part around them, that is not valid.
 * With `tolerant`, `onIssue` is called instead, before the record is handed out that the issue is about; `maxIssues` is how
 * many a record may have, further ones being dropped.
 * @throws TypeError for a path that leads nowhere, or through elements that can only be read as a whole: those with
 * assertions, type alternatives, or simple content
 * @example
 * ```ts
 * const tracks = parseStream(GpxElement, createReadStream('tour.gpx'), { at: ['trk', 'trkseg', 'trkpt'] });
 * for await (const { lat, lon } of tracks) console.log(lat, lon);
 * ```
 */
export function parseStream<T, const Path extends readonly string[]>(
  descriptor: ElementDescriptor<T>,
  source: ChunkSource,
  options: ParseStreamOptions<Path & StreamPath<T, Path>>,
): RecordStream<ValueAt<T, Path>, T> {
  const records = new DocumentRecords(descriptor, source, options);
  // The path says of what type the records are.
  return records as unknown as RecordStream<ValueAt<T, Path>, T>;
}

/** An element on the path that is open. */
interface OpenStep {
  readonly element: OpenElement;
  /** The child of the element around it that it is; undefined for the root. */
  readonly child: ElementChild | undefined;
  /** How many records have been read from it. */
  count: number;
}

/** An element that is read as a whole: a record, or another child, where the content model has one for it. */
type TakenElement =
  | { readonly isRecord: true; readonly child: ElementChild }
  | { readonly isRecord: false; readonly child: Child | undefined };

class DocumentRecords implements AsyncIterable<unknown> {
  document: Record<string, unknown> | undefined;
  readonly #descriptor: ElementDescriptor;
  readonly #chunks: SourceItems<Uint8Array | string>;
  readonly #path: readonly string[];
  readonly #signal: AbortSignal | undefined;
  readonly #input: ChunkedReader;
  readonly #context: ReadingContext;
  readonly #collector: IssueCollector;
  /** Undefined where the first issue ends the reading. */
  readonly #onIssue: ((issue: XmlIssue) => void) | undefined;
  readonly #positions: PositionFinder;
  readonly #open: OpenStep[] = [];
  #hasStarted = false;

  constructor(
    descriptor: ElementDescriptor,
    source: ChunkSource,
    options: ParseStreamOptions<readonly string[]>,
  ) {
    this.#descriptor = descriptor;
    this.#chunks = chunksOf(source);
    this.#path = options.at;
    this.#signal = options.signal;
    this.#input = new ChunkedReader(options);
    const { maxIssues = DEFAULT_MAX_ISSUES, tolerant } = options;
    this.#collector = new IssueCollector(maxIssues, tolerant !== undefined);
    this.#onIssue = tolerant && (options.onIssue ?? ignore);
    const { reader } = this.#input;
    this.#positions = new PositionFinder(reader.source);
    this.#context = new ReadingContext(reader, this.#collector, tolerant, undefined, options.schema);
    if (this.#path.length === 0) throw new TypeError('The path to the records has to have a step at least.');
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<unknown, void, undefined> {
    if (this.#hasStarted) throw new TypeError('The records of a stream can be iterated once.');
    this.#hasStarted = true;
    const input = this.#input;
    try {
      await this.#start();
      while (this.#open.length > 0) {
        this.#signal?.throwIfAborted();
        // Nothing is awaited that is there: most records come with others in one chunk.
        while (!input.hasToken()) await this.#append();
        const token = input.reader.next();
        const taken = token === START ? this.#takeElement() : this.#readOther(token);
        if (taken === undefined) {
          this.#refuseIssues();
          continue;
        }
        while (!input.hasRest()) await this.#append();
        const value = this.#readTaken(taken);
        this.#refuseIssues();
        if (taken.isRecord) yield value;
      }
      await this.#next();
      this.#context.identity.end();
      this.#refuseIssues();
    } catch (error) {
      if (!(error instanceof TooManyIssues)) throw error;
      this.#refuseIssues();
    } finally {
      const closed = this.#chunks.close();
      // A generator that waits for its next chunk closes when that has come, which may be never.
      if (this.#signal?.aborted === true) closed.catch(() => {});
      else await closed;
    }
  }

  async #start(): Promise<void> {
    await this.#next();
    const { name } = this.#context.source;
    const { name: localName, namespaceURI } = this.#descriptor;
    if (name.localName !== localName || name.namespaceURI !== namespaceURI) {
      this.#context.report(wrongRoot(name, { namespaceURI, localName }));
      await this.#refuseRoot();
    }
    const declaration = declarationOf(this.#descriptor);
    if (this.#enter(declaration, undefined)) return;
    while (!this.#input.hasRest()) await this.#append();
    this.document = readElement(this.#context, declaration) as Record<string, unknown>;
    this.#refuseIssues();
  }

  /** @throws XmlValidationError for a root that is not the one that it has to be */
  async #refuseRoot(): Promise<void> {
    const issues = this.#takeIssues();
    if (this.#onIssue === undefined) throw new XmlValidationError(issues);
    for (const it of issues) this.#onIssue(it);
    while (!this.#input.hasRest()) await this.#append();
    this.#context.tolerance?.refuseRoot(issues, readUnknownRoot(this.#context));
  }

  /** Reads the next token, once all of it is there. */
  async #next(): Promise<Token> {
    while (!this.#input.hasToken()) await this.#append();
    return this.#input.reader.next();
  }

  async #append(): Promise<void> {
    this.#signal?.throwIfAborted();
    const chunk = await aborted(this.#chunks.next(), this.#signal);
    if (chunk.done === true) this.#input.end();
    else this.#input.append(chunk.value);
  }

  /**
   * Goes into an element on the path, at whose start the source stands, by the type that it is of (cvc-elt.4).
   * @returns false for one that is nil or has no type that may be used: it has no children, and is read as a whole
   */
  #enter(declaration: ElementDeclaration, child: ElementChild | undefined): boolean {
    const context = this.#context;
    const declared = declaration.complexType;
    if (declared === undefined) throw noChildren(declaration);
    const instance = readInstanceAttributes(context);
    const name = instance?.type;
    const governing = name === undefined ? declared.descriptor : governingType(context, declaration, name);
    this.#refuseIssues();
    const isWhole = declaration.isAbstract || instance?.nil?.isNil === true;
    if (isWhole || governing?.kind !== 'complexType' || governing.abstract === true) return false;
    const type = complexTypeBinding(governing);
    if (type.kind === 'simple' || type.kind === 'empty') throw noChildren(declaration);
    if (declaration.alternatives !== undefined || type.observer !== undefined) {
      const message = 'has assertions or type alternatives, which look at the whole of it: parse reads that.';
      throw new TypeError(`The element ${declaration.name.localName} on the path to the records ${message}`);
    }
    const isDeclared = name === undefined || governing === declared.descriptor;
    const tag = isDeclared ? undefined : typeTag(declared.descriptor, name);
    const element = new OpenElement(context, declaration, type, tag);
    // What is around a record can be seen while that is handed out.
    if (child === undefined) this.document = element.value;
    else this.#open.at(-1)?.element.store(child, element.value);
    this.#open.push({ element, child, count: 0 });
    return true;
  }

  /**
   * Goes to the element at whose start the source stands.
   * @returns how to read it; undefined where it is on the path to the records, and open now
   */
  #takeElement(): TakenElement | undefined {
    const step = this.#open.at(-1) as OpenStep;
    const expected = step.element.step();
    const child = expected ?? step.element.misplaced();
    if (child?.kind !== 'element' || stepOf(child) !== this.#path[this.#open.length - 1]) {
      return { isRecord: false, child: expected };
    }
    if (expected === undefined) step.element.takeMisplaced();
    if (this.#open.length === this.#path.length) return { isRecord: true, child };
    step.element.enter(child, 0);
    if (this.#enter(child.declaration, child)) return undefined;
    step.element.leave(child);
    return { isRecord: false, child };
  }

  /** @returns the value of a record */
  #readTaken({ isRecord, child }: TakenElement): unknown {
    const step = this.#open.at(-1) as OpenStep;
    if (!isRecord) {
      step.element.readChild(child);
      return undefined;
    }
    step.element.enter(child, step.count++);
    const value = readElement(this.#context, child.declaration);
    step.element.leave(child);
    return value;
  }

  #readOther(token: Token): undefined {
    const step = this.#open.at(-1) as OpenStep;
    if (token !== END) {
      step.element.text();
      return;
    }
    step.element.end();
    this.#open.pop();
    if (step.child !== undefined) this.#open.at(-1)?.element.leave(step.child);
  }

  /** Throws what is wrong with the document so far, or tells the caller. */
  #refuseIssues(): void {
    if (this.#collector.issues.length === 0) return;
    const issues = this.#takeIssues();
    if (this.#onIssue === undefined) throw new XmlValidationError(issues);
    for (const it of issues) this.#onIssue(it);
  }

  #takeIssues(): readonly XmlIssue[] {
    const issues = this.#collector.inDocumentOrder().map((it) => this.#withPosition(it));
    this.#collector.issues.length = 0;
    return issues;
  }

  #withPosition({ issue, offset }: LocatedIssue): XmlIssue {
    return { ...issue, ...this.#positions.find(offset) };
  }
}

function noChildren({ name }: ElementDeclaration): TypeError {
  return new TypeError(`The element ${name.localName} on the path to the records has no children.`);
}

function ignore(): void {}

/** The step of a path that leads to a child. */
function stepOf({ place, tag }: ElementChild): string {
  return place.isInContent && tag !== undefined ? tag : place.property;
}

/** What a promise gives, or the reason of the signal if that comes first. */
function aborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  return new Promise<T>((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
