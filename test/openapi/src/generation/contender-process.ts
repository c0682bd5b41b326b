// A process that generates from one document, once: the whole of it counts, as when somebody runs the command line.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [contender = '', document = '', out = ''] = process.argv.slice(2);
if (contender === 'openapi-codegen') {
  const { generate } = await import('@proj/openapi-codegen');
  await generate(document, out);
} else {
  // As the command line of openapi-typescript does, with its default options.
  const { astToString, default: openapiTS } = await import('openapi-typescript');
  mkdirSync(out, { recursive: true });
  writeFileSync(
    join(out, 'schema.ts'),
    astToString(await openapiTS(pathToFileURL(document), { silent: true })),
  );
}
const { user, system } = process.cpuUsage();
const peakMemory = process.resourceUsage().maxRSS * 1024;
process.stdout.write(`\n${JSON.stringify({ cpuSeconds: (user + system) / 1e6, peakMemory })}`);
