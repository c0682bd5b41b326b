import { defaultPathSerializer } from 'openapi-fetch';
import type { RequestAdapter } from './operation.js';

/**
 * Writes path parameters by their styles (OpenAPI Specification 3.1, Parameter Object, `style`).
 *
 * @param template - the path, with the styles in the notation of RFC 6570: `{.label}`, `{;matrix*}`
 */
export function pathStyles(template: string): RequestAdapter {
  return (request) => {
    request.path = defaultPathSerializer(template, request.parameters.path);
  };
}
