import { isAnyType, isBuiltinSimpleType } from '../binding/component-names.js';
import type { BindingModel } from '../binding/model.js';
import type { Schema } from '../components/model.js';

/** What there is of a target namespace. */
export interface NamespaceSummary {
  /** `''` for no namespace. */
  readonly namespace: string;
  /** The file that has it; absent where all of it is used by other namespaces only. */
  readonly file?: string;
  /** Global components. */
  readonly types: number;
  readonly elements: number;
  readonly attributes: number;
  readonly groups: number;
  readonly attributeGroups: number;
  /** Types that have no name in the schema and got one. */
  readonly anonymousTypes: number;
}

/** Counts what was generated, by target namespace. */
export function summarizeNamespaces(schema: Schema, { modules }: BindingModel): readonly NamespaceSummary[] {
  const types = [...schema.typeDefinitions.values()].filter(
    (type) => !isAnyType(type) && !isBuiltinSimpleType(type),
  );
  const namespaces = new Set(
    [
      ...types,
      ...schema.elementDeclarations.values(),
      ...schema.attributeDeclarations.values(),
      ...schema.modelGroupDefinitions.values(),
      ...schema.attributeGroupDefinitions.values(),
    ].map(({ targetNamespace }) => targetNamespace),
  );
  return [...namespaces].map((namespace): NamespaceSummary => {
    const inNamespace = (components: Iterable<{ readonly targetNamespace: string }>): number =>
      [...components].filter(({ targetNamespace }) => targetNamespace === namespace).length;
    const module = modules.find(({ targetNamespaces }) => targetNamespaces.includes(namespace));
    const anonymous = (module?.declarations ?? []).filter(
      (declaration) =>
        declaration.name.targetNamespace === namespace &&
        ((declaration.kind === 'simpleType' && declaration.xmlName === undefined) ||
          (declaration.kind === 'complexType' && declaration.descriptor.xmlName === undefined)),
    );
    return {
      namespace,
      ...(module !== undefined && { file: `${module.fileName}.ts` }),
      types: inNamespace(types),
      elements: inNamespace(schema.elementDeclarations.values()),
      attributes: inNamespace(schema.attributeDeclarations.values()),
      groups: inNamespace(schema.modelGroupDefinitions.values()),
      attributeGroups: inNamespace(schema.attributeGroupDefinitions.values()),
      anonymousTypes: anonymous.length,
    };
  });
}
