import {
  attributeValue,
  findAttribute,
  type SourceAttribute,
  type SourceElement,
} from '../documents/source-element.js';
import { annotated } from './annotations.js';
import { anySimpleType } from './builtins.js';
import type { Scope } from './context.js';
import { checkAttributeDeclaration, checkForeignDeclarations } from './declaration-rules.js';
import type {
  AttributeDeclaration,
  AttributeGroupDefinition,
  AttributeUse,
  SimpleTypeDefinition,
  Wildcard,
} from './model.js';
import {
  booleanAttribute,
  namespaceOfLocal,
  schemaChild,
  schemaChildren,
  valueConstraintOf,
} from './schema-elements.js';
import { buildSimpleType, resolveSimpleType } from './simple-type.js';
import { buildWildcard, intersectWildcards, isExpressibleInXsd10 } from './wildcards.js';

/** What the attribute declarations and references of a complex type or an attribute group amount to. */
export interface AttributeContent {
  readonly uses: readonly AttributeUse[];
  readonly wildcard?: Wildcard;
  /** Attributes that `use="prohibited"` takes out of the base type. */
  readonly prohibited: readonly AttributeDeclaration[];
}

/** Builds a global attribute declaration (section 3.2.2). */
export function buildGlobalAttribute(
  scope: Scope,
  element: SourceElement,
  name: string,
): AttributeDeclaration {
  checkAttributeDeclaration(scope, element, false);
  return {
    component: 'attributeDeclaration',
    name,
    targetNamespace: scope.document.targetNamespace,
    scope: 'global',
    typeDefinition: typeOfAttribute(scope, element),
    ...valueConstraintOf(element),
    ...inheritability(booleanAttribute(element, 'inheritable')),
    ...annotated(element),
    location: element.location,
  };
}

/**
 * Reads the attributes among the children of a type, an extension, a restriction or an attribute group.
 *
 * @param applied - a reference to the attribute group whose attributes come with these: {@link defaultAttributesOf}
 */
export function readAttributes(
  scope: Scope,
  parent: SourceElement,
  applied?: SourceAttribute,
): AttributeContent {
  const uses: AttributeUse[] = [];
  const prohibited: AttributeDeclaration[] = [];
  const groups: AttributeGroupDefinition[] = [];
  let local: Wildcard | undefined;
  for (const child of schemaChildren(parent)) {
    if (child.name === 'attribute') {
      const use = buildAttributeUse(scope, child);
      if (use !== undefined) {
        if (attributeValue(child, 'use') === 'prohibited') {
          prohibited.push(use.attributeDeclaration);
        } else {
          uses.push(use);
        }
      }
    } else if (child.name === 'attributeGroup') {
      const reference = findAttribute(child, 'ref');
      const group = reference && scope.compilation.resolveAttributeGroup(scope, reference);
      if (group !== undefined) {
        groups.push(group);
        uses.push(...group.attributeUses);
      }
    } else if (child.name === 'anyAttribute') {
      local = buildWildcard(scope, child);
    }
  }
  const defaults = applied && scope.compilation.resolveAttributeGroup(scope, applied);
  if (defaults !== undefined) {
    groups.push(defaults);
    uses.push(...defaults.attributeUses);
  }
  const wildcard = completeWildcard(scope, local, groups, parent);
  return { uses: onceEach(uses), prohibited, ...(wildcard && { wildcard }) };
}

/** `defaultAttributes` of the schema, where a complex type takes them (XSD 1.1, section 3.4.2.4). */
export function defaultAttributesOf(
  { document, compilation }: Scope,
  complexType: SourceElement,
): SourceAttribute | undefined {
  const applies = booleanAttribute(complexType, 'defaultAttributesApply') ?? true;
  return compilation.xsdVersion === '1.1' && applies
    ? findAttribute(document.root, 'defaultAttributes')
    : undefined;
}

/** The same use may come through two references to one group. */
export function onceEach(uses: readonly AttributeUse[]): AttributeUse[] {
  return [...new Set(uses)];
}

/** "The complete wildcard", section 3.4.2. */
function completeWildcard(
  scope: Scope,
  local: Wildcard | undefined,
  groups: readonly AttributeGroupDefinition[],
  parent: SourceElement,
): Wildcard | undefined {
  const wildcards = groups.flatMap((group) => group.attributeWildcard ?? []);
  const first = local ?? wildcards[0];
  if (first === undefined) {
    return undefined;
  }
  const complete = wildcards.reduce(intersectWildcards, first);
  if (scope.compilation.xsdVersion === '1.0' && !isExpressibleInXsd10(complete.namespaceConstraint)) {
    scope.compilation.error(
      parent.name === 'attributeGroup' ? 'src-attribute_group.2' : 'src-ct.4',
      'The intersection of these attribute wildcards cannot be expressed in XSD 1.0.',
      parent.location,
    );
  }
  return complete;
}

function buildAttributeUse(scope: Scope, element: SourceElement): AttributeUse | undefined {
  checkAttributeDeclaration(scope, element, true);
  const reference = findAttribute(element, 'ref');
  const attributeDeclaration = reference
    ? scope.compilation.resolveAttribute(scope, reference)
    : buildLocalAttribute(scope, element);
  if (attributeDeclaration === undefined) {
    return undefined;
  }
  return {
    location: element.location,
    ...(reference && annotated(element)),
    required: attributeValue(element, 'use') === 'required',
    attributeDeclaration,
    // Of a local attribute, the value constraint is that of the use (section 3.2.2).
    ...valueConstraintOf(element),
    ...inheritability(booleanAttribute(element, 'inheritable') ?? attributeDeclaration.inheritable),
  };
}

/** {inheritable} (XSD 1.1, sections 3.2.1 and 3.5.1), where it is true. */
function inheritability(inheritable: boolean | undefined): { readonly inheritable?: boolean } {
  return inheritable === true ? { inheritable } : {};
}

function buildLocalAttribute(scope: Scope, element: SourceElement): AttributeDeclaration | undefined {
  const name = attributeValue(element, 'name');
  if (name === undefined) {
    return undefined;
  }
  return {
    component: 'attributeDeclaration',
    name,
    targetNamespace: namespaceOfLocal(scope, element, scope.attributeFormDefault),
    scope: 'local',
    typeDefinition: typeOfAttribute(scope, element),
    ...inheritability(booleanAttribute(element, 'inheritable')),
    ...annotated(element),
    location: element.location,
  };
}

function typeOfAttribute(scope: Scope, element: SourceElement): SimpleTypeDefinition {
  const type = findAttribute(element, 'type');
  const inline = schemaChild(element, 'simpleType');
  if (type !== undefined && inline !== undefined) {
    scope.compilation.error(
      'src-attribute.4',
      'xs:attribute has both a type attribute and an xs:simpleType child; keep one.',
      element.location,
    );
  }
  const resolved = inline ? buildSimpleType(scope, inline) : type && resolveSimpleType(scope, type);
  return resolved ?? anySimpleType;
}

/** Builds an attribute group definition (section 3.6.2). */
export function buildAttributeGroup(
  scope: Scope,
  element: SourceElement,
  name: string,
): AttributeGroupDefinition {
  const { uses, wildcard } = readAttributes(scope, element);
  checkForeignDeclarations(scope, element, false);
  return {
    component: 'attributeGroupDefinition',
    name,
    targetNamespace: scope.document.targetNamespace,
    attributeUses: uses,
    ...(wildcard && { attributeWildcard: wildcard }),
    ...annotated(element),
    location: element.location,
  };
}
