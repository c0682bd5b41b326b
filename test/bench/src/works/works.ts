import { callingWorks } from './calling.js';
import { coldStartWorks } from './cold-start.js';
import { familyWorks } from './families.js';
import { parsingWorks } from './parsing.js';
import { serializingWorks } from './serializing.js';
import { streamingWorks } from './streaming.js';
import { unexpectedWorks } from './unexpected.js';
import type { PlannedWork } from './work.js';
import type { WorkContext } from './work-context.js';

/** Plans everything that is measured in time. */
export function allWorks(context: WorkContext): readonly PlannedWork[] {
  return [
    parsingWorks,
    unexpectedWorks,
    familyWorks,
    serializingWorks,
    streamingWorks,
    coldStartWorks,
    callingWorks,
  ].flatMap((worksOf) => worksOf(context));
}
