import type { GroupBinding, ParticleBinding, WildcardBinding } from '../binding/model.js';
import {
  block,
  descriptorList,
  flag,
  namespaceProperty,
  property,
  valueConstraint,
} from './descriptor-properties.js';
import { identityConstraintsProperty } from './identity-constraint-code.js';
import { arrayLiteral, type Code, objectLiteral } from './layout.js';
import { stringLiteral } from './literals.js';
import type { ModuleScope } from './module-scope.js';
import { reference } from './type-reference-code.js';
import { alternativesProperty } from './xpath-code.js';

/**
 * The literal of a particle.
 * @param outer - the namespace that a group around it states for local elements
 */
export function particle(binding: ParticleBinding, scope: ModuleScope, outer = ''): Code {
  switch (binding.kind) {
    case 'group':
      return objectLiteral([
        ...occurrence(binding, scope),
        ...place(binding),
        ...groupProperties(binding, scope, outer),
      ]);
    case 'groupReference':
      return objectLiteral([
        property('group', `() => ${scope.value(binding.group)}`),
        ...occurrence(binding, scope),
        ...place(binding),
      ]);
    case 'element':
      return objectLiteral([
        property('element', stringLiteral(binding.name)),
        ...(binding.namespaceURI === outer ? [] : namespaceProperty(binding.namespaceURI, scope, true)),
        property('type', reference(binding.type, scope)),
        ...occurrence(binding, scope),
        ...flag('nillable', binding.nillable),
        ...valueConstraint(binding),
        ...block(binding.block),
        ...identityConstraintsProperty(binding.identityConstraints),
        ...alternativesProperty(binding.alternatives, (type) => reference(type, scope), scope),
      ]);
    case 'reference':
      return objectLiteral([
        property('ref', `() => ${scope.value(binding.element)}`),
        ...occurrence(binding, scope),
      ]);
    case 'wildcard':
      return objectLiteral([
        property('any', wildcard(binding.wildcard, scope)),
        ...occurrence(binding, scope),
      ]);
  }
}

/** The properties of a model group: its particles, and the namespace that local elements among them have. */
export function groupProperties(
  { compositor, particles }: Pick<GroupBinding, 'compositor' | 'particles'>,
  scope: ModuleScope,
  outer = '',
): readonly Code[] {
  const inner = outer === '' ? (particles.flatMap(localNamespaces)[0] ?? '') : outer;
  const list = descriptorList(
    'Particle',
    particles.map((child) => particle(child, scope, inner)),
    scope,
  );
  return [...(inner === outer ? [] : namespaceProperty(inner, scope, false)), property(compositor, list)];
}

/** The namespaces of local elements, those of named groups apart. */
function localNamespaces(binding: ParticleBinding): readonly string[] {
  if (binding.kind === 'group') {
    return binding.particles.flatMap(localNamespaces);
  }
  return binding.kind === 'element' ? [binding.namespaceURI] : [];
}

function place({ ordered }: { readonly ordered: boolean }): readonly Code[] {
  return ordered ? [`as: '$content'`] : [];
}

function occurrence(
  { minOccurs, maxOccurs }: { readonly minOccurs: number; readonly maxOccurs: number },
  scope: ModuleScope,
): readonly Code[] {
  return [
    ...(minOccurs === 1 ? [] : [`minOccurs: ${minOccurs}`]),
    ...(maxOccurs === 1
      ? []
      : [
          maxOccurs === Number.POSITIVE_INFINITY
            ? `maxOccurs: ${scope.runtimeValue('unbounded')}`
            : `maxOccurs: ${maxOccurs}`,
        ]),
  ];
}

/** The literal of a wildcard. */
export function wildcard(
  { namespaces, notQName, processContents, isAssessed }: WildcardBinding,
  scope: ModuleScope,
): Code {
  return objectLiteral([
    property('namespaces', namespaceConstraint(namespaces)),
    ...(notQName === undefined ? [] : [property('notQName', arrayLiteral(notQName.map(stringLiteral)))]),
    property('processContents', stringLiteral(processContents)),
    ...(isAssessed ? [property('schema', scope.schema())] : []),
  ]);
}

function namespaceConstraint(namespaces: WildcardBinding['namespaces']): Code {
  if (namespaces === '##any') {
    return stringLiteral(namespaces);
  }
  return 'not' in namespaces
    ? objectLiteral([property('not', arrayLiteral(namespaces.not.map(stringLiteral)))])
    : arrayLiteral(namespaces.map(stringLiteral));
}
