import { builtinSimpleType } from '../components/builtins.js';
import type { AttributeUse } from '../components/model.js';
import { componentKey } from '../vocabulary/qnames.js';
import type { CheckContext } from './check-context.js';
import { describeDeclaration } from './descriptions.js';
import { isOrRestricts } from './type-derivation.js';

/**
 * ct-props-correct.4 and .5, ag-props-correct.2 and .3: in a type or an attribute group, no two attributes have one
 * name, and no two are of type `xs:ID`.
 */
export function checkAttributeUses(
  context: CheckContext,
  uses: readonly AttributeUse[],
  rules: readonly [sameName: string, twoIds: string],
): void {
  const [sameName, twoIds] = rules;
  const names = new Set<string>();
  const id = builtinSimpleType('ID');
  let firstId: AttributeUse | undefined;
  for (const use of uses) {
    const { attributeDeclaration } = use;
    const key = componentKey(attributeDeclaration.targetNamespace, attributeDeclaration.name);
    if (names.has(key)) {
      context.error(
        sameName,
        `There is a second attribute ${describeDeclaration(attributeDeclaration)}.`,
        use.location,
      );
    }
    names.add(key);
    if (isOrRestricts(attributeDeclaration.typeDefinition, id)) {
      if (firstId !== undefined && context.xsdVersion === '1.0') {
        context.error(
          twoIds,
          `There are two attributes of type xs:ID: '${firstId.attributeDeclaration.name}' and '${attributeDeclaration.name}'.`,
          use.location,
        );
      }
      firstId ??= use;
    }
  }
}
