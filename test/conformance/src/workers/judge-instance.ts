import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';
import type { InfosetElement } from '../comparison/infoset.js';
import { judgeDocument, type RunningSchema, readOriginal } from '../judge-document.js';
import { loadExtendedSchema, loadSchema, namespacesOf } from './loaded-schema.js';
import type { InstanceIssue, InstanceOutcome, InstanceRequest, SchemaDiagnostic } from './protocol.js';
import { schemaLocationHints } from './schema-location-hints.js';

/** Judges a document, and writes it again to the file for the output. */
export async function judgeInstance(request: InstanceRequest): Promise<InstanceOutcome> {
  process.chdir(request.schema.folder);
  const bytes = readFileSync(request.path);
  const original = readOriginal(bytes);
  const schema = await schemaFor(request, original);
  if (!('modules' in schema)) {
    return { accepted: false, issues: schema.issues, written: false };
  }
  const { outcome, written } = judgeDocument(schema, bytes, original);
  if (written !== undefined) {
    mkdirSync(dirname(request.output), { recursive: true });
    writeFileSync(request.output, written);
  }
  return { ...outcome, written: written !== undefined };
}

/**
 * The schema of the case; together with the documents that this one names for namespaces that it lacks, as section 4.3.2
 * lets a processor do.
 */
async function schemaFor(
  { schema, path, followsHints }: InstanceRequest,
  original: InfosetElement | string,
): Promise<RunningSchema | { readonly issues: readonly InstanceIssue[] }> {
  const own = await loadSchema(schema);
  if (!('modules' in own)) {
    throw new TypeError('There is no code for the schema.');
  }
  if (!followsHints || typeof original === 'string') {
    return own;
  }
  const known = namespacesOf(own.modules);
  const hints = schemaLocationHints(original, path).filter((it) => !known.has(it.namespaceURI));
  const documents = [...new Set(hints.map((it) => it.path))];
  if (documents.length === 0) {
    return own;
  }
  const late = hints.find(
    (it, index) => it.isLate && hints.slice(0, index).every((before) => before.path !== it.path),
  );
  if (late !== undefined && schema.xsdVersion === '1.0') {
    return { issues: [lateHintIssue(late.path, late.namespaceURI)] };
  }
  const extended = await loadExtendedSchema(schema, documents);
  return 'modules' in extended ? extended : { issues: extended.diagnostics.map(schemaIssue) };
}

/** "It is an error if such an attribute occurs after the first appearance of ..." (XSD 1.0, section 4.3.2). */
function lateHintIssue(path: string, namespaceURI: string): InstanceIssue {
  const message = `${path} is named after the first use of its namespace ${namespaceURI}.`;
  return { rule: 'schema-location', path: [], line: 1, column: 1, message };
}

function schemaIssue({ rule, file, line, column, message }: SchemaDiagnostic): InstanceIssue {
  return { rule, path: [], line, column, message: `${file}: ${message}` };
}
