import type { SchemaDocument } from '../documents/schema-document.js';
import { attributeValue, findAttribute, type SourceElement } from '../documents/source-element.js';
import { XSD_NAMESPACE } from '../vocabulary/namespaces.js';
import { componentKey } from '../vocabulary/qnames.js';

/** The symbol spaces whose components a component can be built of. */
type SymbolSpace = 'type' | 'group' | 'attributeGroup' | 'element';

/** A definition or declaration at the top of a schema document, before anything is resolved. */
export interface Definition {
  readonly element: SourceElement;
  /** The particles and attributes that it holds itself. */
  readonly ownSize: number;
  /** The keys of the components that have to be built before it: its base, the groups it refers to and the like. */
  readonly parts: readonly string[];
  /** The keys of the elements it refers to: each stands for the members of its substitution group, too. */
  readonly elementReferences: readonly string[];
}

/** All definitions by key; several share one where a document redefines another, or by mistake. */
export type Definitions = ReadonlyMap<string, readonly Definition[]>;

/** Collects what the schema documents define. */
export function definitionsOf(documents: readonly SchemaDocument[]): Definitions {
  const definitions = new Map<string, Definition[]>();
  for (const document of documents) {
    for (const element of topLevelElements(document.root)) {
      const space = symbolSpaceOf(element);
      const name = attributeValue(element, 'name');
      if (space !== undefined && name !== undefined) {
        const key = keyOf(space, document.targetNamespace, name);
        const known = definitions.get(key);
        const definition = definitionOf(element, document);
        if (known === undefined) definitions.set(key, [definition]);
        else known.push(definition);
      }
    }
  }
  return definitions;
}

function topLevelElements(root: SourceElement): readonly SourceElement[] {
  return root.children.flatMap((child) =>
    isXsd(child) && (child.name === 'redefine' || child.name === 'override') ? child.children : [child],
  );
}

function symbolSpaceOf(element: SourceElement): SymbolSpace | undefined {
  if (!isXsd(element)) return undefined;
  switch (element.name) {
    case 'simpleType':
    case 'complexType':
      return 'type';
    case 'group':
    case 'attributeGroup':
    case 'element':
      return element.name;
    default:
      return undefined;
  }
}

function definitionOf(root: SourceElement, document: SchemaDocument): Definition {
  const parts: string[] = [];
  const elementReferences: string[] = [];
  let ownSize = 0;
  const open = [root];
  for (let element = open.pop(); element !== undefined; element = open.pop()) {
    if (!isXsd(element)) continue;
    const refer = (space: SymbolSpace, attribute: string): string[] =>
      referencesOf(element as SourceElement, attribute, space, document);
    switch (element.name) {
      case 'element':
        ownSize++;
        parts.push(...refer('element', 'substitutionGroup'));
        elementReferences.push(...refer('element', 'ref'));
        break;
      case 'attribute':
      case 'any':
        ownSize++;
        break;
      case 'group':
      case 'attributeGroup':
        parts.push(...refer(element.name, 'ref'));
        break;
      case 'restriction':
      case 'extension':
        parts.push(...refer('type', 'base'));
        break;
      case 'list':
        parts.push(...refer('type', 'itemType'));
        break;
      case 'union':
        parts.push(...refer('type', 'memberTypes'));
        break;
    }
    for (const child of element.children) open.push(child);
  }
  return { element: root, ownSize, parts, elementReferences };
}

function referencesOf(
  element: SourceElement,
  attribute: string,
  space: SymbolSpace,
  document: SchemaDocument,
): string[] {
  if (findAttribute(element, attribute) === undefined) return [];
  const names = (attributeValue(element, attribute) ?? '').split(' ').filter((name) => name !== '');
  return names.map((name) => {
    const colon = name.indexOf(':');
    const declared = element.namespaces.get(name.slice(0, Math.max(colon, 0))) ?? '';
    const namespaceURI = declared === '' && document.chameleon ? document.targetNamespace : declared;
    return keyOf(space, namespaceURI, name.slice(colon + 1));
  });
}

function keyOf(space: SymbolSpace, namespaceURI: string, name: string): string {
  return `${space} ${componentKey(namespaceURI, name)}`;
}

function isXsd(element: SourceElement): boolean {
  return element.namespaceURI === XSD_NAMESPACE;
}
