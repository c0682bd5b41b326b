import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Settings } from '@proj/xsd-codegen';
import type { GeneratedContender } from './contender-builder.js';

/** Returns the client of the XML API, as `@proj/xml-commands` has it, for contenders of the given descriptor. */
export function xmlApiContender(
  descriptor: string,
  factory: GeneratedContender['factory'],
): GeneratedContender {
  const settings: Settings = JSON.parse(
    readFileSync(workspaceFile('packages/xml-commands/xsd-codegen.config.json'), 'utf8'),
  );
  return {
    client: 'xml-api',
    request: { schema: workspaceFile('specs/xml-commands/openair.xsd') },
    settings,
    descriptor,
    factory,
  };
}

function workspaceFile(path: string): string {
  return fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
}
