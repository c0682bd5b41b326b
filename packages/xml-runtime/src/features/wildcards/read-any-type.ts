import type { ReadingContext } from '../../decode/reading-context.js';
import type { ComplexTypeDescriptor, XmlElement } from '../../schema/descriptor.js';
import { XSI_NAMESPACE } from '../../xml/namespaces.js';
import { readTree, takeOverNamespaces } from '../../xml/tree.js';
import { TreeContext } from './assess.js';
import { surroundings } from './assessed-tree.js';

/**
 * Reads an element of `xs:anyType` that `xsi:type` says more of: its value is an `AnyType` all the same.
 * @param tag - `$type` of the value
 * @param assess - assesses the element, at whose start its source stands, by the type that `xsi:type` names
 */
export function readAnyTypeAs(
  context: ReadingContext,
  declared: ComplexTypeDescriptor,
  tag: string,
  isNil: boolean,
  assess: (inner: ReadingContext) => void,
): object {
  const { source, collector, identity } = context;
  const schema = declared.attributeWildcard?.schema?.() ?? context.schema;
  const { offset } = source;
  const path = context.path();
  const element = readTree(source);
  assess(
    new TreeContext(
      { collector, identity, ...surroundings(context, element), namespaces: source, offset },
      { element, path },
      schema,
    ),
  );
  const value = anyTypeValue(element, tag, isNil);
  takeOverNamespaces(element, value);
  return value;
}

function anyTypeValue({ attributes, children }: XmlElement, tag: string, isNil: boolean): object {
  const others = attributes.filter(({ namespaceURI }) => namespaceURI !== XSI_NAMESPACE);
  return {
    $type: tag,
    ...(isNil && { $nil: true }),
    ...(others.length > 0 && { $attributes: others }),
    ...(!isNil && {
      $content: children.map((child) => (typeof child === 'string' ? child : { $any: child })),
    }),
  };
}
