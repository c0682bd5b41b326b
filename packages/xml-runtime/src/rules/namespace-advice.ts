import { describeName, type ExpandedName } from '../xml/names.js';

/**
 * What to do about an element of which only the namespace is wrong: a forgotten default namespace, or a local element
 * that the schema declares qualified where the document has it unqualified, or the other way round.
 * @param declared - names of which one may have been meant
 * @returns a sentence behind a space; `''` where no name differs by its namespace alone
 */
export function elementNamespaceAdvice(name: ExpandedName, declared: Iterable<ExpandedName>): string {
  const meant = sameLocalName(name, declared);
  if (meant === undefined) return '';
  const { namespaceURI } = meant;
  if (namespaceURI === '') {
    return ' Only the namespace is wrong: the element has to have no prefix, and xmlns="" where a default namespace is in scope.';
  }
  const fault = name.namespaceURI === '' ? 'missing' : 'wrong';
  return ` Only the namespace is ${fault}: it has to be '${namespaceURI}', by xmlns="${namespaceURI}" or a prefix.`;
}

/**
 * The same of an attribute, which never is in the default namespace.
 * @param declared - names of which one may have been meant
 */
export function attributeNamespaceAdvice(name: ExpandedName, declared: Iterable<ExpandedName>): string {
  const meant = sameLocalName(name, declared);
  if (meant === undefined) return '';
  const remedy = meant.namespaceURI === '' ? 'without a prefix' : 'with a prefix that is bound to it';
  return ` ${describeName(meant)} is: write it ${remedy}.`;
}

/** The first name that differs by its namespace alone. */
function sameLocalName(
  { namespaceURI, localName }: ExpandedName,
  declared: Iterable<ExpandedName>,
): ExpandedName | undefined {
  for (const it of declared) {
    if (it.localName === localName && it.namespaceURI !== namespaceURI) return it;
  }
  return undefined;
}
