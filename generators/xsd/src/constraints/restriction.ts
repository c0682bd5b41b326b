import { anyType } from '../components/builtins.js';
import type {
  AttributeUse,
  ComplexTypeDefinition,
  ContentType,
  ValueConstraint,
  Wildcard,
} from '../components/model.js';
import { isEmptiable } from '../components/particle-facts.js';
import { admitsName, isWildcardSubset } from '../components/wildcards.js';
import type { CheckContext } from './check-context.js';
import { contentRestrictionFailure } from './content-restriction.js';
import { describeDeclaration, describeType } from './descriptions.js';
import { particleRestrictionFailure } from './particle-restriction.js';
import { isValidlyDerived } from './type-derivation.js';

/** "Derivation Valid (Restriction, Complex)" (section 3.4.6). */
export function checkRestriction(context: CheckContext, type: ComplexTypeDefinition): void {
  const base = type.baseTypeDefinition;
  if (base === anyType || base.component === 'simpleTypeDefinition') {
    return;
  }
  if (base.final.has('restriction')) {
    context.error(
      'derivation-ok-restriction.1',
      `The type ${describeType(base)} is final for restriction.`,
      type.location,
    );
  }
  checkAttributeUses(context, type, base);
  checkAttributeWildcard(context, type, base);
  checkContent(context, type, base.contentType);
}

/** Clauses 2 and 3. */
function checkAttributeUses(
  context: CheckContext,
  type: ComplexTypeDefinition,
  base: ComplexTypeDefinition,
): void {
  const inherited = new Set(base.attributeUses);
  for (const use of type.attributeUses) {
    if (inherited.has(use)) {
      continue;
    }
    const match = findUse(base.attributeUses, use);
    if (match !== undefined) {
      checkAttributeUse(context, use, match);
    } else if (!isAdmitted(base.attributeWildcard, use)) {
      context.error(
        'derivation-ok-restriction.2.2',
        `The base type ${describeType(base)} has no attribute '${use.attributeDeclaration.name}', and no wildcard that admits it.`,
        use.location,
      );
    }
  }
  for (const use of base.attributeUses) {
    if (use.required && findUse(type.attributeUses, use) === undefined) {
      context.error(
        'derivation-ok-restriction.3',
        `The attribute '${use.attributeDeclaration.name}' is required by the base type ${describeType(base)}, so it cannot be prohibited.`,
        type.location,
      );
    }
  }
}

function isAdmitted(wildcard: Wildcard | undefined, { attributeDeclaration }: AttributeUse): boolean {
  return wildcard !== undefined && admitsName(wildcard, attributeDeclaration);
}

function findUse(
  uses: readonly AttributeUse[],
  { attributeDeclaration }: AttributeUse,
): AttributeUse | undefined {
  const { name, targetNamespace } = attributeDeclaration;
  return uses.find(
    (use) =>
      use.attributeDeclaration.name === name && use.attributeDeclaration.targetNamespace === targetNamespace,
  );
}

function checkAttributeUse(context: CheckContext, use: AttributeUse, base: AttributeUse): void {
  const { attributeDeclaration } = use;
  const name = describeDeclaration(attributeDeclaration);
  if (base.required && !use.required) {
    context.error(
      'derivation-ok-restriction.2.1.1',
      `The attribute ${name} is required by the base type; a restriction cannot make it optional.`,
      use.location,
    );
  }
  const baseType = base.attributeDeclaration.typeDefinition;
  if (!isValidlyDerived(attributeDeclaration.typeDefinition, baseType, context.xsdVersion)) {
    context.error(
      'derivation-ok-restriction.2.1.2',
      `The type of the attribute ${name} does not derive from ${describeType(baseType)}, which it has in the base type.`,
      use.location,
    );
  }
  if ((base.inheritable ?? false) !== (use.inheritable ?? false)) {
    // "Subsumes" of attribute uses, in XSD 1.1; in XSD 1.0, no attribute is inheritable.
    context.error(
      'derivation-ok-restriction.3',
      `The attribute ${name} is ${base.inheritable === true ? '' : 'not '}inheritable in the base type, and has to be so here.`,
      use.location,
    );
  }
  const fixed = effectiveConstraint(base);
  if (fixed?.kind === 'fixed') {
    const own = effectiveConstraint(use);
    if (own?.kind !== 'fixed' || !context.values.areEqual(baseType, own, fixed)) {
      context.error(
        'derivation-ok-restriction.2.1.3',
        `The attribute ${name} is fixed to '${fixed.lexical}' by the base type.`,
        use.location,
      );
    }
  }
}

