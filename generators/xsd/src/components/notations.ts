import { attributeValue, type SourceElement } from '../documents/source-element.js';
import { annotated } from './annotations.js';
import type { Scope } from './context.js';
import type { NotationDeclaration } from './model.js';

/** Builds a notation declaration (section 3.12.2). */
export function buildNotation(scope: Scope, element: SourceElement, name: string): NotationDeclaration {
  const systemIdentifier = attributeValue(element, 'system');
  const publicIdentifier = attributeValue(element, 'public');
  if (systemIdentifier === undefined && publicIdentifier === undefined) {
    scope.compilation.error(
      'n-props-correct',
      `The notation '${name}' needs a public or system identifier.`,
      element.location,
    );
  }
  return {
    component: 'notationDeclaration',
    name,
    targetNamespace: scope.document.targetNamespace,
    ...(systemIdentifier !== undefined && { systemIdentifier }),
    ...(publicIdentifier !== undefined && { publicIdentifier }),
    ...annotated(element),
    location: element.location,
  };
}
