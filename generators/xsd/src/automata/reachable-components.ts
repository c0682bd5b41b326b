import type {
  ComplexTypeDefinition,
  ElementDeclaration,
  Particle,
  Schema,
  TypeDefinition,
} from '../components/model.js';

/** The complex types and the element declarations of a schema, anonymous and local ones included. */
export interface ReachableComponents {
  readonly complexTypes: ReadonlySet<ComplexTypeDefinition>;
  readonly elements: ReadonlySet<ElementDeclaration>;
}

/** Walks from the global types and elements to what is inside them. */
export function reachableComponents(schema: Schema): ReachableComponents {
  const complexTypes = new Set<ComplexTypeDefinition>();
  const elements = new Set<ElementDeclaration>();
  const visitType = (type: TypeDefinition): void => {
    if (type.component !== 'complexTypeDefinition' || complexTypes.has(type)) {
      return;
    }
    complexTypes.add(type);
    if (type.contentType.variety === 'element-only' || type.contentType.variety === 'mixed') {
      visitParticle(type.contentType.particle);
    }
  };
  const visitElement = (element: ElementDeclaration): void => {
    elements.add(element);
    visitType(element.typeDefinition);
  };
  const visitParticle = ({ term }: Particle): void => {
    if (term.component === 'elementDeclaration') {
      visitElement(term);
    } else if (term.component === 'modelGroup') {
      term.particles.forEach(visitParticle);
    }
  };
  schema.typeDefinitions.forEach(visitType);
  schema.elementDeclarations.forEach(visitElement);
  return { complexTypes, elements };
}
