import { identityEvaluation } from './evaluation.js';

/** Functions that make identity-constraint definitions (section 3.11) of the expressions that schema documents have. */

import type { IdentityConstraint, NodePath } from '../../schema/descriptor.js';
import { clarkName } from '../../xml/names.js';
import { XML_NAMESPACE } from '../../xml/namespaces.js';

/** Namespace names by prefix. */
type Prefixes = Readonly<Record<string, string>>;

/**
 * Makes a key.
 *
 * @param name - its name, with a prefix where it is in a namespace
 * @param selector - an expression as in `xs:selector`, in the abbreviated syntax of XPath and without white space
 * @param fields - expressions as in `xs:field`
 * @param prefixes - what the prefixes in all of these stand for
 * @example
 * ```ts
 * key('o:orderId', './/o:order', ['@id'], { o: 'urn:orders' })
 * ```
 */
export function key(
  name: string,
  selector: string,
  fields: readonly string[],
  prefixes: Prefixes,
): IdentityConstraint {
  return constraint('key', name, selector, fields, prefixes);
}

/** Makes a uniqueness constraint. See {@link key} for the parameters. */
export function unique(
  name: string,
  selector: string,
  fields: readonly string[],
  prefixes: Prefixes,
): IdentityConstraint {
  return constraint('unique', name, selector, fields, prefixes);
}

/**
 * Makes a key reference. See {@link key} for the other parameters.
 *
 * @param refer - the name of the {referenced key}
 */
export function keyref(
  name: string,
  selector: string,
  fields: readonly string[],
  prefixes: Prefixes,
  refer: string,
): IdentityConstraint {
  return {
    ...constraint('keyref', name, selector, fields, prefixes),
    refer: expandedName(refer, prefixes),
  };
}

function constraint(
  category: IdentityConstraint['category'],
  name: string,
  selector: string,
  fields: readonly string[],
  prefixes: Prefixes,
): IdentityConstraint {
  return {
    category,
    name: expandedName(name, prefixes),
    selector: pathsOf(selector, prefixes),
    fields: fields.map((field) => pathsOf(field, prefixes)),
    evaluation: identityEvaluation,
  };
}

function pathsOf(expression: string, prefixes: Prefixes): readonly NodePath[] {
  return expression.split('|').map((path) => pathOf(path, prefixes));
}

function pathOf(path: string, prefixes: Prefixes): NodePath {
  const isDescendant = path.startsWith('.//');
  const steps: string[] = [];
  let attribute: string | undefined;
  for (const step of (isDescendant ? path.slice(3) : path).split('/')) {
    if (step.startsWith('@')) attribute = expandedName(step.slice(1), prefixes);
    else if (step !== '.') steps.push(expandedName(step, prefixes));
  }
  return {
    ...(isDescendant && { descendant: true }),
    steps,
    ...(attribute !== undefined && { attribute }),
  };
}

/** `{namespace}local` for `prefix:local`; the local part may be `*`. */
function expandedName(name: string, prefixes: Prefixes): string {
  const colon = name.indexOf(':');
  if (colon === -1) return name;
  const prefix = name.slice(0, colon);
  const namespaceURI = prefix === 'xml' ? XML_NAMESPACE : (prefixes[prefix] ?? '');
  return clarkName(namespaceURI, name.slice(colon + 1));
}
