import type { ElementDescriptor, TypeDescriptor } from './descriptor.js';

/**
 * Returns the element declarations that modules export: in generated modules, those are the global ones.
 *
 * @param modules - namespaces of modules, as `import * as module` gives them
 */
export function globalElements(...modules: readonly object[]): readonly ElementDescriptor[] {
  return exportsOf(modules).filter((each): each is ElementDescriptor => each.kind === 'element');
}

/** Returns the type definitions with a name that modules export. See {@link globalElements}. */
export function globalTypes(...modules: readonly object[]): readonly TypeDescriptor[] {
  return exportsOf(modules).filter(
    (each): each is TypeDescriptor => each.kind !== 'element' && each.name !== undefined,
  );
}

function exportsOf(modules: readonly object[]): readonly (ElementDescriptor | TypeDescriptor)[] {
  return modules.flatMap((module) => Object.values(module)).filter(isComponent);
}

const kinds: readonly unknown[] = ['element', 'simpleType', 'complexType'];

function isComponent(value: unknown): value is ElementDescriptor | TypeDescriptor {
  return typeof value === 'object' && value !== null && 'kind' in value && kinds.includes(value.kind);
}
