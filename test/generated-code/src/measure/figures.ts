import type { Figures } from '@proj/test-budgets';

/** What a budget limits: how large the generated code of a schema is, and what it costs TypeScript. The same on every machine. */
export type FigureName =
  /** The bytes of all modules, comments included. */
  | 'bytes'
  /** The bytes of the largest module. */
  | 'largestModule'
  /** The types that the compiler makes to check all modules. */
  | 'types'
  /** The instantiations of types that it makes to check all modules. */
  | 'instantiations'
  /** The types that it makes to check a consumer that reads one value, against the declarations of the modules. */
  | 'consumerTypes'
  /** The instantiations that it makes for the same. */
  | 'consumerInstantiations';

/** The names of all figures, in their order in the budget file. */
export const figureNames = [
  'bytes',
  'largestModule',
  'types',
  'instantiations',
  'consumerTypes',
  'consumerInstantiations',
] as const satisfies readonly FigureName[];

/** What was measured of the generated code of a schema. */
export interface Measurement {
  readonly figures: Figures<FigureName>;
  /** The number of modules. */
  readonly modules: number;
  /** Instantiations of all modules with a consumer beside them, divided by those of the modules alone. */
  readonly consumerRatio: number;
  /** The CPU seconds that the compiler took to check the modules. It depends on the machine, so no budget limits it. */
  readonly checkSeconds: number;
}
