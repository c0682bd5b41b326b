import { xmlApiContender } from '../clients/xml-api.js';
import type { Contender } from '../contenders.js';
import { createSlips } from '../data/slips.js';
import { RecordCount } from '../streams/record-count.js';
import type { PlannedWork, Work } from './work.js';
import type { WorkContext } from './work-context.js';

/** Reading a large file a record at a time, against reading all of it first. */
export function streamingWorks(context: WorkContext): readonly PlannedWork[] {
  return [{ title: 'stream', prepare: () => streamingWork(context) }];
}

async function streamingWork(context: WorkContext): Promise<Work> {
  const { effort, documents } = context;
  const records = effort.records * effort.growth;
  const { xml } = documents.response(records);
  const count = new RecordCount();
  for (const record of createSlips(records)) count.add(record);
  const whole = await contenders(context, 'wholeDocumentReader', 'whole document');
  const streams = await contenders(context, 'recordStreamReader', 'stream');
  const [peer, ...others] = [...whole, ...streams];
  if (peer === undefined) throw new TypeError('generated code has no variants');
  return {
    title: 'stream',
    description: `a file of ${records} records, one at a time, once`,
    peer,
    others,
    rounds: effort.rounds,
    digest: count.digest(),
    jobOf: ({ module }) => ({ kind: 'stream', module, document: xml }),
  };
}

async function contenders(
  { builder }: WorkContext,
  factory: string,
  way: string,
): Promise<readonly Contender[]> {
  const built = await builder.build(
    xmlApiContender('ResponseElement', ['streams/generated-client.js', factory]),
  );
  return built.map((contender) => ({ ...contender, name: `${contender.name}, ${way}` }));
}
