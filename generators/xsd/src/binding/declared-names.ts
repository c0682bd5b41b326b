import type { Declaration, DeclarationName } from './model.js';

/** The names that a declaration makes known: a model group may have one for what it adds to objects, too. */
export function declaredNames(declaration: Declaration): readonly DeclarationName[] {
  return declaration.kind === 'modelGroup' && declaration.properties !== undefined
    ? [declaration.name, declaration.properties.name]
    : [declaration.name];
}
