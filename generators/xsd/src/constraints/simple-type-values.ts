import {
  assertions,
  list,
  type NamespaceContext,
  type Facets as RuntimeFacets,
  restriction,
  type SimpleTypeDescriptor,
  SimpleTypeError,
  union,
  valueKey,
  type XPathExpression,
  xs,
} from '@proj/xml-runtime';
import { checkRestriction, FacetError, facetsOf } from '@proj/xml-runtime/compiler';
import * as xs11 from '@proj/xml-runtime/xs11';
import { checkXPath, compileXPath } from '@proj/xml-xpath';
import { anySimpleType } from '../components/builtins.js';
import type { Assertion, Facets, SimpleTypeDefinition, ValueConstraint } from '../components/model.js';
import { repairPattern } from '../components/pattern-repair.js';
import type { FacetName } from '../vocabulary/facet-names.js';
import { isFacetName } from '../vocabulary/facet-names.js';
import type { XsdVersion } from '../vocabulary/xsd-version.js';

/** Reports a facet that breaks a constraint. */
export type FacetReport = (
  type: SimpleTypeDefinition,
  rule: string,
  facet: FacetName,
  message: string,
  /** Of an enumeration or a pattern: which one. */
  index?: number,
) => void;

/** The values of a schema's simple types, as the runtime understands them; checks their facets on the way. */
export class SimpleTypeValues {
  readonly #descriptors = new Map<SimpleTypeDefinition, SimpleTypeDescriptor | undefined>();
  readonly #report: FacetReport;
  readonly #xsdVersion: XsdVersion;
  readonly #builtins: Readonly<Record<string, SimpleTypeDescriptor | undefined>>;

  /** @param report - called once for each wrong facet of a type that {@link descriptor} is asked for */
  constructor(report: FacetReport, xsdVersion: XsdVersion) {
    this.#xsdVersion = xsdVersion;
    this.#builtins = xsdVersion === '1.1' ? xs11 : xs;
    this.#report = report;
  }

  /** The runtime's form of a type; undefined where its facets, or those of a type it is made of, are wrong. */
  descriptor(type: SimpleTypeDefinition): SimpleTypeDescriptor | undefined {
    if (!this.#descriptors.has(type)) {
      this.#descriptors.set(type, this.#build(type));
    }
    return this.#descriptors.get(type);
  }

  /** Why the value is not one of the type; undefined where it is, or where the type itself is wrong. */
  failure(type: SimpleTypeDefinition, { lexical, namespaces }: ValueConstraint): string | undefined {
    const descriptor = this.descriptor(type);
    try {
      descriptor?.parse(lexical, namespaceContext(namespaces));
      return undefined;
    } catch (error) {
      if (error instanceof SimpleTypeError) {
        return error.message;
      }
      throw error;
    }
  }

  /** Whether two literals of a type have the same value. */
  areEqual(type: SimpleTypeDefinition, a: ValueConstraint, b: ValueConstraint): boolean {
    const descriptor = this.descriptor(type);
    if (descriptor === undefined || a.lexical === b.lexical) {
      return true;
    }
    try {
      return (
        valueKey(descriptor, a.lexical, namespaceContext(a.namespaces)) ===
        valueKey(descriptor, b.lexical, namespaceContext(b.namespaces))
      );
    } catch (error) {
      if (error instanceof SimpleTypeError) {
        return false;
      }
      throw error;
    }
  }

