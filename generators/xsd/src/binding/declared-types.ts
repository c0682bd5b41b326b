import { definedNames, disallowedKeys } from '../automata/disallowed-names.js';
import type {
  ComplexTypeDefinition,
  ContentType,
  ElementDeclaration,
  Particle,
  TypeDefinition,
  Wildcard,
} from '../components/model.js';
import { admitsName } from '../components/wildcards.js';
import { componentKey } from '../vocabulary/qnames.js';
import { isAnyType } from './component-names.js';
import { leavesOf } from './content-analysis.js';
import type { BindingContext } from './context.js';
import type { DeclaredTypeBinding } from './model.js';
import { typeReference } from './value-types.js';

/**
 * The types of elements whose names a wildcard, or open content, of the same type admits too ("locally declared type",
 * XSD 1.1, section 3.4.4.5), where assessment may find another type for them.
 */
export function bindDeclaredTypes(
  type: ComplexTypeDefinition,
  context: BindingContext,
): readonly DeclaredTypeBinding[] {
  const { contentType } = type;
  if (!('particle' in contentType)) {
    return [];
  }
  const names = definedNames(context.schema, contentType.particle, context.substitutionGroups.members);
  const wildcards = wildcardsOf(contentType)
    .filter(({ processContents }) => processContents !== 'skip')
    .map((wildcard) => ({ wildcard, disallowed: new Set(disallowedKeys(wildcard, names)) }));
  if (wildcards.length === 0) {
    return [];
  }
  return [...declaredElements(type, context)]
    .filter(([key, element]) =>
      wildcards.some(({ wildcard, disallowed }) => admitsName(wildcard, element) && !disallowed.has(key)),
    )
    .filter(
      ([key, { typeDefinition }]) => !isAnyTypeDefinition(typeDefinition) && differs(key, typeDefinition),
    )
    .map(([, { name, targetNamespace, typeDefinition }]) => ({
      name,
      namespaceURI: targetNamespace,
      type: typeReference(typeDefinition, context),
    }));

  function differs(key: string, typeDefinition: TypeDefinition): boolean {
    return context.schema.elementDeclarations.get(key)?.typeDefinition !== typeDefinition;
  }
}

function isAnyTypeDefinition(type: TypeDefinition): boolean {
  return type.component === 'complexTypeDefinition' && isAnyType(type);
}

function wildcardsOf({
  particle,
  openContent: open,
}: Extract<ContentType, { readonly particle: unknown }>): readonly Wildcard[] {
  const inModel = leavesOf(particle).flatMap(({ term }) => (term.component === 'wildcard' ? [term] : []));
  return open === undefined || open.named !== undefined ? inModel : [...inModel, open.wildcard];
}

/** The elements that a type or one that it is derived from declares, the nearest declaration of each name. */
function declaredElements(
  type: ComplexTypeDefinition,
  context: BindingContext,
): ReadonlyMap<string, ElementDeclaration> {
  const elements = new Map<string, ElementDeclaration>();
  for (const content of contentModels(type)) {
    for (const { term } of leavesOf(content)) {
      if (term.component !== 'elementDeclaration') {
        continue;
      }
      const standIns = term.scope === 'global' ? context.substitutionGroups.standIns(term) : [term];
      for (const element of standIns) {
        const key = componentKey(element.targetNamespace, element.name);
        if (!elements.has(key)) {
          elements.set(key, element);
        }
      }
    }
  }
  return elements;
}

function* contentModels(type: ComplexTypeDefinition): Generator<Particle> {
  for (let step: TypeDefinition = type; step.component === 'complexTypeDefinition'; ) {
    if ('particle' in step.contentType && !isAnyType(step)) {
      yield step.contentType.particle;
    }
    if (step.baseTypeDefinition === step) {
      return;
    }
    step = step.baseTypeDefinition;
  }
}
