import { isSameValue } from '../../datatypes/same-value.js';
import { identify } from '../../decode/attributes.js';
import type { ReadingContext } from '../../decode/reading-context.js';
import { isInstanceAttribute } from '../../plan/attribute.js';
import { declarationOf } from '../../plan/element-declaration.js';
import { pushOwn } from '../../plan/own-properties.js';
import { componentsFor, type SchemaComponents } from '../../plan/schema-components.js';
import { unknownAttribute, wrongAttribute } from '../../rules/attributes.js';
import type { ElementDescriptor, Wildcard } from '../../schema/descriptor.js';
import type { XmlAttribute } from '../../xml/element.js';
import type { ExpandedName } from '../../xml/names.js';
import { clarkName } from '../../xml/names.js';
import { recordPrefix } from '../../xml/tree.js';

/** Reads an attribute that a wildcard admits, and assesses it as the wildcard asks. */
export function readAttribute(
  context: ReadingContext,
  wildcard: Wildcard,
  index: number,
  name: ExpandedName,
  value: object,
): void {
  const { source } = context;
  const prefix = source.attributePrefix(index);
  const { localName, namespaceURI } = name;
  const text = source.attributeValue(index);
  const attribute: XmlAttribute = { name: localName, namespaceURI, ...(prefix && { prefix }), value: text };
  const position = pushOwn(value, '$attributes', attribute) - 1;
  recordPrefix(source, value, text);
  if (wildcard.processContents === 'skip') return;
  const declaration = componentsFor(wildcard)?.attribute(clarkName(namespaceURI, localName));
  const below = ['$attributes', position];
  if (declaration !== undefined) assessAttribute(context, declaration, index, below);
  else if (wildcard.processContents === 'lax') context.identity.constraints?.untypedAttribute(name);
  else context.report({ ...unknownAttribute(name), offset: source.attributeOffset(index), below });
}

/** Assesses the attributes of an element without a declaration: those that the schema declares (lax assessment, 5.2). */
export function assessAttributes(context: ReadingContext, components: SchemaComponents | undefined): void {
  const { source, identity } = context;
  for (let index = 0; index < source.attributeCount; index++) {
    const name = source.attributeName(index);
    const declaration = components?.attribute(clarkName(name.namespaceURI, name.localName));
    if (declaration !== undefined) assessAttribute(context, declaration, index, []);
    else if (!isInstanceAttribute(name)) identity.constraints?.untypedAttribute(name);
  }
}

/** Assesses an attribute by a global declaration (cvc-attribute). */
function assessAttribute(
  context: ReadingContext,
  declaration: ElementDescriptor,
  index: number,
  below: readonly (string | number)[],
): void {
  const { source } = context;
  const { simpleType: type, fixed, valueNamespaces = source } = declarationOf(declaration);
  if (type === undefined) return;
  const text = source.attributeValue(index);
  const offset = source.attributeOffset(index);
  try {
    type.parse(text, source);
    if (fixed !== undefined && !isSameValue(type, text, source, fixed, valueNamespaces)) {
      const issue = wrongAttribute('cvc-attribute.4', source.attributeName(index), fixed, text);
      context.report({ ...issue, offset, below });
    }
    if (context.identity.concerns(type))
      identify(context, source.attributeName(index), type, text, index, below);
  } catch (error) {
    context.identity.constraints?.attribute(source.attributeName(index), type, undefined, source);
    context.reportSimpleTypeError(error, offset, below);
  }
}
