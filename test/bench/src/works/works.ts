import { coldStartWorks } from './cold-start.js';
import { familyWorks } from './families.js';
import { parsingWorks } from './parsing.js';
import { serializingWorks } from './serializing.js';
import { streamingWorks } from './streaming.js';
import { unexpectedWorks } from './unexpected.js';
import type { Work } from './work.js';
import type { WorkContext } from './work-context.js';

/** Makes everything that is measured in time, with the documents for it. */
export async function allWorks(context: WorkContext): Promise<readonly Work[]> {
  return [
    ...(await parsingWorks(context)),
    ...(await unexpectedWorks(context)),
    ...(await familyWorks(context)),
    ...(await serializingWorks(context)),
    ...(await streamingWorks(context)),
    ...(await coldStartWorks(context)),
  ];
}
