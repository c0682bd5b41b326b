import { xmlApiContender } from '../clients/xml-api.js';
import {
  FAST_XML_BUILDER,
  JSON_REQUEST,
  JSON_STRINGIFY,
  PUBLISHED_TO_STRING,
  XMLBUILDER2,
} from '../contenders.js';
import { digestRecords } from '../data/digest.js';
import { recordsOf } from '../data/records-of.js';
import { createRequest, requestParts } from '../data/request.js';
import { createResponse } from '../data/response.js';
import { contender as jsonRequest } from '../serializers/json-request.js';
import type { PlannedWork, Work } from './work.js';
import type { WorkContext } from './work-context.js';

/** Writing documents of the XML API. */
export function serializingWorks(context: WorkContext): readonly PlannedWork[] {
  return [
    { title: 'serialize', prepare: () => responseWork(context) },
    { title: 'small request', prepare: () => requestWork(context) },
  ];
}

const FACTORIES = 'serializers/generated-client.js';

async function responseWork({ effort, builder }: WorkContext): Promise<Work> {
  const { records, rounds, sampling } = effort;
  const ours = await builder.build(xmlApiContender('ResponseElement', [FACTORIES, 'responseSerializer']));
  return {
    title: 'serialize',
    description: `values to bytes, ${records} records`,
    peer: JSON_STRINGIFY,
    others: [...ours, PUBLISHED_TO_STRING, FAST_XML_BUILDER, XMLBUILDER2],
    rounds,
    digest: digestRecords(recordsOf(createResponse(records))),
    jobOf: ({ module }) => ({ kind: 'serialize', module, records, sampling }),
  };
}

async function requestWork({ effort, builder }: WorkContext): Promise<Work> {
  const { rounds, sampling } = effort;
  return {
    title: 'small request',
    description: 'building a value and writing it to a string',
    peer: JSON_REQUEST,
    others: await builder.build(xmlApiContender('RequestElement', [FACTORIES, 'requestSerializer'])),
    rounds,
    digest: jsonRequest.digest(Buffer.from(JSON.stringify(createRequest(requestParts())))),
    jobOf: ({ module }) => ({ kind: 'serialize', module, records: 1, sampling }),
  };
}
