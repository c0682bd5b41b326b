/** The package that generated modules import. */
export const runtimePackage = '@proj/xml-runtime';

/** The package that generated modules import where a schema has assertions or type alternatives. */
export const xpathPackage = '@proj/xml-xpath';
