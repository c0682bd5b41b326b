import type { ReadingContext } from '../../decode/reading-context.js';
import { annotate } from '../../plan/annotate.js';
import type { ComplexTypeBinding } from '../../plan/complex-type.js';
import type { ElementDeclaration } from '../../plan/element-declaration.js';
import { isRecord } from '../../plan/record.js';
import type { TypeDescriptor, XPathExpression } from '../../schema/descriptor.js';
import type { ElementConstraint, PlainAttribute } from '../../schema/features.js';
import type { ElementSource } from '../../xml/element-source.js';
import { keepNamespaces } from '../../xml/tree.js';
import { evaluateAssertions } from './assert.js';
import { inheritedBelow } from './inherited-attributes.js';
import { RecordingSource } from './recording-source.js';
import { selectedType } from './type-alternatives.js';
import type { TypedElement } from './typed-tree.js';

/**
 * Reads an element of complex type that assertions, or type alternatives below, look at (cvc-assertion).
 * @param read - reads it, from its start, at which the source stands, to its end
 */
export function readObserved(
  context: ReadingContext,
  declaration: ElementConstraint,
  type: ComplexTypeBinding,
  isNil: boolean,
  read: () => unknown,
): unknown {
  const outer = { source: context.source, recording: context.recording, inherited: context.inherited };
  const { offset } = context.source;
  const { assertions } = type;
  if (type.inheritable !== undefined) {
    context.inherited = inheritedBelow(type, attributesAt(context.source), context.inherited);
  }
  if (assertions !== undefined && context.recording === undefined) {
    const source = new RecordingSource(context.source);
    context.source = source;
    context.recording = source.recording;
  }
  const element = context.recording?.current as TypedElement | undefined;
  annotate(context, declaration, type.descriptor, isNil);
  const issues = context.collector.issues.length;
  const value = read();
  // Of what is invalid already, assertions would only say so again.
  if (assertions !== undefined && element !== undefined && context.collector.issues.length === issues) {
    const typed = type.kind === 'simple' ? (element.typedValue() ?? []) : [];
    evaluateAssertions(context, assertions, element, typed, offset);
  }
  if (assertions?.some(dependsOnPrefixes) && element !== undefined && isRecord(value)) {
    keepNamespaces(value, element.namespaces());
  }
  Object.assign(context, outer);
  return value;
}

/** Whether prefixes in scope, or in texts that are no QNames to the schema, matter to an expression. */
function dependsOnPrefixes({ test }: XPathExpression): boolean {
  return /in-scope-prefixes|namespace-uri-for-prefix|resolve-QName/.test(test);
}

function* attributesAt(source: ElementSource): Generator<PlainAttribute> {
  for (let index = 0; index < source.attributeCount; index++) {
    const { namespaceURI, localName } = source.attributeName(index);
    const prefix = source.attributePrefix(index);
    yield { namespaceURI, localName, prefix, value: source.attributeValue(index) };
  }
}

/** The type that the alternatives of a declaration choose for the element that the source stands at the start of. */
export function typeOfRead(
  { source, inherited }: ReadingContext,
  declaration: ElementDeclaration,
): TypeDescriptor {
  const declared = source.namespacesDeclared();
  return selectedType(declaration, {
    attributes: [...attributesAt(source)],
    inherited,
    prefix: source.prefix,
    namespaces: source,
    namespacesInScope: () => new Map([...source.namespacesInScope(), ...(declared ?? [])]),
  });
}
