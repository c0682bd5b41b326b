import { propertyName, stringLiteral } from '@proj/generator-kit';
import type { Parameter } from '../api/model.js';
import type { ModuleScope } from './module-scope.js';

/** The call that makes the serializer of the query, where one of the parameters is written in another way than usual. */
export function querySerializer(parameters: readonly Parameter[], scope: ModuleScope): string | undefined {
  const styles = parameters.flatMap(({ name, queryStyle }) => (queryStyle ? [{ name, ...queryStyle }] : []));
  const isDefault = styles.every(
    ({ value, style, explode, allowReserved }) =>
      value === 'array' && style === 'form' && explode && !allowReserved,
  );
  if (isDefault) return undefined;
  const entries = styles.map(({ name, value, style, explode, allowReserved }) => {
    const shape = value === 'json' ? `style: 'json'` : `style: ${stringLiteral(style)}, explode: ${explode}`;
    return `${propertyName(name)}: { ${shape}${allowReserved ? ', allowReserved: true' : ''} }`;
  });
  return `${scope.runtimeValue('query-styles', 'queryStyles')}({ ${entries.join(', ')} })`;
}
