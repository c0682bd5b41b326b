import type { Lazy, SimpleTypeDescriptor } from '../../schema/descriptor.js';
import type { Facets } from '../../schema/facets.js';
import type { Datatype } from '../datatype.js';
import { datatypeOf } from '../simple-type.js';
import { checkBounds } from './bounds.js';
import { checkDigits } from './digits.js';
import { checkEnumeration } from './enumeration.js';
import { checkTimezone } from './explicit-timezone.js';
import { FacetError } from './facet-error.js';
import { checkLengths } from './lengths.js';
import { checkPatterns } from './pattern.js';

/**
 * Checks the facets of a restriction against those of its base and against each other: the schema component constraints
 * of Part 2, section 4.3. For schema compilation; deriving a type with `restriction` checks nothing.
 *
 * @param xsdVersion - what patterns may be
 * @throws {@link FacetError} for the first constraint that is violated
 */
export function checkRestriction(
  baseType: Lazy<SimpleTypeDescriptor>,
  facets: Facets,
  xsdVersion: '1.0' | '1.1' = '1.0',
): void {
  const base = datatypeOf(baseType);
  checkApplicable(base, facets);
  checkCounts(facets);
  checkWhiteSpace(base, facets);
  checkLengths(base, facets);
  checkBounds(base, facets);
  checkDigits(base, facets);
  checkTimezone(base, facets);
  checkPatterns(facets, xsdVersion);
  checkEnumeration(base, facets);
}

const lengths: readonly (keyof Facets)[] = ['length', 'minLength', 'maxLength'];
const bounds: readonly (keyof Facets)[] = ['minInclusive', 'minExclusive', 'maxInclusive', 'maxExclusive'];
const digits: readonly (keyof Facets)[] = ['totalDigits', 'fractionDigits'];
const common: readonly (keyof Facets)[] = ['pattern', 'enumeration', 'whiteSpace'];

/** The facets of the last column of the table in Part 2, section 4.1.5. */
function applicableFacets({ primitive }: Datatype): readonly (keyof Facets)[] {
  switch (primitive) {
    case 'boolean':
      return ['pattern', 'whiteSpace'];
    case 'union':
      return ['pattern', 'enumeration'];
    case 'decimal':
      return [...common, ...bounds, ...digits];
    case 'string':
    case 'anyURI':
    case 'hexBinary':
    case 'base64Binary':
    case 'QName':
    case 'NOTATION':
    case 'list':
      return [...common, ...lengths];
    case 'anySimpleType':
      return [];
    case 'float':
    case 'double':
    case 'duration':
      return [...common, ...bounds];
    default:
      return [...common, ...bounds, 'explicitTimezone'];
  }
}

function checkApplicable(base: Datatype, facets: Facets): void {
  const applicable = applicableFacets(base);
  for (const facet of [...common, ...lengths, ...bounds, ...digits, 'explicitTimezone'] as const) {
    if (facets[facet] === undefined || applicable.includes(facet)) continue;
    throw new FacetError(
      'cos-applicable-facets',
      facet,
      `does not apply to types derived from ${base.label}`,
    );
  }
}

/** The types of the attributes `value` in the schema for schemas. */
function checkCounts(facets: Facets): void {
  for (const facet of [...lengths, ...digits]) {
    const value = facets[facet];
    if (value === undefined) continue;
    const least = facet === 'totalDigits' ? 1 : 0;
    if (typeof value !== 'number' || !Number.isInteger(value) || value < least) {
      throw new FacetError(
        'cvc-datatype-valid.1.2.1',
        facet,
        `${String(value)} is not an integer of at least ${least}`,
      );
    }
  }
}

const strictness = ['preserve', 'replace', 'collapse'] as const;

function checkWhiteSpace(base: Datatype, { whiteSpace }: Facets): void {
  if (whiteSpace === undefined || strictness.indexOf(whiteSpace) >= strictness.indexOf(base.whiteSpace))
    return;
  throw new FacetError(
    'whiteSpace-valid-restriction',
    'whiteSpace',
    `${whiteSpace} is weaker than ${base.whiteSpace} of ${base.label}`,
  );
}
