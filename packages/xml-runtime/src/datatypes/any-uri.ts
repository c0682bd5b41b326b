/** A percent sign that escapes nothing, or a second number sign. */
const misplacedSign = /%(?![\da-f]{2})|#[^#]*#/i;

/** A colon in the first segment ends a scheme, and a scheme is not all of a URI. */
const scheme = /^[a-z][\da-z+.-]*:[^#]/i;

/**
 * Tests whether the text is a URI reference once what URIs cannot hold is escaped (Part 2, section 3.2.17; RFC 2396). Only
 * that is looked at which escaping leaves as it is: percent signs, number signs and the scheme.
 */
export function isUriReference(text: string): boolean {
  return !misplacedSign.test(text) && (!/^[^:/?#]*:/.test(text) || scheme.test(text));
}
