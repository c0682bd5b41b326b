import { findAttribute, type SourceElement } from '../documents/source-element.js';
import type { SourceLocation } from '../source-location.js';
import { type FacetName, isFacetName } from '../vocabulary/facet-names.js';
import { collapseWhiteSpace } from '../vocabulary/white-space.js';
import { annotated } from './annotations.js';
import { readAssertions } from './assertions.js';
import type { Draft, Scope } from './context.js';
import type { EnumerationValue, Facets } from './model.js';
import { repairPattern } from './pattern-repair.js';
import { booleanAttribute, schemaChildren } from './schema-elements.js';

/** Reads the facets among the children of an `xs:restriction` (Part 2, section 4.3). */
export function readFacets(scope: Scope, restriction: SourceElement): Facets {
  const facets: Draft<Facets> = {};
  const patterns: string[] = [];
  const patternLocations: SourceLocation[] = [];
  const enumeration: EnumerationValue[] = [];
  const assertions = readAssertions(scope, restriction, 'assertion');
  const fixed = new Set<FacetName>();
  const locations = new Map<FacetName, SourceLocation>();
  for (const element of schemaChildren(restriction)) {
    const { name, location } = element;
    const lexical = findAttribute(element, 'value')?.value;
    if (!isFacetName(name) || lexical === undefined) {
      continue;
    }
    if (name === 'pattern') {
      patterns.push(readPattern(scope, lexical, location));
      patternLocations.push(location);
    } else if (name === 'enumeration') {
      enumeration.push({ lexical, location, ...annotated(element), namespaces: element.namespaces });
    } else if (locations.has(name)) {
      scope.compilation.error(
        'src-single-facet-value',
        `xs:${name} stands twice in one restriction; only pattern and enumeration may be repeated.`,
        location,
      );
    } else {
      setFacet(facets, name, lexical);
    }
    if (!locations.has(name)) {
      locations.set(name, location);
    }
    if (booleanAttribute(element, 'fixed') === true) {
      fixed.add(name);
    }
  }
  return {
    ...facets,
    ...(patterns.length > 0 && { pattern: patterns, patternLocations }),
    ...(enumeration.length > 0 && { enumeration }),
    ...(fixed.size > 0 && { fixed }),
    ...(locations.size > 0 && { locations }),
    ...(assertions.length > 0 && { assertions }),
  };
}

/** The pattern, or what it is read as by a leniency. */
function readPattern({ compilation }: Scope, pattern: string, location: SourceLocation): string {
  if (!compilation.leniencies.has('pattern-escapes')) {
    return pattern;
  }
  const repaired = repairPattern(pattern, compilation.xsdVersion);
  if (repaired !== undefined) {
    const message = `The pattern '${pattern}' is no regular expression of XML Schema; it is read as '${repaired}'.`;
    compilation.warn('codegen-pattern-escapes', message, location);
  }
  return repaired ?? pattern;
}

function setFacet(
  facets: Draft<Facets>,
  name: Exclude<FacetName, 'pattern' | 'enumeration'>,
  lexical: string,
): void {
  const value = collapseWhiteSpace(lexical);
  switch (name) {
    case 'whiteSpace':
      if (value === 'preserve' || value === 'replace' || value === 'collapse') {
        facets.whiteSpace = value;
      }
      break;
    case 'explicitTimezone':
      if (value === 'optional' || value === 'required' || value === 'prohibited') {
        facets.explicitTimezone = value;
      }
      break;
    case 'minInclusive':
    case 'minExclusive':
    case 'maxInclusive':
    case 'maxExclusive':
      facets[name] = value;
      break;
    default:
      if (/^\+?\d+$/.test(value)) {
        facets[name] = Number(value);
      }
  }
}
