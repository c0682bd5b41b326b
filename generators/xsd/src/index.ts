export type { Approximation, ApproximationKind } from './binding/approximations.js';
export type {
  CodecReference,
  Configuration,
  SimpleTypeMapping,
  ValueMapping,
  ValueRepresentation,
} from './config/configuration.js';
export type { LoadedConfiguration } from './config/load-configuration.js';
export { loadConfiguration } from './config/load-configuration.js';
export { ConfigurationError, parseConfiguration } from './config/parse-configuration.js';
export type { CheckedSettings } from './config/read-settings.js';
export { defaultConfiguration } from './config/read-settings.js';
export type {
  BuiltInTypesSetting,
  DocumentationSetting,
  GeneratedModule,
  ImportExtension,
  ModuleLayout,
  ModuleTransformation,
  Settings,
  SimpleTypeSettings,
} from './config/settings.js';
export { defineConfig } from './config/settings.js';
export type { Diagnostic } from './diagnostics.js';
export { formatDiagnostic } from './diagnostics.js';
export type { Catalog } from './documents/catalog.js';
export { parseCatalog } from './documents/catalog.js';
export { CatalogError } from './documents/catalog-error.js';
export type { FileReader } from './documents/read-schema-documents.js';
export type { GenerateOptions, GenerateResult, Progress } from './generate.js';
export { generate, validateSchemas } from './generate.js';
export type { Leniency } from './leniencies.js';
export type { NamespaceSummary } from './report/namespace-summary.js';
export type { FileSummary, GenerationReport } from './report/report.js';
export { createReport, summarizeReport } from './report/report.js';
export type { SourceLocation } from './source-location.js';
export { version } from './version.js';
export type { XsdVersion } from './vocabulary/xsd-version.js';
