import type { BenchArguments } from './arguments.js';
import { judge, readBars } from './bars/bars.js';
import { measureBundleSizes, measurePeers } from './bundles/bundle-sizes.js';
import { ContenderBuilder } from './clients/contender-builder.js';
import { DocumentFolder } from './data/documents.js';
import { type Effort, FULL, QUICK } from './effort.js';
import type { Comparison, Report } from './report/report.js';
import { findRuntime, type Runtime } from './runtimes/runtimes.js';
import { compare } from './works/compare.js';
import type { Work } from './works/work.js';
import { allWorks } from './works/works.js';

const NO_SIZES = { programs: {}, reading: {}, readingAndWriting: {} };

/**
 * Measures everything that is asked for.
 * @param directory - an empty directory for generated code and documents
 * @param onStart - called before each measurement, with what it is
 * @throws {@link MeasurementError} when a contender fails or disagrees about the data
 */
export async function measureEverything(
  asked: BenchArguments,
  directory: string,
  onStart: (activity: string) => void,
): Promise<Report> {
  const { only, dataFolder } = asked;
  const runtime = findRuntime(asked.runtime, asked.executable);
  const skipped: string[] = [];
  const works = allWorks({
    effort: effortOf(asked),
    documents: new DocumentFolder(directory),
    builder: new ContenderBuilder(directory),
    dataFolder,
    onSkipped: (reason) => skipped.push(reason),
  });
  const comparisons: Comparison[] = [];
  for (const { title, prepare } of works.filter((work) => only?.test(work.title) ?? true)) {
    onStart(`${title}: generating clients and documents`);
    const possible = workIn(runtime, await prepare());
    if (possible !== undefined) comparisons.push(await compare(possible, runtime.run, onStart));
  }
  onStart('bundle sizes');
  const hasBundles = only === undefined && asked.runtime === 'node';
  const bundles = hasBundles ? await measureBundleSizes(directory) : NO_SIZES;
  return {
    runtime: runtime.name,
    clock: runtime.clock,
    quick: asked.quick,
    comparisons,
    bundles,
    peers: hasBundles ? await measurePeers(directory) : {},
    // Bars are for Node.
    bars: hasBundles ? judge(readBars(), { comparisons, bundles }) : [],
    skipped,
  };
}

function effortOf({ quick, rounds }: BenchArguments): Effort {
  const effort = quick ? QUICK : FULL;
  return rounds === undefined ? effort : { ...effort, rounds, coldStartRounds: rounds, callRounds: rounds };
}

/** Returns the work as far as the runtime can do it; undefined where it cannot. */
function workIn({ kinds, hasNodeModules }: Runtime, work: Work): Work | undefined {
  if (!kinds.includes(work.jobOf(work.peer).kind)) return undefined;
  return {
    ...work,
    others: work.others.filter(({ needsNodeModules }) => hasNodeModules || !needsNodeModules),
  };
}
