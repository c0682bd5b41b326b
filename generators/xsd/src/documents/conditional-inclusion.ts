import { builtinTypes } from '../components/builtins.js';
import type { XsdVersion } from '../components/context.js';
import { isFacetName } from '../components/facets.js';
import { componentKey, splitQName } from '../components/qnames.js';
import { VERSIONING_NAMESPACE, XSD_NAMESPACE } from './namespaces.js';
import { collapseWhiteSpace, type SourceAttribute, type SourceElement } from './source-element.js';

/**
 * Conditional inclusion ("XSD 1.1 Part 1: Structures", section 4.2.2): leaves out the elements below `root` whose
 * `vc:` conditions do not hold.
 *
 * It applies in XSD 1.0 mode too, although `vc:` attributes mean nothing to XSD 1.0: they are written so that each
 * version finds the declarations meant for it. The conditions of the root element are another matter; see
 * {@link isIncluded}.
 */
export function applyConditionalInclusion(root: SourceElement, version: XsdVersion): SourceElement {
  const content = root.content.flatMap((item): readonly (SourceElement | string)[] => {
    if (typeof item === 'string') {
      return [item];
    }
    return isIncluded(item, version) ? [applyConditionalInclusion(item, version)] : [];
  });
  if (
    content.every((item, index) => item === root.content[index]) &&
    content.length === root.content.length
  ) {
    return root;
  }
  return { ...root, content, children: content.filter((item) => typeof item !== 'string') };
}

/** Whether the `vc:` conditions of an element hold. */
export function isIncluded(element: SourceElement, version: XsdVersion): boolean {
  return element.attributes.every(
    (attribute) => attribute.namespaceURI !== VERSIONING_NAMESPACE || holds(attribute, version),
  );
}

function holds(condition: SourceAttribute, version: XsdVersion): boolean {
  const value = collapseWhiteSpace(condition.value);
  switch (condition.name) {
    case 'minVersion':
      return Number(version) >= Number(value);
    case 'maxVersion':
      return Number(version) < Number(value);
    case 'typeAvailable':
      return names(condition).every(isTypeAvailable);
    case 'typeUnavailable':
      return !names(condition).every(isTypeAvailable);
    case 'facetAvailable':
      return names(condition).every(isFacetAvailable);
    case 'facetUnavailable':
      return !names(condition).every(isFacetAvailable);
    default:
      return true;
  }
}

interface Name {
  readonly namespaceURI: string | undefined;
  readonly localName: string;
}

function names({ value, namespaces }: SourceAttribute): Name[] {
  return collapseWhiteSpace(value)
    .split(' ')
    .filter((text) => text !== '')
    .map((text) => {
      const name = splitQName(text);
      return { namespaceURI: name && namespaces.get(name.prefix), localName: name?.localName ?? text };
    });
}

function isTypeAvailable({ namespaceURI, localName }: Name): boolean {
  return namespaceURI !== undefined && builtinTypes.has(componentKey(namespaceURI, localName));
}

function isFacetAvailable({ namespaceURI, localName }: Name): boolean {
  return namespaceURI === XSD_NAMESPACE && isFacetName(localName);
}
