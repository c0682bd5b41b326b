/**
 * Whether the text is a URI reference once what URIs cannot hold is escaped (Part 2, section 3.2.17; RFC 2396). Only
 * that is looked at which escaping leaves as it is: percent signs, number signs and the scheme.
 */
export function isUriReference(text: string): boolean {
  return (
    !/%(?![0-9A-Fa-f]{2})/.test(text) && text.indexOf('#') === text.lastIndexOf('#') && hasValidScheme(text)
  );
}

/** A colon in the first segment ends a scheme, and a scheme is not all of a URI. */
function hasValidScheme(text: string): boolean {
  const colonAt = text.search(/[:/?#]/);
  if (colonAt === -1 || text.charAt(colonAt) !== ':') return true;
  return /^[A-Za-z][A-Za-z0-9+.-]*:[^#]/.test(text);
}
