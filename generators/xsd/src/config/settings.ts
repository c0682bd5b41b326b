import type { Settings } from '../generated/settings.js';

export type {
  BuiltInTypesSetting,
  CodecReference,
  DocumentationSetting,
  ImportExtension,
  ModuleLayout,
  ReadersSetting,
  Settings,
  SimpleTypeSettings,
  ValueRepresentation,
} from '../generated/settings.js';
export type { GeneratedModule, ModuleTransformation } from './transform.js';

/**
 * The settings, unchanged: gives an editor their types.
 *
 * @example
 * ```ts
 * // xsd-codegen.config.ts
 * import { defineConfig } from '@proj/xsd-codegen';
 *
 * export default defineConfig({
 *   schemas: ['schemas/order.xsd'],
 *   out: 'src/generated',
 *   simpleTypes: { dateTime: 'Date' },
 *   types: { 'type:Amount': { type: 'Money', import: '../money.js', codec: 'moneyCodec' } },
 * });
 * ```
 */
export function defineConfig(settings: Settings): Settings {
  return settings;
}
