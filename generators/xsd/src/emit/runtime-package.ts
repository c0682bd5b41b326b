/** The package that generated modules import. */
export const runtimePackage = '@proj/xml-runtime';
