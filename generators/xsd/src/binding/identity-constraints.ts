import {
  type NodePath,
  type ParsedPaths,
  parseFieldPath,
  parseSelectorPath,
} from '../components/constraints/xpath.js';
import type { ElementDeclaration, Named } from '../components/model.js';
import type { BindingContext } from './context.js';
import type { IdentityConstraintBinding } from './model.js';
import type { Prefixes } from './prefixes.js';

/** The identity constraints of an element, their names and paths with prefixes that all of the schema shares. */
export function bindIdentityConstraints(
  { identityConstraintDefinitions }: ElementDeclaration,
  { prefixes }: Pick<BindingContext, 'prefixes'>,
): readonly IdentityConstraintBinding[] {
  return identityConstraintDefinitions.map((definition) => {
    const { category, selector, fields, referencedKey } = definition;
    return {
      category,
      name: nameOf(definition, prefixes),
      selector: expressionOf(parseSelectorPath(selector), prefixes),
      fields: fields.map((field) => expressionOf(parseFieldPath(field), prefixes)),
      ...(referencedKey !== undefined && { refer: nameOf(referencedKey, prefixes) }),
    };
  });
}

/** An expression of the same paths, in the abbreviated syntax. Faults of it were reported when the schema was checked. */
function expressionOf(parsed: ParsedPaths, prefixes: Prefixes): string {
  return ('paths' in parsed ? parsed.paths : []).map((path) => pathText(path, prefixes)).join('|');
}

function pathText({ descendant, steps, attribute }: NodePath, prefixes: Prefixes): string {
  const parts = steps.map((step) => nameTest(step, prefixes));
  if (attribute !== undefined) {
    parts.push(`@${nameTest(attribute, prefixes)}`);
  }
  return `${descendant ? './/' : ''}${parts.length === 0 ? '.' : parts.join('/')}`;
}

/** `prefix:local` for `{namespace}local`. */
function nameTest(test: string, prefixes: Prefixes): string {
  const end = test.lastIndexOf('}');
  return end === -1 ? test : `${prefixes.of(test.slice(1, end))}:${test.slice(end + 1)}`;
}

function nameOf({ name, targetNamespace }: Named, prefixes: Prefixes): string {
  return targetNamespace === '' ? name : `${prefixes.of(targetNamespace)}:${name}`;
}
