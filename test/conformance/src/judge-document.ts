import { type SchemaDocument, validate, XmlError, type XmlIssue } from '@proj/xml-runtime';
import { differenceOf } from './comparison/compare-infosets.js';
import { sourceFormDifferenceOf } from './comparison/compare-source-forms.js';
import type { Declarations } from './comparison/declarations.js';
import { decodeXml, type InfosetElement, type InfosetOptions, readInfoset } from './comparison/infoset.js';
import {
  type DocumentCodec,
  plainCodec,
  sourceFormCodec,
  type XmlVersion,
  xmlVersionOf,
} from './document-reading.js';
import type { GeneratedModules } from './generated-modules.js';
import type { InstanceIssue, InstanceOutcome } from './workers/protocol.js';

/** A schema whose code is running. */
export interface RunningSchema {
  readonly modules: GeneratedModules;
  readonly declarations: Declarations;
}

/** What became of a document, and what was written of it. */
export interface JudgedDocument {
  readonly outcome: Omit<InstanceOutcome, 'written'>;
  readonly written?: Uint8Array;
}

const allMarkup: InfosetOptions = { allMarkup: true };

/** The document as the independent parser reads it, or why it does not. */
export function readOriginal(bytes: Uint8Array, options?: InfosetOptions): InfosetElement | string {
  try {
    return readInfoset(decodeXml(bytes), options);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * Reads a document, writes it again, and compares what an independent parser makes of both.
 *
 * @param original - what {@link readOriginal} made of the document
 */
export function judgeDocument(
  schema: RunningSchema,
  bytes: Uint8Array,
  original: InfosetElement | string = readOriginal(bytes),
): JudgedDocument {
  const document = attempt(() => plainCodec.read(schema.modules.schema, bytes));
  if (!('result' in document)) {
    const { crash, issues = [] } = document;
    return { outcome: { accepted: false, ...(crash !== undefined && { crash }), issues } };
  }
  const plain = writeAgain(schema, plainCodec, document.result, {
    infoset: original,
    xmlVersion: xmlVersionOf(bytes),
  });
  const kept = keepSourceForm(schema, sourceFormCodec(), bytes);
  const written = kept.bytes ?? plain.bytes;
  const crash = plain.crash ?? kept.crash;
  return {
    outcome: {
      accepted: true,
      ...(crash !== undefined && { crash }),
      issues: [],
      difference: plain.difference,
      sourceFormDifference: kept.difference,
    },
    ...(written !== undefined && { written }),
  };
}

/** How a value was written. */
interface Written {
  readonly bytes?: Uint8Array;
  readonly crash?: string;
  /** '' where the document is the same. */
  readonly difference: string;
}

function writeAgain(
  { declarations, modules }: RunningSchema,
  codec: DocumentCodec,
  document: SchemaDocument,
  original: { readonly infoset: InfosetElement | string; readonly xmlVersion: XmlVersion },
): Written {
  const written = attempt(() => {
    // `validate` says whether XML 1.0 can hold a value.
    const [issue] = original.xmlVersion === '1.0' ? validate(document.element, document.value) : [];
    return { bytes: codec.write(document, original.xmlVersion), issue };
  });
  if (!('result' in written)) {
    return {
      ...(written.crash !== undefined && { crash: written.crash }),
      difference: `not written: ${written.crash ?? reasonOf(written.issues)}`,
    };
  }
  const { bytes, issue } = written.result;
  if (issue !== undefined) {
    return { bytes, difference: `what was read is not valid: ${issue.rule}: ${issue.message}` };
  }
  const difference = compare(original.infoset, bytes, (one, other) => differenceOf(one, other, declarations));
  // What was written has to be readable, too.
  const again = attempt(() => codec.read(modules.schema, bytes));
  return {
    bytes,
    difference:
      difference ?? ('result' in again ? '' : `not read again: ${again.crash ?? reasonOf(again.issues)}`),
  };
}

function keepSourceForm(schema: RunningSchema, codec: DocumentCodec, bytes: Uint8Array): Written {
  const written = attempt(() => codec.write(codec.read(schema.modules.schema, bytes), xmlVersionOf(bytes)));
  if (!('result' in written)) {
    return {
      ...(written.crash !== undefined && { crash: written.crash }),
      difference: `not written: ${written.crash ?? reasonOf(written.issues)}`,
    };
  }
  return {
    bytes: written.result,
    difference:
      compare(readOriginal(bytes, allMarkup), written.result, sourceFormDifferenceOf, allMarkup) ?? '',
  };
}

function compare(
  original: InfosetElement | string,
  bytes: Uint8Array,
  difference: (one: InfosetElement, other: InfosetElement) => string | undefined,
  options?: InfosetOptions,
): string | undefined {
  if (typeof original === 'string') {
    return `not readable by the parser that compares: ${original}`;
  }
  try {
    return difference(original, readInfoset(decodeXml(bytes), options));
  } catch (error) {
    return `not well-formed when written: ${error instanceof Error ? error.message : String(error)}`;
  }
}

type Attempt<T> =
  | { readonly result: T }
  | { readonly issues: readonly InstanceIssue[]; readonly crash?: undefined }
  | { readonly crash: string; readonly issues?: undefined };

/** An XmlError is a judgement; whatever else is thrown is a crash. */
function attempt<T>(run: () => T): Attempt<T> {
  try {
    return { result: run() };
  } catch (error) {
    if (error instanceof XmlError) {
      return { issues: error.issues.map(issueOf) };
    }
    return { crash: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

function issueOf({ rule, path, line, column, message }: XmlIssue): InstanceIssue {
  return {
    rule,
    path,
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
    message,
  };
}

function reasonOf(issues: readonly InstanceIssue[]): string {
  return `${issues[0]?.rule}: ${issues[0]?.message}`;
}
