import { xmlApiContender } from '../clients/xml-api.js';
import { FAST_XML_PARSER, JSON_PARSE, SAXES_RECORDS } from '../contenders.js';
import { type Documents, writeDocuments } from '../data/documents.js';
import type { ParseJob } from '../measure/job.js';
import type { Work } from './work.js';
import type { WorkContext } from './work-context.js';

/** Reading responses of the XML API as programs write them. */
export async function parsingWorks({ effort, directory, builder }: WorkContext): Promise<readonly Work[]> {
  const { records, growth, sampling, largeSampling, rounds } = effort;
  const ours = await builder.build(
    xmlApiContender('ResponseElement', ['parsers/generated-client.js', 'responseParser']),
  );
  const usual = writeDocuments(directory, records);
  const large = writeDocuments(directory, records * growth);
  const others = [...ours, SAXES_RECORDS, FAST_XML_PARSER];
  const work = (title: string, documents: Documents, xml: string, more: Partial<ParseJob>): Work => ({
    title,
    description: `bytes to values, ${records} records`,
    peer: JSON_PARSE,
    others,
    rounds,
    digest: documents.digest,
    jobOf: (contender) => ({
      kind: 'parse',
      module: contender.module,
      documents: [contender === JSON_PARSE ? documents.json : xml],
      sampling,
      ...more,
    }),
  });
  return [
    work('parse', usual, usual.xml, {}),
    work('parse, indented', usual, usual.indentedXml, {}),
    {
      ...work('parse, from a string', usual, usual.xml, { asString: true }),
      description: `strings to values, ${records} records`,
    },
    {
      ...work('parse, large', large, large.xml, { sampling: largeSampling }),
      description: `bytes to values, ${records * growth} records, all of them kept`,
      others: ours.concat(SAXES_RECORDS),
    },
  ];
}
