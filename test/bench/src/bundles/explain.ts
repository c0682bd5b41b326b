import { MeasurementError } from '../measure/measurement-error.js';
import { featureGroups } from './features.js';
import { programWith } from './measure-feature.js';
import { bundleProgram, type Program } from './measure-program.js';
import { programs } from './programs.js';

/**
 * Says which modules the bytes of a bundle come of.
 * @param name - of a program; or of a feature: then of the smallest program that reads and has it
 * @param directory - a directory for generated code
 * @returns lines of bytes and paths, the largest first
 * @throws {@link MeasurementError} when there is no such program or feature
 */
export async function explainBundle(name: string, directory: string): Promise<string> {
  const { bytesOfModules } = await bundleProgram(findProgram(name), directory);
  return [...bytesOfModules]
    .filter(([, bytes]) => bytes > 0)
    .sort(([, left], [, right]) => right - left)
    .map(([path, bytes]) => `${String(bytes).padStart(7)}  ${path.replace(/^(?:\.\.\/)+/, '')}\n`)
    .join('');
}

function findProgram(name: string): Program {
  const feature = featureGroups.flatMap(({ features }) => features).find((it) => it.name === name);
  const program = programs[name] ?? (feature && programWith(feature, 'reading'));
  if (program !== undefined) return program;
  throw new MeasurementError(
    `There is no program and no feature "${name}". npm run bundles shows all of them.`,
  );
}
