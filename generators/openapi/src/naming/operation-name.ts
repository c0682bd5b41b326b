import { camelCase } from '@proj/generator-kit';

/** Names an operation after its operationId, or, where it has none, after its method and path: `getPetsByPetId`. */
export function operationName(id: string | undefined, method: string, path: string): string {
  const segments = path
    .split('/')
    .map((segment) => segment.replace(/\{([^}]*)\}/g, (_, name: string) => ` by ${name} `));
  const name = camelCase(id ?? [method, ...segments].join(' '));
  // A module that exports `then` is a promise to those who import it dynamically.
  return name === 'then' ? 'then_' : name;
}
