import { join } from 'node:path';
import type { BundleSize } from '../report.js';
import { type BundleEntry, measureBundle } from './measure-bundle.js';
import { generateSmallSchema } from './small-schema.js';

/**
 * Measures what programs that use a part of the packages have to ship.
 * @param directory - a directory for generated code
 */
export async function measureBundles(directory: string): Promise<BundleSize[]> {
  const smallSchema = join(directory, 'small-schema');
  generateSmallSchema(smallSchema);
  const sizes: BundleSize[] = [];
  for (const entry of bundleEntries(smallSchema)) sizes.push(await measureBundle(entry));
  return sizes;
}

/** Programs export what they use, so that the bundler keeps it. */
function bundleEntries(smallSchema: string): BundleEntry[] {
  return [
    {
      name: 'small schema: parse',
      source: `export { parse } from '@proj/xml-runtime'; export { ShipmentElement } from './index.js';`,
      directory: smallSchema,
    },
    {
      name: 'small schema: parse and serialize',
      source: `export { parse, serialize } from '@proj/xml-runtime'; export { ShipmentElement } from './index.js';`,
      directory: smallSchema,
    },
    {
      name: 'XML API, all record types: parse a response',
      source: `export { parse } from '@proj/xml-runtime'; export { ResponseElement } from '@proj/xml-commands';`,
    },
    {
      name: 'XML API, all record types: parse and serialize',
      source: `
        export { parse, serialize } from '@proj/xml-runtime';
        export { RequestElement, ResponseElement } from '@proj/xml-commands';`,
    },
    {
      name: 'connections API: one operation',
      source: `export { createClient, listConnections } from '@proj/connections-client';`,
    },
    { name: 'connections API: everything', source: `export * from '@proj/connections-client';` },
    {
      name: '@proj/sdk: everything but the test server',
      source: `export * from '@proj/sdk'; export * from '@proj/sdk/openair'; export * from '@proj/sdk/connections';`,
    },
    { name: 'saxes', source: `export { SaxesParser } from 'saxes';` },
    { name: 'fast-xml-parser: parse', source: `export { XMLParser } from 'fast-xml-parser';` },
    {
      name: 'fast-xml-parser: parse and build',
      source: `export { XMLBuilder, XMLParser } from 'fast-xml-parser';`,
    },
  ];
}
