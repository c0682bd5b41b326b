import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { xmlApiContender } from '../clients/xml-api.js';
import { type Contender, SAXES_OBJECTS, SAXES_RECORDS } from '../contenders.js';
import { type Disfigurement, disfigure } from '../data/disfigure.js';
import { createShipment } from '../data/shipments.js';
import { contender as saxesObjects } from '../parsers/saxes-objects.js';
import type { PlannedWork, Work } from './work.js';
import type { WorkContext } from './work-context.js';

const SHIPMENT_SCHEMA = fileURLToPath(new URL('../../schemas/shipment.xsd', import.meta.url));

const DISFIGUREMENTS: Readonly<Record<string, Disfigurement>> = {
  'other order': { reversed: 'Slip' },
  comments: { comments: true },
  CDATA: { texts: 'CDATA' },
  references: { texts: 'references' },
  'all of that': { reversed: 'Slip', comments: true, texts: 'references' },
};

const PREFIXES = 'parse, other prefixes';

/** Reading documents that are not written as programs write them. */
export function unexpectedWorks(context: WorkContext): readonly PlannedWork[] {
  return [
    ...Object.entries(DISFIGUREMENTS).map(([name, how]) => ({
      title: `parse, ${name}`,
      prepare: () => disfiguredResponse(context, name, how),
    })),
    { title: PREFIXES, prepare: () => prefixedShipment(context) },
  ];
}

async function disfiguredResponse(context: WorkContext, name: string, how: Disfigurement): Promise<Work> {
  const { effort, documents, builder } = context;
  const { xml, digest } = documents.response(effort.records);
  const ours = await builder.build(
    xmlApiContender('ResponseElement', ['parsers/response-parser.js', 'responseParser']),
  );
  const path = documents.write(`${name}.xml`, disfigure(readFileSync(xml, 'utf8'), how));
  return work(context, `parse, ${name}`, path, digest, SAXES_RECORDS, ours);
}

/** The XML API has no namespace, so this is a document of another schema. */
async function prefixedShipment(context: WorkContext): Promise<Work> {
  const { effort, documents, builder } = context;
  const ours = await builder.build({
    client: 'shipment',
    request: { schema: SHIPMENT_SCHEMA },
    descriptor: 'ShipmentElement',
    factory: ['parsers/document-parser.js', 'documentParser'],
  });
  const text = disfigure(createShipment(effort.records), { prefixes: true });
  const path = documents.write('prefixes.xml', text);
  const digest = saxesObjects.digest(saxesObjects.parse(text));
  return work(context, PREFIXES, path, digest, SAXES_OBJECTS, ours);
}

function work(
  { effort }: WorkContext,
  title: string,
  path: string,
  digest: string,
  peer: Contender,
  others: readonly Contender[],
): Work {
  return {
    title,
    description: `bytes to values, ${effort.records} records`,
    peer,
    others,
    rounds: effort.rounds,
    digest,
    jobOf: ({ module }) => ({ kind: 'parse', module, documents: [path], sampling: effort.sampling }),
  };
}
