import { errorType } from '../components/builtins.js';
import type { BlockedMethod } from '../components/context.js';
import type {
  ComplexTypeDefinition,
  ElementDeclaration,
  Particle,
  TypeAlternative,
  Wildcard,
} from '../components/model.js';
import { areTypeTablesEquivalent } from '../components/type-alternatives.js';
import { admitsName } from '../components/wildcards.js';
import { componentKey } from '../vocabulary/qnames.js';
import type { CheckContext } from './check-context.js';
import { describeDeclaration, describeType } from './descriptions.js';
import { isValidlyDerived } from './type-derivation.js';

/** e-props-correct.7 (XSD 1.1 Part 1, section 3.3.6.1): what the alternatives name can stand for the declared type. */
export function checkTypeTables(context: CheckContext): void {
  for (const element of context.components.elements) {
    const { typeTable } = element;
    for (const alternative of typeTable === undefined
      ? []
      : [...typeTable.alternatives, typeTable.defaultTypeDefinition]) {
      checkAlternative(context, element, alternative);
    }
  }
}

function checkAlternative(
  context: CheckContext,
  element: ElementDeclaration,
  { typeDefinition, location }: TypeAlternative,
): void {
  const declared = element.typeDefinition;
  if (typeDefinition === errorType || typeDefinition === declared) {
    return;
  }
  const blocked = new Set<BlockedMethod>(element.disallowedSubstitutions);
  if (declared.component === 'complexTypeDefinition') {
    for (const method of declared.prohibitedSubstitutions) {
      blocked.add(method);
    }
  }
  if (!isValidlyDerived(typeDefinition, declared, '1.1', blocked)) {
    context.error(
      'e-props-correct.7',
      `The type ${describeType(typeDefinition)} cannot stand for ${describeType(declared)}, the type of the element ${describeDeclaration(element)}: it does not derive from it in a way that is not blocked.`,
      location,
    );
  }
}

/**
 * "Element Declarations Consistent" (XSD 1.1, section 3.8.6.3), third part: an element that a wildcard admits chooses
 * its type as the elements of its name in the content model do.
 */
export function checkWildcardElements(context: CheckContext, { contentType }: ComplexTypeDefinition): void {
  if (context.xsdVersion === '1.0' || contentType.variety === 'empty' || contentType.variety === 'simple') {
    return;
  }
  const { elements, wildcards } = leavesOf(contentType.particle);
  const open = contentType.openContent?.wildcard;
  const assessing = [...wildcards, ...(open === undefined ? [] : [open])].filter(
    // Elements of the model, and global ones, are among the names that the keywords leave out.
    ({ processContents, disallowedNames }) =>
      processContents !== 'skip' && disallowedNames?.defined !== true && disallowedNames?.sibling !== true,
  );
  for (const element of elements) {
    const global = context.schema.elementDeclarations.get(
      componentKey(element.targetNamespace, element.name),
    );
    if (
      global !== undefined &&
      global !== element &&
      !areTypeTablesEquivalent(global.typeTable, element.typeTable) &&
      assessing.some((wildcard) => admitsName(wildcard, global))
    ) {
      context.error(
        'cos-element-consistent',
        `A wildcard beside the element ${describeDeclaration(element)} admits the global element of that name, whose type alternatives differ.`,
        element.location,
      );
    }
  }
}

function leavesOf(content: Particle): {
  readonly elements: ReadonlySet<ElementDeclaration>;
  readonly wildcards: ReadonlySet<Wildcard>;
} {
  const elements = new Set<ElementDeclaration>();
  const wildcards = new Set<Wildcard>();
  const visit = ({ term }: Particle): void => {
    if (term.component === 'modelGroup') {
      term.particles.forEach(visit);
    } else if (term.component === 'wildcard') {
      wildcards.add(term);
    } else {
      elements.add(term);
    }
  };
  visit(content);
  return { elements, wildcards };
}
