import type { RequestAdapter } from './operation.js';

/** Writes every array of the query in one style (OpenAPI Specification 3.1, Parameter Object, `style`). */
export function arrayStyle(
  style: 'form' | 'spaceDelimited' | 'pipeDelimited',
  explode: boolean,
): RequestAdapter {
  return (request) => {
    request.querySerializer = { array: { style, explode } };
  };
}
