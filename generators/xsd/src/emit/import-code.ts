import { objectLiteral, render, sequenceOf } from './layout.js';
import { stringLiteral } from './literals.js';
import type { ImportSpecification, ModuleScope } from './module-scope.js';

/** The text of import declarations. */
export function importDeclarations(imports: readonly ImportSpecification[]): readonly string[] {
  return imports.map(({ from, typeOnly, namespace, names }) => {
    const what =
      namespace === undefined
        ? objectLiteral(names.map(({ name, local }) => (name === local ? name : `${name} as ${local}`)))
        : `* as ${namespace}`;
    return render(sequenceOf(`import ${typeOnly ? 'type ' : ''}`, what, ` from ${stringLiteral(from)};`));
  });
}

/** The text of the constants that the code of a module shares. */
export function constantDeclarations({ constants }: ModuleScope): readonly string[] {
  return constants.map(({ name, type, value }) =>
    render(sequenceOf(`\nconst ${name}: ${type} = `, value, ';')),
  );
}
