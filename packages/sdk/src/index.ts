/**
 * One typed facade over the OpenAir (SuiteProjects Pro) XML API and the Spartera connections API.
 *
 * The two halves are also entry points of their own: `@proj/sdk/openair` and `@proj/sdk/connections`. An
 * in-memory OpenAir server for tests is `@proj/sdk/testing`.
 *
 * @packageDocumentation
 */
export * from './connections/index.js';
export * from './openair/index.js';
