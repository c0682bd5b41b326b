export {
  type GeneratedModule,
  GeneratedProject,
  type ModuleContent,
  type ProjectOptions,
  type Statement,
  TransformError,
} from './modules/generated-project.js';
export { ImportRecorder, type ImportUse } from './modules/import-recorder.js';
export { tsMorph } from './modules/ts-morph.js';
