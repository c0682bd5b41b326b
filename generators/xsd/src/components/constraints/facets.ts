import type { FacetName, Facets, SimpleTypeDefinition, SourceLocation } from '../model.js';
import type { CheckContext } from './check-context.js';
import { describeType } from './descriptions.js';
import { checkFacetValues } from './facet-values.js';

const lengths: readonly FacetName[] = ['length', 'minLength', 'maxLength'];
const ranges: readonly FacetName[] = ['minInclusive', 'minExclusive', 'maxInclusive', 'maxExclusive'];
const common: readonly FacetName[] = ['pattern', 'enumeration', 'whiteSpace'];

/** Checks the facets of a type derived by restriction (Part 2, section 4.3; Part 1, section 3.14.6). */
export function checkFacets(context: CheckContext, type: SimpleTypeDefinition): void {
  const applicable = applicableFacets(type);
  let correct = true;
  const fail = (rule: string, facet: FacetName, message: string): void => {
    correct = false;
    context.error(rule, message, facetLocation(type, facet));
  };
  for (const facet of type.facets.locations?.keys() ?? []) {
    if (!applicable.includes(facet)) {
      fail(
        'cos-applicable-facets',
        facet,
        `The facet ${facet} does not apply to ${describeType(type.baseTypeDefinition)}; those that do are ${applicable.join(', ') || 'none'}.`,
      );
    }
  }
  checkLengths(type, fail);
  checkDigits(type, fail);
  checkWhiteSpace(type, fail);
  checkFixed(type, fail);
  if (correct) {
    checkFacetValues(context, type);
  }
}

/** Reports a facet. */
export type FacetFailure = (rule: string, facet: FacetName, message: string) => void;

/** Where a facet of a type stands. */
export function facetLocation(type: SimpleTypeDefinition, facet: FacetName): SourceLocation {
  return type.facets.locations?.get(facet) ?? type.location;
}

/** "Applicable Facets", Part 2, section 4.1.5. */
function applicableFacets(type: SimpleTypeDefinition): readonly FacetName[] {
  if (type.variety === 'union') {
    return ['pattern', 'enumeration'];
  }
  if (type.variety === 'list') {
    return [...lengths, ...common];
  }
  switch (type.primitiveTypeDefinition?.name) {
    case undefined:
      return [];
    case 'boolean':
      return ['pattern', 'whiteSpace'];
    case 'decimal':
      return ['totalDigits', 'fractionDigits', ...ranges, ...common];
    case 'string':
    case 'hexBinary':
    case 'base64Binary':
    case 'anyURI':
    case 'QName':
    case 'NOTATION':
      return [...lengths, ...common];
    default:
      return [...ranges, ...common];
  }
}

/** The value of a facet that a type has, its own or inherited. */
export function inheritedFacet<Name extends keyof Facets>(
  type: SimpleTypeDefinition,
  name: Name,
): NonNullable<Facets[Name]> | undefined {
  for (let step = type; ; step = step.baseTypeDefinition) {
    const value = step.facets[name];
    if (value !== undefined && value !== null) {
      return value;
    }
    if (step === step.baseTypeDefinition) {
      return undefined;
    }
  }
}

/** Part 2, sections 4.3.1.4, 4.3.2.4 and 4.3.3.4. */
function checkLengths(type: SimpleTypeDefinition, fail: FacetFailure): void {
  const base = type.baseTypeDefinition;
  const own = type.facets;
  const inheritedLength = inheritedFacet(base, 'length');
  const inheritedMin = inheritedFacet(base, 'minLength');
  const inheritedMax = inheritedFacet(base, 'maxLength');
  if (own.length !== undefined && inheritedLength !== undefined && own.length !== inheritedLength) {
    fail(
      'length-valid-restriction',
      'length',
      `length is ${inheritedLength} in the base type; it cannot become ${own.length}.`,
    );
  }
  if (own.minLength !== undefined && inheritedMin !== undefined && own.minLength < inheritedMin) {
    fail(
      'minLength-valid-restriction',
      'minLength',
      `minLength is ${inheritedMin} in the base type; it cannot become ${own.minLength}.`,
    );
  }
  if (own.maxLength !== undefined && inheritedMax !== undefined && own.maxLength > inheritedMax) {
    fail(
      'maxLength-valid-restriction',
      'maxLength',
      `maxLength is ${inheritedMax} in the base type; it cannot become ${own.maxLength}.`,
    );
  }
  const min = own.minLength ?? inheritedMin;
  const max = own.maxLength ?? inheritedMax;
  if (min !== undefined && max !== undefined && min > max) {
    const facet = own.minLength === undefined ? 'maxLength' : 'minLength';
    fail(
      'minLength-less-than-equal-to-maxLength',
      facet,
      `minLength ${min} is greater than maxLength ${max}.`,
    );
  }
  checkLengthBesideBounds(type, fail);
}

