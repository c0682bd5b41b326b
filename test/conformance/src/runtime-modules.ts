/** The modules of the runtime that generated code imports. */
export const runtimeModules = ['@proj/xml-runtime', '@proj/xml-runtime/xs'] as const;
