export { errorName } from './error-name.js';
export { type ErrorCode, type ErrorName, errorNames } from './generated/errors/index.js';
export * from './generated/schema/index.js';
