import { findAttribute, type SourceAttribute, type SourceElement } from '../documents/source-element.js';
import { XSD_NAMESPACE } from '../vocabulary/namespaces.js';
import { componentKey } from '../vocabulary/qnames.js';
import type { Declaration } from './context.js';
import { expandedName } from './references.js';
import { locationOf, occurrence, schemaChild, schemaChildren } from './schema-elements.js';

/** Where a redefinition refers to what it redefines. */
export interface SelfReference {
  readonly element: SourceElement;
  /** `base` of a type, `ref` of a group. */
  readonly attribute: SourceAttribute;
}

/**
 * The references in the children of an `xs:redefine` that mean the original component (section 4.2.2): the `base` of a
 * type, and the references of a group to itself. All other references by that name mean the redefinition.
 */
export function selfReferences(redefinition: Declaration): readonly SelfReference[] {
  return candidates(redefinition.element).flatMap((element) => {
    const attribute = findAttribute(
      element,
      element.name === 'restriction' || element.name === 'extension' ? 'base' : 'ref',
    );
    const name = attribute && expandedName(redefinition.scope, attribute);
    const isSelf = name !== undefined && componentKey(name.namespaceURI, name.localName) === redefinition.key;
    return attribute !== undefined && isSelf ? [{ element, attribute }] : [];
  });
}

function candidates(element: SourceElement): readonly SourceElement[] {
  switch (element.name) {
    case 'simpleType':
      return schemaChildren(element).filter((child) => child.name === 'restriction');
    case 'complexType': {
      const content = schemaChild(element, 'simpleContent', 'complexContent');
      const derivation = content && schemaChild(content, 'restriction', 'extension');
      return derivation === undefined ? [] : [derivation];
    }
    case 'group':
      return groupsBelow(element);
    default:
      return schemaChildren(element).filter((child) => child.name === 'attributeGroup');
  }
}

function groupsBelow(element: SourceElement): SourceElement[] {
  return element.children.flatMap((child) => [
    ...(child.name === 'group' && child.namespaceURI === XSD_NAMESPACE ? [child] : []),
    ...groupsBelow(child),
  ]);
}

/** src-redefine, clauses 5 to 7, and src-expredef, as far as they can be told without components. */
export function checkRedefinition(redefinition: Declaration, references: readonly SelfReference[]): void {
  switch (redefinition.element.name) {
    case 'simpleType':
    case 'complexType':
      checkType(redefinition, references);
      break;
    case 'group':
      checkGroup(redefinition, references, '6');
      break;
    case 'attributeGroup':
      checkGroup(redefinition, references, '7');
      break;
  }
}

function checkType(redefinition: Declaration, references: readonly SelfReference[]): void {
  const { element, name, original, scope } = redefinition;
  if (references.length === 0) {
    const derivation = element.name === 'simpleType' ? 'a restriction' : 'a restriction or an extension';
    scope.compilation.error(
      'src-redefine.5',
      `In xs:redefine, the type '${name}' has to be ${derivation} of itself: its base has to be '${name}'.`,
      element.location,
    );
  }
  if (original === undefined) {
    reportNoOriginal(redefinition, 'src-expredef', 'type');
  } else if (original.element.name !== element.name) {
    scope.compilation.error(
      'src-expredef',
      `The type '${name}' is an xs:${original.element.name} in the schema document that is redefined, and an xs:${element.name} here.`,
      element.location,
    );
  }
}

function checkGroup(
  redefinition: Declaration,
  references: readonly SelfReference[],
  clause: '6' | '7',
): void {
  const { name, original, scope } = redefinition;
  const noun = clause === '6' ? 'group' : 'attribute group';
  const [, second] = references;
  if (second !== undefined) {
    scope.compilation.error(
      clause === '6' ? 'src-redefine.6.1.1' : 'src-redefine.7.1',
      `In xs:redefine, the ${noun} '${name}' can refer to itself once only.`,
      second.element.location,
    );
  }
  if (clause === '6') {
    for (const { element: reference } of references) {
      const { minOccurs, maxOccurs } = occurrence(reference);
      if (minOccurs !== 1 || maxOccurs !== 1) {
        scope.compilation.error(
          'src-redefine.6.1.2',
          `In xs:redefine, the reference of the group '${name}' to itself has to occur exactly once.`,
          locationOf(reference, minOccurs === 1 ? 'maxOccurs' : 'minOccurs'),
        );
      }
    }
  }
  if (original === undefined) {
    const rule = references.length > 0 ? 'src-expredef' : `src-redefine.${clause}.2.1`;
    reportNoOriginal(redefinition, rule, noun);
  }
}

function reportNoOriginal({ element, name, scope }: Declaration, rule: string, noun: string): void {
  scope.compilation.error(
    rule,
    `There is no ${noun} '${name}' to redefine in the schema document that the schemaLocation of xs:redefine leads to.`,
    element.location,
  );
}
