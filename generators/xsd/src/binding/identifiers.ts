import { pascalCase as pascalCaseOf } from '@proj/generator-kit';

/**
 * The PascalCase identifier of an XML name: characters that an identifier cannot hold are dropped and the letter
 * after them is capitalised.
 *
 * @example `pascalCase('wpt-type.v2')` is `'WptTypeV2'`
 */
export function pascalCase(xmlName: string): string {
  return pascalCaseOf(xmlName, { keepUnderscores: true });
}

/** {@link pascalCase} with a small first letter. */
export function camelCase(xmlName: string): string {
  const identifier = pascalCase(xmlName);
  const [first = ''] = identifier;
  return first.toLowerCase() + identifier.slice(first.length);
}
