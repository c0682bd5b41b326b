import { camelCase } from '@proj/generator-kit';

/** Names an operation that has no operationId after its method and path: `getPetsByPetId`. */
export function operationName(method: string, path: string): string {
  const segments = path
    .split('/')
    .map((segment) => segment.replace(/\{([^}]*)\}/g, (_, name: string) => ` by ${name} `));
  return camelCase([method, ...segments].join(' '));
}
