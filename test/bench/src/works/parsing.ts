import { xmlApiContender } from '../clients/xml-api.js';
import { type Contender, FAST_XML_PARSER, JSON_PARSE, SAXES_RECORDS } from '../contenders.js';
import type { ParseJob } from '../measure/job.js';
import type { PlannedWork } from './work.js';
import type { WorkContext } from './work-context.js';

/** Reading responses of the XML API as programs write them. */
export function parsingWorks(context: WorkContext): readonly PlannedWork[] {
  const { records, growth, largeSampling } = context.effort;
  return [
    planned(context, { title: 'parse' }),
    planned(context, { title: 'parse, indented', xml: 'indentedXml' }),
    planned(context, { title: 'parse, from a string', job: { asString: true } }),
    planned(context, {
      title: 'parse, large',
      records: records * growth,
      job: { sampling: largeSampling },
      // Another one takes minutes.
      peers: [SAXES_RECORDS],
    }),
  ];
}

/** What differs from reading a document of the usual size from bytes. */
interface Variation {
  readonly title: string;
  readonly records?: number;
  readonly xml?: 'xml' | 'indentedXml';
  readonly job?: Partial<ParseJob>;
  readonly peers?: readonly Contender[];
}

function planned({ effort, documents, builder }: WorkContext, variation: Variation): PlannedWork {
  const { title, records = effort.records, xml = 'xml', job = {} } = variation;
  const { peers = [SAXES_RECORDS, FAST_XML_PARSER] } = variation;
  return {
    title,
    prepare: async () => {
      const ours = await builder.build(
        xmlApiContender('ResponseElement', ['parsers/response-parser.js', 'responseParser']),
      );
      const response = documents.response(records);
      return {
        title,
        description: `${job.asString ? 'strings' : 'bytes'} to values, ${records} records`,
        peer: JSON_PARSE,
        others: [...ours, ...peers],
        rounds: effort.rounds,
        digest: response.digest,
        jobOf: (contender) => ({
          kind: 'parse',
          module: contender.module,
          documents: [contender === JSON_PARSE ? response.json : response[xml]],
          sampling: effort.sampling,
          ...job,
        }),
      };
    },
  };
}