  #build(type: SimpleTypeDefinition): SimpleTypeDescriptor | undefined {
    if (type.builtin) {
      return this.#builtins[type.name ?? ''];
    }
    if (type.baseTypeDefinition !== anySimpleType) {
      const base = this.descriptor(type.baseTypeDefinition);
      return base && this.#restrict(type, base);
    }
    if (type.variety === 'list') {
      const itemType = type.itemTypeDefinition && this.descriptor(type.itemTypeDefinition);
      return itemType && list({ itemType });
    }
    if (type.variety === 'union') {
      const memberTypes = (type.memberTypeDefinitions ?? []).map((member) => this.descriptor(member));
      const known = memberTypes.filter((member) => member !== undefined);
      return known.length === memberTypes.length ? union({ memberTypes: known }) : undefined;
    }
    return this.#restrict(type, xs.anySimpleType);
  }

  #restrict(type: SimpleTypeDefinition, base: SimpleTypeDescriptor): SimpleTypeDescriptor | undefined {
    const {
      pattern = [],
      patternLocations: _,
      enumeration = [],
      assertions: assertionsOfType = [],
      fixed: __,
      locations: ___,
      ...others
    } = type.facets;
    let isCorrect = this.#check(type, base, others);
    for (const [index, source] of pattern.entries()) {
      isCorrect = this.#check(type, base, { pattern: [source] }, index, source) && isCorrect;
    }
    for (const [index, value] of enumeration.entries()) {
      const facets = { enumeration: [value.lexical], ...enumerationNamespaces(type, [value]) };
      isCorrect = this.#check(type, base, facets, index) && isCorrect;
    }
    if (!isCorrect) {
      return undefined;
    }
    const facets: RuntimeFacets = {
      ...others,
      ...(pattern.length > 0 && { pattern }),
      ...(enumeration.length > 0 && {
        enumeration: enumeration.map(({ lexical }) => lexical),
        ...enumerationNamespaces(type, enumeration),
      }),
    };
    const compiled = compiledAssertions(assertionsOfType);
    return restriction({
      base,
      facets: [...facetsOf(facets), ...(compiled.length > 0 ? [assertions(...compiled)] : [])],
    });
  }

  #check(
    type: SimpleTypeDefinition,
    base: SimpleTypeDescriptor,
    facets: RuntimeFacets,
    index?: number,
    pattern?: string,
  ): boolean {
    try {
      checkRestriction(base, facets, this.#xsdVersion);
      return true;
    } catch (error) {
      if (error instanceof FacetError && isFacetName(error.facet)) {
        const advice = error.rule === 'src-pattern-value' ? patternAdvice(pattern, this.#xsdVersion) : '';
        this.#report(type, error.rule, error.facet, error.message + advice, index);
        return false;
      }
      throw error;
    }
  }
}

/** What to do about a pattern that is none of XML Schema, where that is known. */
function patternAdvice(pattern = '', xsdVersion: XsdVersion): string {
  const repaired = repairPattern(pattern, xsdVersion);
  return repaired === undefined
    ? ''
    : `. Write '${repaired}', or allow the leniency 'pattern-escapes' (--lenient pattern-escapes, or "leniencies" in the configuration).`;
}

/** Those that are XPath: what is wrong with the others is found elsewhere. */
function compiledAssertions(assertions: readonly Assertion[]): readonly XPathExpression[] {
  return assertions.flatMap(({ test: { expression, namespaces, defaultNamespace } }) => {
    const source = {
      test: expression,
      namespaces: Object.fromEntries(namespaces),
      ...(defaultNamespace !== undefined && { xpathDefaultNamespace: defaultNamespace }),
    };
    return checkXPath(source, { hasValue: true }) === undefined ? [{ ...source, compile: compileXPath }] : [];
  });
}

type EnumerationNamespaces = Pick<RuntimeFacets, 'enumerationNamespaces'>;

function enumerationNamespaces(
  type: SimpleTypeDefinition,
  enumeration: NonNullable<Facets['enumeration']>,
): EnumerationNamespaces {
  return hasQualifiedNames(type)
    ? { enumerationNamespaces: enumeration.map(({ namespaces }) => Object.fromEntries(namespaces ?? [])) }
    : {};
}

/** Whether values may have prefixes, which need to be resolved. */
function hasQualifiedNames(type: SimpleTypeDefinition): boolean {
  const { primitiveTypeDefinition, itemTypeDefinition, memberTypeDefinitions } = type;
  const name = primitiveTypeDefinition?.name;
  return (
    name === 'QName' ||
    name === 'NOTATION' ||
    (itemTypeDefinition !== undefined && hasQualifiedNames(itemTypeDefinition)) ||
    (memberTypeDefinitions ?? []).some(hasQualifiedNames)
  );
}

function namespaceContext(bindings: ReadonlyMap<string, string> = new Map()): NamespaceContext {
  return {
    lookupNamespaceURI: (prefix) => bindings.get(prefix),
    lookupPrefix: (namespaceURI) => [...bindings].find(([, bound]) => bound === namespaceURI)?.[0],
  };
}
