import type { Lazy, SimpleTypeDescriptor } from '../../schema/descriptor.js';
import type { Facets } from '../../schema/facets.js';
import type { Datatype } from '../datatype.js';
import { messageOf } from '../failure.js';
import { parsePattern } from '../patterns/parser.js';
import { PatternSyntaxError } from '../patterns/pattern-syntax-error.js';
import { datatypeOf } from '../simple-type.js';
import { checkBounds } from './check-bounds.js';
import { checkLengths } from './check-lengths.js';
import { enumerationContext } from './enumeration-check.js';
import { FacetError } from './facet-error.js';
import { inherited } from './facet-inheritance.js';

/** What {@link checkRestriction} takes: what `restriction` does. */
export interface CheckedRestriction extends Facets {
  readonly base: Lazy<SimpleTypeDescriptor>;
}

/**
 * Checks the facets of a restriction against those of its base and against each other: the schema component constraints
 * of Part 2, section 4.3. For schema compilation; deriving a type with `restriction` checks nothing.
 *
 * @param xsdVersion - what patterns may be
 * @throws {@link FacetError} for the first constraint that is violated
 */
export function checkRestriction(options: CheckedRestriction, xsdVersion: '1.0' | '1.1' = '1.0'): void {
  const base = datatypeOf(options.base);
  checkApplicable(base, options);
  checkCounts(options);
  checkWhiteSpace(base, options);
  checkLengths(base, options);
  checkBounds(base, options);
  checkDigits(base, options);
  checkTimezone(base, options);
  checkPatterns(options, xsdVersion);
  checkEnumeration(base, options);
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

function checkDigits(base: Datatype, facets: Facets): void {
  for (const facet of ['totalDigits', 'fractionDigits'] as const) {
    const value = facets[facet];
    const limit = inherited(base, facet);
    if (value !== undefined && limit !== undefined && value > limit) {
      throw new FacetError(
        `${facet}-valid-restriction`,
        facet,
        `${value} is greater than ${limit} of ${base.label}`,
      );
    }
  }
  const total = facets.totalDigits ?? inherited(base, 'totalDigits');
  const fraction = facets.fractionDigits ?? inherited(base, 'fractionDigits');
  if (total !== undefined && fraction !== undefined && fraction > total) {
    throw new FacetError(
      'fractionDigits-totalDigits',
      'fractionDigits',
      `${fraction} is greater than totalDigits, ${total}`,
    );
  }
}

/** "Timezone valid restriction" (XSD 1.1 Part 2, section 4.3.14.4). */
function checkTimezone(base: Datatype, { explicitTimezone }: Facets): void {
  const above = inherited(base, 'explicitTimezone') ?? 'optional';
  if (explicitTimezone === undefined || above === 'optional' || above === explicitTimezone) return;
  throw new FacetError(
    'timezone-valid-restriction',
    'explicitTimezone',
    `${explicitTimezone} is not ${above} of ${base.label}`,
  );
}

function checkPatterns({ pattern = [] }: Facets, xsdVersion: '1.0' | '1.1'): void {
  for (const source of typeof pattern === 'string' ? [pattern] : pattern) {
    try {
      parsePattern(source, xsdVersion);
    } catch (error) {
      if (!(error instanceof PatternSyntaxError)) throw error;
      throw new FacetError('src-pattern-value', 'pattern', error.message);
    }
  }
}

function checkEnumeration(base: Datatype, facets: Facets): void {
  for (const [index, lexical] of (facets.enumeration ?? []).entries()) {
    const failure = base.check(base.normalize(lexical), enumerationContext(facets, index));
    if (failure !== undefined) {
      throw new FacetError('enumeration-valid-restriction', 'enumeration', messageOf(failure));
    }
  }
}
