import type { Budgets } from '@proj/test-budgets';
import { standIns } from '../stand-ins/stand-ins.js';
import type { FigureName, Measurement } from './figures.js';
import { generateStandIn } from './generate-stand-in.js';
import { measureModules } from './measure-modules.js';
import { xmlCommandsModules, xmlCommandsReading } from './xml-commands.js';

/** What can be measured by itself, by the name that it has in the budget file. */
export function measurable(): ReadonlyMap<string, () => Measurement> {
  return new Map([
    ['xml-commands', () => measureModules(xmlCommandsModules(), xmlCommandsReading)],
    ...standIns().map((standIn): [string, () => Measurement] => [
      standIn.name,
      () => measureModules(generateStandIn(standIn), standIn.reading),
    ]),
  ]);
}

/** Returns the figures of measurements, as the budget file has them. */
export function figuresOf(measurements: ReadonlyMap<string, Measurement>): Budgets<FigureName> {
  return Object.fromEntries([...measurements].map(([name, { figures }]) => [name, figures]));
}
