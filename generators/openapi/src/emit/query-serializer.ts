import { propertyName, stringLiteral } from '@proj/generator-kit';
import type { Parameter } from '../api/model.js';
import type { ModuleScope } from './module-scope.js';

/**
 * The call that makes the serializer of the query. The transport can write arrays in any style, but only in one for
 * all of them; everything else needs the serializer of the runtime, which is larger.
 */
export function querySerializer(parameters: readonly Parameter[], scope: ModuleScope): string | undefined {
  const styles = parameters.flatMap(({ name, queryStyle }) => (queryStyle ? [{ name, ...queryStyle }] : []));
  const isDefault = styles.every(
    ({ value, style, explode, allowReserved }) =>
      value === 'array' && style === 'form' && explode && !allowReserved,
  );
  const [first] = styles;
  if (!first || isDefault) return undefined;
  const isUniform = styles.every(
    ({ value, style, explode, allowReserved }) =>
      value === 'array' &&
      style !== 'deepObject' &&
      style === first.style &&
      explode === first.explode &&
      !allowReserved,
  );
  if (isUniform) {
    const arrayStyle = scope.runtimeValue('array-style', 'arrayStyle');
    return `${arrayStyle}(${stringLiteral(first.style)}, ${first.explode})`;
  }
  const entries = styles.map(({ name, value, style, explode, allowReserved }) => {
    const shape = value === 'json' ? `style: 'json'` : `style: ${stringLiteral(style)}, explode: ${explode}`;
    return `${propertyName(name)}: { ${shape}${allowReserved ? ', allowReserved: true' : ''} }`;
  });
  return `${scope.runtimeValue('query-styles', 'queryStyles')}({ ${entries.join(', ')} })`;
}
