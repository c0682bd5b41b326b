import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { SAXES_OBJECTS } from '../contenders.js';
import { contender as saxesObjects } from '../parsers/saxes-objects.js';
import type { PlannedWork, Work } from './work.js';
import type { WorkContext } from './work-context.js';

/** A family of schemas and documents of others. */
interface Family {
  readonly title: string;
  /** The descriptor of the root element of its documents. */
  readonly descriptor: string;
}

const FAMILIES: Readonly<Record<string, Family>> = {
  'ubl-invoice': { title: 'UBL invoices', descriptor: 'ublInvoice21.InvoiceElement' },
  cyclonedx: { title: 'CycloneDX', descriptor: 'BomElement' },
  gpx: { title: 'GPX', descriptor: 'GpxElement' },
  'maven-pom': { title: 'Maven POM', descriptor: 'ProjectElement' },
};

/** What of its `entry.json` is of interest here. */
interface FamilyEntry {
  /** The schema document to generate from. */
  readonly entry: string;
  /** Documents that are valid. */
  readonly instances: readonly string[];
}

/** Reading real documents of large schemas; what is not on this machine is skipped, and says so. */
export function familyWorks(context: WorkContext): readonly PlannedWork[] {
  return Object.entries(FAMILIES).flatMap(([name, family]) => {
    const folder = join(context.dataFolder, 'schemas', name);
    const title = `parse, ${family.title}`;
    if (existsSync(folder)) {
      return [{ title, prepare: () => familyWork(context, title, folder, family.descriptor) }];
    }
    context.onSkipped(
      `${title}: there is no ${folder}. This data is no part of the repository; give its folder with --data <dir>.`,
    );
    return [];
  });
}

async function familyWork(
  { effort, builder }: WorkContext,
  title: string,
  folder: string,
  descriptor: string,
): Promise<Work> {
  const { entry, instances }: FamilyEntry = JSON.parse(readFileSync(join(folder, 'entry.json'), 'utf8'));
  const catalog = join(folder, 'catalog.json');
  const ours = await builder.build({
    client: basename(folder),
    request: { schema: join(folder, entry), ...(existsSync(catalog) && { catalog }) },
    descriptor,
    factory: ['parsers/document-parser.js', 'documentParser'],
  });
  const documents = instances.map((path) => join(folder, path));
  return {
    title,
    description: `bytes to values, ${documents.length} documents`,
    peer: SAXES_OBJECTS,
    others: ours,
    rounds: effort.rounds,
    digest: documents.map((path) => saxesObjects.digest(saxesObjects.parse(readFileSync(path)))).join('; '),
    jobOf: ({ module }) => ({ kind: 'parse', module, documents, sampling: effort.sampling }),
  };
}