/** "length and minLength or maxLength", Part 2, section 4.3.1.4. */
function checkLengthBesideBounds(type: SimpleTypeDefinition, fail: FacetFailure): void {
  const { facets } = type;
  const length = inheritedFacet(type, 'length');
  if (length === undefined) {
    return;
  }
  for (const name of ['minLength', 'maxLength'] as const) {
    const bound = inheritedFacet(type, name);
    if (bound === undefined || (facets.length === undefined && facets[name] === undefined)) {
      continue;
    }
    const isWithin = name === 'minLength' ? bound <= length : bound >= length;
    if (!isWithin || !boundPrecedesLength(type, name, bound)) {
      fail(
        'length-minLength-maxLength',
        facets.length === undefined ? name : 'length',
        `A type cannot have both length and ${name}; length ${length} is enough.`,
      );
    }
  }
}

/** Clauses 1.2 and 2.2: an ancestor has the same bound, and no length. */
function boundPrecedesLength(
  type: SimpleTypeDefinition,
  name: 'minLength' | 'maxLength',
  bound: number,
): boolean {
  for (let step = type.baseTypeDefinition; ; step = step.baseTypeDefinition) {
    if (inheritedFacet(step, name) === bound && inheritedFacet(step, 'length') === undefined) {
      return true;
    }
    if (step === step.baseTypeDefinition) {
      return false;
    }
  }
}

/** Part 2, sections 4.3.11.4 and 4.3.12.4. */
function checkDigits(type: SimpleTypeDefinition, fail: FacetFailure): void {
  for (const name of ['totalDigits', 'fractionDigits'] as const) {
    const own = type.facets[name];
    const inherited = inheritedFacet(type.baseTypeDefinition, name);
    if (own !== undefined && inherited !== undefined && own > inherited) {
      fail(
        `${name}-valid-restriction`,
        name,
        `${name} is ${inherited} in the base type; it cannot become ${own}.`,
      );
    }
  }
  const total = inheritedFacet(type, 'totalDigits');
  const fraction = inheritedFacet(type, 'fractionDigits');
  if (total !== undefined && fraction !== undefined && fraction > total) {
    const facet = type.facets.fractionDigits === undefined ? 'totalDigits' : 'fractionDigits';
    fail(
      'fractionDigits-totalDigits',
      facet,
      `fractionDigits ${fraction} is greater than totalDigits ${total}.`,
    );
  }
}

const whiteSpaceStrength = { preserve: 0, replace: 1, collapse: 2 } as const;

/** Part 2, section 4.3.6.4. */
function checkWhiteSpace(type: SimpleTypeDefinition, fail: FacetFailure): void {
  const own = type.facets.whiteSpace;
  const inherited = inheritedFacet(type.baseTypeDefinition, 'whiteSpace');
  if (
    own !== undefined &&
    inherited !== undefined &&
    whiteSpaceStrength[own] < whiteSpaceStrength[inherited]
  ) {
    fail(
      'whiteSpace-valid-restriction',
      'whiteSpace',
      `whiteSpace is ${inherited} in the base type; it cannot become ${own}.`,
    );
  }
}

/** "Simple Type Restriction (Facets)", Part 1, section 3.14.6: what an ancestor fixed stays. */
function checkFixed(type: SimpleTypeDefinition, fail: FacetFailure): void {
  for (const name of type.facets.locations?.keys() ?? []) {
    const fixing = fixingStep(type.baseTypeDefinition, name);
    if (fixing !== undefined && String(fixing.facets[name]) !== String(type.facets[name])) {
      fail(
        'st-restrict-facets',
        name,
        `${name} is fixed to '${fixing.facets[name]}' by ${describeType(fixing)}; it cannot become '${type.facets[name]}'.`,
      );
    }
  }
}

function fixingStep(type: SimpleTypeDefinition, name: FacetName): SimpleTypeDefinition | undefined {
  for (let step = type; ; step = step.baseTypeDefinition) {
    if (step.facets.fixed?.has(name)) {
      return step;
    }
    if (step === step.baseTypeDefinition) {
      return undefined;
    }
  }
}
