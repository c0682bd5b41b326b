import type { ComplexTypeDefinition } from '../model.js';
import type { CheckContext } from './check-context.js';
import { describeType } from './descriptions.js';

/** "Derivation Valid (Extension)" (section 3.4.6), as far as it does not hold by construction. */
export function checkExtension(context: CheckContext, type: ComplexTypeDefinition): void {
  const base = type.baseTypeDefinition;
  const rule = base.component === 'complexTypeDefinition' ? 'cos-ct-extends.1' : 'cos-ct-extends.2';
  if (base.final.has('extension')) {
    const clause = base.component === 'complexTypeDefinition' ? `${rule}.1` : `${rule}.2`;
    context.error(clause, `The type ${describeType(base)} is final for extension.`, type.location);
  }
  if (base.component === 'complexTypeDefinition') {
    checkContent(context, type, base);
  }
}

function checkContent(context: CheckContext, type: ComplexTypeDefinition, base: ComplexTypeDefinition): void {
  const own = type.contentType.variety;
  const inherited = base.contentType.variety;
  if (inherited === 'empty' || own === inherited) {
    return;
  }
  context.error(
    inherited === 'simple' ? 'cos-ct-extends.1.4.1' : 'cos-ct-extends.1.4.2.2.2.1',
    `The content of this extension is ${own}, but that of its base type ${describeType(base)} is ${inherited}; they have to agree.`,
    type.location,
  );
}
