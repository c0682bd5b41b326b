import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { xmlApiContender } from '../clients/xml-api.js';
import { type Contender, SAXES_OBJECTS, SAXES_RECORDS } from '../contenders.js';
import { type Disfigurement, disfigure } from '../data/disfigure.js';
import { writeDocument, writeDocuments } from '../data/documents.js';
import { createShipment } from '../data/shipments.js';
import { contender as saxesObjects } from '../parsers/saxes-objects.js';
import type { Work } from './work.js';
import type { WorkContext } from './work-context.js';

const SHIPMENT_SCHEMA = fileURLToPath(new URL('../../schemas/shipment.xsd', import.meta.url));

const DISFIGUREMENTS: Readonly<Record<string, Disfigurement>> = {
  'other order': { reversed: 'Slip' },
  comments: { comments: true },
  CDATA: { texts: 'CDATA' },
  references: { texts: 'references' },
  'all of that': { reversed: 'Slip', comments: true, texts: 'references' },
};

/** Reading documents that are not written as programs write them. */
export async function unexpectedWorks(context: WorkContext): Promise<readonly Work[]> {
  return [...(await disfiguredResponses(context)), await prefixedShipment(context)];
}

async function disfiguredResponses(context: WorkContext): Promise<readonly Work[]> {
  const { effort, directory, builder } = context;
  const { xml, digest } = writeDocuments(directory, effort.records);
  const ours = await builder.build(
    xmlApiContender('ResponseElement', ['parsers/generated-client.js', 'responseParser']),
  );
  const text = readFileSync(xml, 'utf8');
  return Object.entries(DISFIGUREMENTS).map(([name, how]) => {
    const path = writeDocument(directory, `${name}.xml`, disfigure(text, how));
    return work(context, `parse, ${name}`, path, digest, SAXES_RECORDS, ours);
  });
}

/** The XML API has no namespace, so this is a document of another schema. */
async function prefixedShipment(context: WorkContext): Promise<Work> {
  const { effort, directory, builder } = context;
  const ours = await builder.build({
    client: 'shipment',
    request: { schema: SHIPMENT_SCHEMA },
    descriptor: 'ShipmentElement',
    factory: ['parsers/generated-client.js', 'documentParser'],
  });
  const text = disfigure(createShipment(effort.records), { prefixes: true });
  const path = writeDocument(directory, 'prefixes.xml', text);
  const digest = saxesObjects.digest(saxesObjects.parse(text));
  return work(context, 'parse, other prefixes', path, digest, SAXES_OBJECTS, ours);
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
