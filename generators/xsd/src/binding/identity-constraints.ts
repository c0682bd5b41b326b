import type { ElementDeclaration, Named } from '../components/model.js';
import { type NodePath, type ParsedPaths, parseFieldPath, parseSelectorPath } from '../components/xpath.js';
import type { IdentityConstraintBinding } from './model.js';

/** The identity constraints of an element, with their paths read. */
export function bindIdentityConstraints({
  identityConstraintDefinitions,
}: ElementDeclaration): readonly IdentityConstraintBinding[] {
  return identityConstraintDefinitions.map((definition) => {
    const { category, selector, fields, referencedKey } = definition;
    return {
      category,
      name: nameOf(definition),
      selector: pathsOf(parseSelectorPath(selector)),
      fields: fields.map((field) => pathsOf(parseFieldPath(field))),
      ...(referencedKey !== undefined && { refer: nameOf(referencedKey) }),
    };
  });
}

/** What is wrong with a path was reported when the schema was checked. */
function pathsOf(parsed: ParsedPaths): readonly NodePath[] {
  return 'paths' in parsed ? parsed.paths : [];
}

function nameOf({ name, targetNamespace }: Named): string {
  return targetNamespace === '' ? name : `{${targetNamespace}}${name}`;
}
