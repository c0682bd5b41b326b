/** What a configuration file imports: kept apart, so that loading one does not load the generator a second time. */
export type { Settings } from './config/settings.js';
export { defineConfig } from './config/settings.js';
