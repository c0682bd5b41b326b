import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { type Diagnostic, defaultConfiguration, generate, parseCatalog } from '@proj/xsd-codegen';
import { codeFolder } from './generated-files.js';
import type { Generated, GenerateRequest, SchemaDiagnostic } from './protocol.js';

/** A schema without components of its own: that of a document which names none. */
const emptySchema = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>';

/**
 * Generates the code of a schema and writes it to a folder of its own. All built-in types belong to any schema: a test may
 * name them by `xsi:type`.
 */
export function generateCode({ folder, schemas, catalog, xsdVersion, into }: GenerateRequest): Generated {
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into, { recursive: true });
  // Diagnostics then show files as the index names them.
  process.chdir(folder);
  const { files, diagnostics } = generate({
    schemas: schemas.length > 0 ? schemas : [writeEmptySchema(into)],
    xsdVersion,
    configuration: { ...defaultConfiguration, builtInTypes: 'all' },
    ...(catalog !== undefined && { catalog: parseCatalog(catalog, readFileSync(catalog, 'utf8')) }),
  });
  for (const [name, text] of files) {
    const file = join(codeFolder(into), name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const { user, system } = process.cpuUsage();
  return {
    accepted: errors.length === 0 && files.size > 0,
    diagnostics: errors.map(schemaDiagnostic),
    warnings: diagnostics.filter(({ severity }) => severity === 'warning').map(schemaDiagnostic),
    cpuSeconds: (user + system) / 1_000_000,
  };
}

function writeEmptySchema(folder: string): string {
  const file = join(folder, 'empty.xsd');
  writeFileSync(file, emptySchema);
  return file;
}

function schemaDiagnostic({ rule, message, location }: Diagnostic): SchemaDiagnostic {
  return { rule, file: location.file, line: location.line, column: location.column, message };
}
