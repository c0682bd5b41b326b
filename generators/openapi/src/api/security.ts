import { stringLiteral } from '@proj/generator-kit';
import type { OpenApiObject, SecurityRequirementObject, SecuritySchemeObject } from '../document/openapi.js';
import { dereference } from '../document/references.js';
import type { SecurityScheme } from './model.js';

/** The security schemes of a document that a client can apply; mutual TLS is a matter of the connection. */
export function buildSecuritySchemes(document: OpenApiObject): SecurityScheme[] {
  return Object.entries(document.components?.securitySchemes ?? {}).flatMap(([name, object]) => {
    const scheme = dereference(document, object);
    const applied = applicationOf(scheme);
    if (!applied) return [];
    const { what, ...application } = applied;
    return [{ name, description: scheme.description ?? what, ...application }];
  });
}

function applicationOf(
  scheme: SecuritySchemeObject,
): (Pick<SecurityScheme, 'apply' | 'helper'> & { what: string }) | undefined {
  const { type, in: location, name = '', scheme: http = 'Bearer' } = scheme;
  if (type === 'apiKey' && (location === 'header' || location === 'query')) {
    const key = location === 'header' ? name.toLowerCase() : name;
    const apply = `request.${location}[${stringLiteral(key)}] = credential;`;
    return { apply, what: `API key, sent as \`${name}\`.` };
  }
  if (type === 'apiKey' && location === 'cookie') {
    const apply = `addCookie(request, ${stringLiteral(name)}, credential);`;
    return { apply, helper: 'addCookie', what: `API key, sent as the cookie \`${name}\`.` };
  }
  if (type === 'http' && http.toLowerCase() === 'basic') {
    const apply = 'addBasicLogin(request, credential);';
    return { apply, helper: 'addBasicLogin', what: 'User name and password: `name:password` (RFC 7617).' };
  }
  if (type === 'http' || type === 'oauth2' || type === 'openIdConnect') {
    // Authentication schemes are case-insensitive, but some services expect the registered spelling.
    const spelling = http.toLowerCase() === 'bearer' ? 'Bearer' : http;
    return {
      apply: `request.header.authorization = ${stringLiteral(`${spelling} `)} + credential;`,
      what: 'Access token.',
    };
  }
  return undefined;
}

/**
 * Reads security requirements: alternatives, each a list of schemes that are needed together. The alternative
 * without any scheme goes last, because a credential that is at hand should be used.
 */
export function buildRequirements(
  requirements: readonly SecurityRequirementObject[],
  schemes: readonly SecurityScheme[],
): string[][] {
  const known = new Set(schemes.map((scheme) => scheme.name));
  return requirements
    .map((requirement) => Object.keys(requirement).filter((name) => known.has(name)))
    .sort((a, b) => Number(a.length === 0) - Number(b.length === 0));
}
