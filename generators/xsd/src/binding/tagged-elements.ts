import type { ElementDeclaration } from '../components/model.js';
import { clarkName } from './component-names.js';
import type { BindingContext } from './context.js';
import type { TypeAliasBinding, TypeExpression } from './model.js';
import { unionOf } from './union-of.js';
import { elementValueType } from './value-types.js';

/** Elements of an ordered array or a substitution group, tagged with their names. */
export function taggedElements(
  elements: readonly ElementDeclaration[],
  context: BindingContext,
): readonly TypeExpression[] {
  const namespaces = new Map<string, Set<string>>();
  for (const { name, targetNamespace } of elements) {
    namespaces.set(name, (namespaces.get(name) ?? new Set()).add(targetNamespace));
  }
  return elements.map((element) => {
    const isShared =
      (namespaces.get(element.name)?.size ?? 0) > 1 || context.substitutionGroups.hasQualifiedTag(element);
    const tag = isShared ? clarkName(element.targetNamespace, element.name) : element.name;
    return { kind: 'tagged', tag, value: elementValueType(element, context) };
  });
}

/** The union behind the alias of the substitution group that `head` heads; undefined where it has no alias. */
export function bindSubstitutionGroupAlias(
  head: ElementDeclaration,
  context: BindingContext,
): TypeAliasBinding | undefined {
  const name = context.substitutionGroups.aliasOf(head);
  return name === undefined
    ? undefined
    : {
        kind: 'alias',
        name,
        documentation: [`An element that may stand for \`${head.name}\`.`],
        type: unionOf(valuesOf(head, context)),
      };
}

function valuesOf(head: ElementDeclaration, context: BindingContext): readonly TypeExpression[] {
  const groups = context.substitutionGroups;
  if (!groups.isTree(head)) {
    return taggedElements(groups.standIns(head), context);
  }
  const own = head.abstract ? [] : taggedElements([head], context);
  const members = groups.affiliatedTo(head).flatMap((member): readonly TypeExpression[] => {
    const alias = groups.aliasOf(member);
    if (alias !== undefined) {
      return [{ kind: 'declared', name: alias }];
    }
    return member.abstract ? [] : taggedElements([member], context);
  });
  return [...own, ...members];
}
