import { writeAttributes } from '../../encode/attributes.js';
import { CheckingSink } from '../../encode/checking-sink.js';
import { findType } from '../../encode/instance-type.js';
import { WritingContext } from '../../encode/writing-context.js';
import { IssueCollector } from '../../issues/collector.js';
import { annotate } from '../../plan/annotate.js';
import { type ComplexTypeBinding, complexTypeBinding } from '../../plan/complex-type.js';
import type { ElementDeclaration } from '../../plan/element-declaration.js';
import { isRecord } from '../../plan/record.js';
import type { NamespaceContext, TypeDescriptor } from '../../schema/descriptor.js';
import type { ElementConstraint, PlainAttribute } from '../../schema/features.js';
import { resolve } from '../../schema/lazy.js';
import { evaluateAssertions } from './assert.js';
import { inheritedBelow } from './inherited-attributes.js';
import { RecordingSink } from './recording-sink.js';
import { selectedType } from './type-alternatives.js';
import type { TypedElement } from './typed-tree.js';

type Value = Readonly<Record<string, unknown>>;

/**
 * Writes an element of complex type that assertions, or type alternatives below, look at (cvc-assertion).
 * @param write - writes it, with its start and its end, and calls its argument between the start and the attributes
 */
export function writeObserved(
  context: WritingContext,
  declaration: ElementConstraint,
  type: ComplexTypeBinding,
  value: unknown,
  write: (started: () => void) => void,
): void {
  const outer = { sink: context.sink, recording: context.recording, inherited: context.inherited };
  const { assertions } = type;
  if (type.inheritable !== undefined && isRecord(value)) {
    context.inherited = inheritedBelow(type, plainAttributes(type, value).attributes, context.inherited);
  }
  if (assertions !== undefined && context.recording === undefined && !context.isTrusting) {
    const sink = new RecordingSink(context.sink);
    context.sink = sink;
    context.recording = sink.recording;
  }
  const isNil = isRecord(value) && value.$nil === true;
  let element = context.recording?.current as TypedElement | undefined;
  const issues = context.collector.issues.length;
  write(() => {
    element = context.recording?.current as TypedElement | undefined;
    annotate(context, declaration, type.descriptor, isNil);
  });
  if (assertions !== undefined && element !== undefined && context.collector.issues.length === issues) {
    const typed = type.kind === 'simple' ? (element.typedValue() ?? []) : [];
    evaluateAssertions(context, assertions, element, typed, undefined);
  }
  Object.assign(context, outer);
}

/** Collects attributes instead of writing them. */
class AttributeCollector extends CheckingSink {
  readonly attributes: PlainAttribute[] = [];

  override attribute(namespaceURI: string, localName: string, value: string): number {
    this.attributes.push({ namespaceURI, localName, prefix: '', value });
    return super.attribute(namespaceURI, localName, value);
  }
}

/** The attributes that a value would have as one of a type. */
function plainAttributes(type: ComplexTypeBinding, value: Value): AttributeCollector {
  const sink = new AttributeCollector();
  // What is wrong with them is said when they are written.
  writeAttributes(new WritingContext(sink, new IssueCollector(Number.POSITIVE_INFINITY), 1), type, value);
  return sink;
}

const NO_NAMESPACES: ReadonlyMap<string, string> = new Map();

/**
 * The type that the alternatives of a declaration choose for a value. What the attributes of a value are depends on
 * its type, so it is one by which the value has attributes that choose this very type.
 */
export function typeOfWritten(
  context: WritingContext,
  declaration: ElementDeclaration,
  value: unknown,
): TypeDescriptor {
  const { alternatives = [], type: declared } = declaration;
  const candidates = new Set([...alternatives.map(({ type }) => resolve(type)), declared]);
  for (const candidate of candidates) {
    if (typeFor(context, declaration, candidate, value) === candidate) return candidate;
  }
  return typeFor(context, declaration, declared, value);
}

function typeFor(
  { inherited, sink }: WritingContext,
  declaration: ElementDeclaration,
  candidate: TypeDescriptor,
  value: unknown,
): TypeDescriptor {
  const binding = bindingOf(candidate, value);
  const collected = binding !== undefined && isRecord(value) ? plainAttributes(binding, value) : undefined;
  const namespaces: NamespaceContext = {
    lookupNamespaceURI: (prefix) => collected?.lookupNamespaceURI(prefix) ?? sink.lookupNamespaceURI(prefix),
    lookupPrefix: () => undefined,
  };
  return selectedType(declaration, {
    attributes: collected?.attributes ?? [],
    inherited,
    prefix: '',
    namespaces,
    namespacesInScope: () => NO_NAMESPACES,
  });
}

/** The type that `$type` names, where it does, and the candidate otherwise. */
function bindingOf(candidate: TypeDescriptor, value: unknown): ComplexTypeBinding | undefined {
  if (candidate.kind === 'simpleType') return undefined;
  const binding = complexTypeBinding(candidate);
  const tag = isRecord(value) ? value.$type : undefined;
  if (typeof tag !== 'string') return binding;
  const derived = findType(binding, tag);
  return derived?.kind === 'complexType' ? complexTypeBinding(derived) : binding;
}
