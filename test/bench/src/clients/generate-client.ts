import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  type Configuration,
  formatDiagnostic,
  generate,
  parseCatalog,
  type XsdVersion,
} from '@proj/xsd-codegen';
import { MeasurementError } from '../measure/measurement-error.js';

/** What to generate a client from. */
export interface ClientRequest {
  /** The schema document to start from. */
  readonly schema: string;
  readonly xsdVersion?: XsdVersion | undefined;
  /** A file that maps URLs and namespaces to local documents. */
  readonly catalog?: string | undefined;
  readonly configuration?: Configuration | undefined;
}

/**
 * Generates the code of a schema, as somebody who uses the generator would.
 * @param directory - where to write it; it is made
 * @throws {@link MeasurementError} when the generator refuses the schema
 */
export function generateClient(request: ClientRequest, directory: string): void {
  const { schema, xsdVersion, catalog, configuration } = request;
  const { files, diagnostics } = generate({
    schemas: [schema],
    ...(xsdVersion !== undefined && { xsdVersion }),
    ...(catalog !== undefined && { catalog: parseCatalog(catalog, readFileSync(catalog, 'utf8')) }),
    ...(configuration !== undefined && { configuration }),
  });
  if (files.size === 0) throw new MeasurementError(diagnostics.map(formatDiagnostic).join('\n'));
  for (const [name, text] of files) {
    const path = join(directory, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}
