// The structures and nodes of ts-morph, so that generators need not depend on it themselves.
export type * from 'ts-morph';
export {
  type GeneratedModule,
  GeneratedProject,
  type ModuleContent,
  type ProjectOptions,
  type Statement,
  TransformError,
} from './modules/generated-project.js';
export { ImportRecorder, type ImportUse } from './modules/import-recorder.js';
export { StructureKind, VariableDeclarationKind } from './modules/structure-kinds.js';
export { tsMorph } from './modules/ts-morph.js';
