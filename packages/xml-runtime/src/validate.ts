import { CheckingSink } from './encode/checking-sink.js';
import { writeElement } from './encode/element.js';
import { findUnreadable } from './encode/unreadable.js';
import { WritingContext } from './encode/writing-context.js';
import { IssueCollector, TooManyIssues } from './issues/collector.js';
import type { XmlIssue } from './issues/errors.js';
import { shorten } from './issues/shorten.js';
import { DEFAULT_MAX_ISSUES } from './options.js';
import { declarationOf, ElementDeclaration } from './plan/element-declaration.js';
import type { ElementDescriptor, TypeDescriptor } from './schema/descriptor.js';
import { DEFAULT_MAX_DEPTH } from './xml/limits.js';

/**
 * Says what is wrong with a value. Never throws, whatever the value is: what throws when it is read is an issue.
 * @returns the issues in document order, at most {@link DEFAULT_MAX_ISSUES}; none when the value is valid
 * @example
 * ```ts
 * for (const issue of validate(GpxElement, value)) console.error(issue.path.join('.'), issue.message);
 * ```
 */
export function validate(
  descriptor: ElementDescriptor | TypeDescriptor,
  value: unknown,
): readonly XmlIssue[] {
  return descriptor.kind === 'element' ? validateElement(descriptor, value) : validateType(descriptor, value);
}

/** What is wrong with `value` as the value of an element of this declaration. */
function validateElement(descriptor: ElementDescriptor, value: unknown): readonly XmlIssue[] {
  return issuesOf(declarationOf(descriptor), value, true);
}

/** What is wrong with `value` as a value of this type; the IDs that it refers to may be elsewhere in a document. */
function validateType(type: TypeDescriptor, value: unknown): readonly XmlIssue[] {
  // The name is of no consequence: nothing is written.
  return issuesOf(new ElementDeclaration({ element: 'value', type }), value, false);
}

/** @param isDocument - the value is all that refers to IDs, and all that has some */
function issuesOf(declaration: ElementDeclaration, value: unknown, isDocument: boolean): readonly XmlIssue[] {
  const collector = new IssueCollector(DEFAULT_MAX_ISSUES);
  const context = new WritingContext(new CheckingSink(), collector, DEFAULT_MAX_DEPTH);
  try {
    writeElement(context, declaration, value);
    if (isDocument) context.identity.end();
  } catch (error) {
    if (!(error instanceof TooManyIssues)) return [...issuesIn(collector), unreadableIssue(error, value)];
  }
  return issuesIn(collector);
}

function issuesIn(collector: IssueCollector): readonly XmlIssue[] {
  return collector.issues.map(({ issue }) => issue);
}

/**
 * What made reading a value throw.
 * @throws `error` when everything in the value can be read: then it is the descriptor that is at fault
 */
function unreadableIssue(error: unknown, value: unknown): XmlIssue {
  const unreadable = findUnreadable(value);
  if (unreadable === undefined) throw error;
  const { path, reason } = unreadable;
  return { rule: 'value-type', message: `The value cannot be read: ${shorten(reason)}.`, path };
}
