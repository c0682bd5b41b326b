import { fileURLToPath } from 'node:url';
import type { Program, SchemaSource } from './measure-program.js';
import { noteSchema } from './minimal-schema.js';

const shipment = schemaFile('shipment.xsd');
const slips = schemaFile('slips.xsd');

/** Programs that use a part of the packages, and their peers, by name. */
export const programs: Readonly<Record<string, Program>> = {
  'two-element schema: parse': {
    source: `export { parse } from '@proj/xml-runtime'; export { NoteElement } from './index.js';`,
    schema: noteSchema(),
  },
  'two-element schema: serialize': {
    source: `export { serialize } from '@proj/xml-runtime'; export { NoteElement } from './index.js';`,
    schema: noteSchema(),
  },
  'two-element schema: parse and serialize': {
    source: `export { parse, serialize } from '@proj/xml-runtime'; export { NoteElement } from './index.js';`,
    schema: noteSchema(),
  },
  'small schema: parse': {
    source: `export { parse } from '@proj/xml-runtime'; export { ShipmentElement } from './index.js';`,
    schema: shipment,
  },
  'small schema: parse and serialize': {
    source: `export { parse, serialize } from '@proj/xml-runtime'; export { ShipmentElement } from './index.js';`,
    schema: shipment,
  },
  'XML API, Slip: parse a response': {
    source: `export { parse } from '@proj/xml-runtime'; export { ResponseElement } from './index.js';`,
    schema: slips,
  },
  'XML API, all record types: parse a response': {
    source: `export { parse } from '@proj/xml-runtime'; export { ResponseElement } from '@proj/xml-commands';`,
  },
  'XML API, all of @proj/xml-commands: parse': {
    source: `export { parse } from '@proj/xml-runtime'; export * from '@proj/xml-commands';`,
  },
  'XML API, all of @proj/xml-commands: parse and serialize': {
    source: `export { parse, serialize } from '@proj/xml-runtime'; export * from '@proj/xml-commands';`,
  },
  'connections API: one operation': {
    source: `export { createClient, listConnections } from '@proj/connections-client';`,
  },
  'connections API: everything': { source: `export * from '@proj/connections-client';` },
  '@proj/sdk: OpenAirClient': { source: `export { OpenAirClient } from '@proj/sdk/openair';` },
  '@proj/sdk: everything but the test server': {
    source: `export * from '@proj/sdk'; export * from '@proj/sdk/openair'; export * from '@proj/sdk/connections';`,
  },
};

/** What other libraries come to. They have no budgets. */
export const peers: Readonly<Record<string, Program>> = {
  saxes: { source: `export { SaxesParser } from 'saxes';` },
  'fast-xml-parser: parse': { source: `export { XMLParser } from 'fast-xml-parser';` },
  'fast-xml-parser: parse and build': {
    source: `export { XMLBuilder, XMLParser } from 'fast-xml-parser';`,
  },
};

function schemaFile(name: string): SchemaSource {
  return { file: fileURLToPath(new URL(`../../schemas/${name}`, import.meta.url)) };
}
