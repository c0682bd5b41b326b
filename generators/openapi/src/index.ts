export { ForeignOutputError, OutputFolderError } from '@proj/generator-kit';
export { DocumentError, type DocumentProblem, describeProblem } from './document/document-error.js';
export type { GeneratedFiles } from './emit/emit-files.js';
export { type GeneratedClient, type GenerateReport, generate, generateClient } from './generate.js';
export type { OutputChanges } from './output/write-output.js';
export { generatorVersion } from './version.js';