/** "Effective value constraint", section 3.5.6. */
function effectiveConstraint(use: AttributeUse): ValueConstraint | undefined {
  return use.valueConstraint ?? use.attributeDeclaration.valueConstraint;
}

const strength = { skip: 0, lax: 1, strict: 2 } as const;

/** Clause 4. */
function checkAttributeWildcard(
  context: CheckContext,
  { attributeWildcard: own, location }: ComplexTypeDefinition,
  { attributeWildcard: base }: ComplexTypeDefinition,
): void {
  if (own === undefined) {
    return;
  }
  if (base === undefined) {
    context.error(
      'derivation-ok-restriction.4.1',
      'The base type has no attribute wildcard to restrict.',
      location,
    );
  } else if (!isWildcardSubset(own, base)) {
    context.error(
      'derivation-ok-restriction.4.2',
      'The attribute wildcard admits namespaces that that of the base type does not.',
      own.location,
    );
  } else if (strength[own.processContents] < strength[base.processContents]) {
    context.error(
      'derivation-ok-restriction.4.3',
      `The attribute wildcard is ${own.processContents}, which is weaker than ${base.processContents} in the base type.`,
      own.location,
    );
  }
}

/** Clause 5. */
function checkContent(
  context: CheckContext,
  { contentType: own, location }: ComplexTypeDefinition,
  base: ContentType,
): void {
  const fail = (clause: string, message: string): void => {
    context.error(`derivation-ok-restriction.${clause}`, message, location);
  };
  if (own.variety === 'simple') {
    if (base.variety === 'simple') {
      if (!isValidlyDerived(own.simpleTypeDefinition, base.simpleTypeDefinition, context.xsdVersion)) {
        fail(
          '5.2.2.1',
          `The content does not derive from ${describeType(base.simpleTypeDefinition)}, the base type's.`,
        );
      }
    } else if (base.variety !== 'mixed' || !isEmptiable(base.particle)) {
      fail(
        '5.2.2.2',
        'The content is simple, but the base type has neither simple nor mixed, emptiable content.',
      );
    }
  } else if (own.variety === 'empty') {
    const canBeEmpty = base.variety === 'empty' || (base.variety !== 'simple' && isEmptiable(base.particle));
    if (!canBeEmpty) {
      fail('5.3', 'The content is empty, but that of the base type cannot be.');
    }
  } else if (base.variety === 'empty' || base.variety === 'simple') {
    fail('5.4', `The content is ${own.variety}, but that of the base type is ${base.variety}.`);
  } else if (own.variety === 'mixed' && base.variety === 'element-only') {
    fail('5.4.1', 'The content is mixed, but that of the base type is not.');
  } else if (context.xsdVersion === '1.1') {
    const failure = contentRestrictionFailure(context, own, base);
    if (failure !== undefined) {
      fail('5.4.2', `The content is not a restriction of that of the base type: ${failure}.`);
    }
  } else {
    const failure = particleRestrictionFailure(own.particle, base.particle, context);
    if (failure !== undefined) {
      fail(
        '5.4.2',
        `The content is not a restriction of that of the base type: ${failure.message} (${failure.rule}).`,
      );
    }
  }
}
