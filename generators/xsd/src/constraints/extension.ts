import type { ComplexTypeDefinition } from '../components/model.js';
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
    checkOpenContent(context, type, base);
    checkAllGroup(context, type, base);
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

/** Clause 1.4.3.2.2.3 of XSD 1.1: what may stand between children of the base type may do so in the extension. */
function checkOpenContent(
  context: CheckContext,
  { contentType: own, location }: ComplexTypeDefinition,
  { contentType: base }: ComplexTypeDefinition,
): void {
  if (!('particle' in own) || !('particle' in base)) {
    return;
  }
  if (base.openContent?.mode === 'interleave' && own.openContent?.mode === 'suffix') {
    context.error(
      'cos-ct-extends.1.4.3.2.2.3',
      'The open content is of mode suffix, but that of the base type is of mode interleave.',
      location,
    );
  }
}

/** "Particle Valid (Extension)" (XSD 1.1, section 3.9.6.1), clause 3. */
function checkAllGroup(
  context: CheckContext,
  { contentType: own, location }: ComplexTypeDefinition,
  { contentType: base }: ComplexTypeDefinition,
): void {
  if (!('particle' in own) || !('particle' in base)) {
    return;
  }
  const isAll = base.particle.term.component === 'modelGroup' && base.particle.term.compositor === 'all';
  if (isAll && base.particle.minOccurs !== own.particle.minOccurs && own.particle.maxOccurs === 1) {
    const isExtendedAll =
      own.particle.term.component === 'modelGroup' && own.particle.term.compositor === 'all';
    if (isExtendedAll) {
      context.error(
        'cos-particle-extend.3.1',
        `minOccurs of the xs:all is ${own.particle.minOccurs}, but ${base.particle.minOccurs} in the base type.`,
        location,
      );
    }
  }
}
