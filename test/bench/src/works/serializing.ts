import { xmlApiContender } from '../clients/xml-api.js';
import {
  type Contender,
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
import type { Work } from './work.js';
import type { WorkContext } from './work-context.js';

/** Writing documents of the XML API. */
export async function serializingWorks(context: WorkContext): Promise<readonly Work[]> {
  const { records } = context.effort;
  const factory = 'serializers/generated-client.js';
  const responses = await context.builder.build(
    xmlApiContender('ResponseElement', [factory, 'responseSerializer']),
  );
  const requests = await context.builder.build(
    xmlApiContender('RequestElement', [factory, 'requestSerializer']),
  );
  return [
    work(
      context,
      {
        title: 'serialize',
        description: `values to bytes, ${records} records`,
        peer: JSON_STRINGIFY,
        others: [...responses, PUBLISHED_TO_STRING, FAST_XML_BUILDER, XMLBUILDER2],
        digest: digestRecords(recordsOf(createResponse(records))),
      },
      records,
    ),
    work(
      context,
      {
        title: 'small request',
        description: 'building a value and writing it to a string',
        peer: JSON_REQUEST,
        others: requests,
        digest: jsonRequest.digest(Buffer.from(JSON.stringify(createRequest(requestParts())))),
      },
      1,
    ),
  ];
}

function work({ effort }: WorkContext, what: Omit<Work, 'rounds' | 'jobOf'>, records: number): Work {
  return {
    ...what,
    rounds: effort.rounds,
    jobOf: ({ module }: Contender) => ({
      kind: 'serialize',
      module,
      records,
      sampling: effort.sampling,
    }),
  };
}
