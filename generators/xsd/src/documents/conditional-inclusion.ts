import type { DiagnosticSink } from '../diagnostics.js';
import { expectedValue, isAttributeValue } from '../vocabulary/attribute-values.js';
import { builtInTypes, xsd11Types } from '../vocabulary/built-in-types.js';
import { isFacetName, xsd11Facets } from '../vocabulary/facet-names.js';
import { VERSIONING_NAMESPACE, XSD_NAMESPACE } from '../vocabulary/namespaces.js';
import { splitQName } from '../vocabulary/qnames.js';
import { collapseWhiteSpace } from '../vocabulary/white-space.js';
import type { XsdVersion } from '../vocabulary/xsd-version.js';
import type { SourceAttribute, SourceElement } from './source-element.js';

/**
 * Conditional inclusion ("XSD 1.1 Part 1: Structures", section 4.2.2): leaves out the elements below `root` whose
 * `vc:` conditions do not hold.
 *
 * It applies in XSD 1.0 mode too, although `vc:` attributes mean nothing to XSD 1.0: they are written so that each
 * version finds the declarations meant for it. The conditions of the root element are another matter; see
 * {@link isIncluded}.
 *
 * @param diagnostics - told of conditions that are none, in XSD 1.1 only
 */
export function applyConditionalInclusion(
  root: SourceElement,
  version: XsdVersion,
  diagnostics: DiagnosticSink,
): SourceElement {
  const content = root.content.flatMap((item): readonly (SourceElement | string)[] => {
    if (typeof item === 'string') {
      return [item];
    }
    return isIncluded(item, version, diagnostics)
      ? [applyConditionalInclusion(item, version, diagnostics)]
      : [];
  });
  if (
    content.every((item, index) => item === root.content[index]) &&
    content.length === root.content.length
  ) {
    return root;
  }
  return { ...root, content, children: content.filter((item) => typeof item !== 'string') };
}

/** Tests whether an element, or one below it, has a `vc:` condition: most documents have none. */
export function hasConditions({ attributes, children }: SourceElement): boolean {
  return (
    attributes.some(({ namespaceURI }) => namespaceURI === VERSIONING_NAMESPACE) ||
    children.some(hasConditions)
  );
}

/** Whether the `vc:` conditions of an element hold. */
export function isIncluded(
  element: SourceElement,
  version: XsdVersion,
  diagnostics: DiagnosticSink,
): boolean {
  const conditions = element.attributes.filter(({ namespaceURI }) => namespaceURI === VERSIONING_NAMESPACE);
  if (version === '1.1') {
    for (const condition of conditions) {
      reportInvalid(condition, diagnostics);
    }
  }
  return conditions.every((condition) => holds(condition, version));
}

function reportInvalid(condition: SourceAttribute, diagnostics: DiagnosticSink): void {
  const { name, value, location } = condition;
  const error = (rule: string, message: string): void =>
    diagnostics.report({ severity: 'error', rule, message, location });
  if (name === 'minVersion' || name === 'maxVersion') {
    if (!isAttributeValue('version', value, '1.1')) {
      const message = `The attribute 'vc:${name}' is '${value}'; it has to be ${expectedValue('version')}.`;
      error('s4s-att-invalid-value', message);
    }
  } else if (nameConditions.has(name)) {
    if (!isAttributeValue('QNames', value, '1.1')) {
      const message = `The attribute 'vc:${name}' is '${value}'; it has to be ${expectedValue('QNames')}.`;
      error('s4s-att-invalid-value', message);
    }
    for (const { prefix, namespaceURI } of names(condition)) {
      if (prefix !== '' && namespaceURI === undefined) {
        error('src-resolve', `The prefix '${prefix}' in 'vc:${name}' is not bound.`);
      }
    }
  }
}

const nameConditions: ReadonlySet<string> = new Set([
  'typeAvailable',
  'typeUnavailable',
  'facetAvailable',
  'facetUnavailable',
]);

/** A condition that is not one (in XSD 1.0 mode) holds. */
function holds(condition: SourceAttribute, version: XsdVersion): boolean {
  switch (condition.name) {
    case 'minVersion':
      return !(Number(version) < numberOf(condition));
    case 'maxVersion':
      return !(Number(version) >= numberOf(condition));
    case 'typeAvailable':
      return names(condition).every((name) => isTypeAvailable(name, version));
    case 'typeUnavailable':
      return !names(condition).every((name) => isTypeAvailable(name, version));
    case 'facetAvailable':
      return names(condition).every((name) => isFacetAvailable(name, version));
    case 'facetUnavailable':
      return !names(condition).every((name) => isFacetAvailable(name, version));
    default:
      return true;
  }
}

function numberOf({ value }: SourceAttribute): number {
  return Number(collapseWhiteSpace(value));
}

interface Name {
  readonly prefix: string;
  readonly namespaceURI: string | undefined;
  readonly localName: string;
}

function names({ value, namespaces }: SourceAttribute): Name[] {
  return collapseWhiteSpace(value)
    .split(' ')
    .filter((text) => text !== '')
    .map((text) => {
      const { prefix, localName } = splitQName(text) ?? { prefix: '', localName: text };
      return { prefix, namespaceURI: namespaces.get(prefix), localName };
    });
}

function isTypeAvailable({ namespaceURI, localName }: Name, version: XsdVersion): boolean {
  if (namespaceURI !== XSD_NAMESPACE) {
    return false;
  }
  return xsd11Types.has(localName) ? version === '1.1' : builtInTypes.has(localName);
}

function isFacetAvailable({ namespaceURI, localName }: Name, version: XsdVersion): boolean {
  if (namespaceURI !== XSD_NAMESPACE) {
    return false;
  }
  return xsd11Facets.has(localName) ? version === '1.1' : isFacetName(localName);
}
