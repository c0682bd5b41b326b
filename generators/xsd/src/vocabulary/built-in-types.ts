import { addedTypes, listTypes, primitiveTypes, restrictedTypes } from '@proj/xml-runtime/compiler';

/** The types that XSD 1.1 adds ("XSD 1.1 Part 2: Datatypes", sections 3.3, 3.4). */
export const xsd11Types: ReadonlySet<string> = new Set(addedTypes);

/** The local names of the types that every schema has (Part 2, section 3; Part 1, sections 3.4.7 and 3.14.7). */
export const builtInTypes: ReadonlySet<string> = new Set(
  ['anyType', 'anySimpleType', ...primitiveTypes, ...Object.keys(restrictedTypes), ...listTypes].filter(
    (name) => !xsd11Types.has(name),
  ),
);
