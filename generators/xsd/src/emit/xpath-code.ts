import { propertyName, stringLiteral } from '@proj/generator-kit';
import type { TypeAlternativeBinding, XPathBinding } from '../binding/model.js';
import { pureCallOf } from './descriptor-properties.js';
import { arrayLiteral, type Code, objectLiteral, sequenceOf } from './layout.js';
import { type ModuleScope, xpathCompilerName } from './module-scope.js';

/** The property `assertions` of a type, where it has some. */
export function assertionsProperty(
  assertions: readonly XPathBinding[] | undefined,
  scope: ModuleScope,
): readonly Code[] {
  return assertions === undefined || assertions.length === 0
    ? []
    : [
        sequenceOf(
          'assertions: ',
          arrayLiteral(
            assertions.map((each) => pureCallOf(scope.runtimeValue('assertion'), xpathLiteral(each, scope))),
          ),
        ),
      ];
}

/** The property `alternatives` of an element, where it has some. */
export function alternativesProperty(
  alternatives: readonly TypeAlternativeBinding[],
  reference: (type: TypeAlternativeBinding['type']) => Code,
  scope: ModuleScope,
): readonly Code[] {
  if (alternatives.length === 0) {
    return [];
  }
  const items = alternatives.map(({ test, type }) =>
    pureCallOf(
      scope.runtimeValue('alternative'),
      objectLiteral([sequenceOf('test: ', xpathLiteral(test, scope)), sequenceOf('type: ', reference(type))]),
    ),
  );
  return [sequenceOf('alternatives: ', arrayLiteral(items))];
}

/** Data, and what makes the compiler of the expression: no call that a bundler may not drop. */
export function xpathLiteral(
  { test, namespaces, xpathDefaultNamespace, libraries }: XPathBinding,
  scope: ModuleScope,
): Code {
  const bindings = [...(namespaces ?? [])].map(
    ([prefix, namespace]) => `${propertyName(prefix)}: ${stringLiteral(namespace)}`,
  );
  return objectLiteral([
    `test: ${stringLiteral(test)}`,
    ...(bindings.length === 0 ? [] : [sequenceOf('namespaces: ', objectLiteral(bindings))]),
    ...(xpathDefaultNamespace === undefined
      ? []
      : [`xpathDefaultNamespace: ${stringLiteral(xpathDefaultNamespace)}`]),
    sequenceOf(
      'compile: ',
      pureCallOf(scope.xpathValue(xpathCompilerName), libraries.map((it) => scope.xpathValue(it)).join(', ')),
    ),
  ]);
}
