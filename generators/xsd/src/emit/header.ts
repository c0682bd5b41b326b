import { generatedHeader, generatedMarker } from '@proj/generator-kit';
import type { EmitOptions } from './emit.js';

/** The package of this generator, as the first line of generated files names it. */
const generator = '@proj/xsd-codegen';

/** How the first line of a generated file begins; a folder that holds other files is not overwritten. */
export const headerStart: string = generatedMarker(generator);

/** How many schema documents a header names. */
const mostFiles = 8;

/** The comment on top of a generated file. */
export function header(
  { version, showFile, configuration: { banner } }: EmitOptions,
  schemaFiles: readonly string[],
): string {
  const files = schemaFiles.length <= mostFiles ? schemaFiles : schemaFiles.slice(0, 1);
  const more = files.length === schemaFiles.length ? '' : ` and ${schemaFiles.length - 1} more documents`;
  const origin = `${version} from ${files.map(showFile).join(', ')}${more}. Do not edit.`;
  return `${generatedHeader(generator, [origin])}${banner === '' ? '' : `${banner}\n`}`;
}
