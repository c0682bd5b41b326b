import { stringLiteral } from '@proj/generator-kit';
import type {
  ElementBindingParticle,
  GroupBinding,
  ParticleBinding,
  WildcardBinding,
} from '../binding/model.js';
import { block, flag, namespaceProperty, property, valueConstraint } from './descriptor-properties.js';
import { identityConstraintsProperty } from './identity-constraint-code.js';
import { arrayLiteral, type Code, objectLiteral, sequenceOf } from './layout.js';
import type { ModuleScope } from './module-scope.js';
import { directReference } from './type-reference-code.js';
import { alternativesProperty } from './xpath-code.js';

/**
 * The call that makes a particle. It runs when the content model is needed, and all modules are loaded.
 * @param outer - the namespace that a group around it states for local elements
 */
export function particle(binding: ParticleBinding, scope: ModuleScope, outer = ''): Code {
  const { minOccurs, maxOccurs } = binding;
  if (!isCounted(binding)) {
    return uncounted(binding, scope, outer);
  }
  const once = uncounted({ ...binding, minOccurs: 1, maxOccurs: 1 }, scope, outer);
  const bounds = [String(minOccurs), upperBound(maxOccurs, scope)];
  return call(scope.runtimeValue('repeat'), [once, ...bounds], []);
}

/** Content models that have such bounds need more of the runtime than others. */
function isCounted({ minOccurs, maxOccurs }: Occurrence): boolean {
  return minOccurs > 1 || (maxOccurs > 1 && maxOccurs !== Number.POSITIVE_INFINITY);
}

function uncounted(binding: ParticleBinding, scope: ModuleScope, outer: string): Code {
  switch (binding.kind) {
    case 'group':
      return modelGroup(binding, scope, [...occurrenceProperties(binding, scope), ...place(binding)], outer);
    case 'groupReference': {
      const more = [...occurrenceProperties(binding, scope), ...place(binding)];
      return call(scope.runtimeValue('group'), [scope.value(binding.group)], more);
    }
    case 'element': {
      const more = localProperties(binding, scope, outer);
      const type = directReference(binding.type, scope);
      const bounds = occurrence(binding, scope, more.length > 0);
      return call(scope.runtimeValue('local'), [stringLiteral(binding.name), type, ...bounds], more);
    }
    case 'reference':
      return call(
        scope.runtimeValue('ref'),
        [scope.value(binding.element), ...occurrence(binding, scope)],
        [],
      );
    case 'wildcard':
      return call(
        scope.runtimeValue('any'),
        [wildcard(binding.wildcard, scope), ...occurrence(binding, scope)],
        [],
      );
  }
}

/** What a local element declaration has besides a name, a type and bounds. */
function localProperties(
  binding: ElementBindingParticle,
  scope: ModuleScope,
  outer: string,
): readonly Code[] {
  return [
    ...(binding.namespaceURI === outer ? [] : namespaceProperty(binding.namespaceURI, scope, true)),
    ...flag('nillable', binding.nillable),
    ...valueConstraint(binding),
    ...block(binding.block),
    ...identityConstraintsProperty(binding.identityConstraints, scope),
    ...alternativesProperty(binding.alternatives, (type) => directReference(type, scope), scope),
  ];
}

/** The particles of a group: a list of them, or one call for local elements that differ in their names and types alone. */
function particlesCode(particles: readonly ParticleBinding[], scope: ModuleScope, outer: string): Code {
  const [first] = particles;
  const elements = particles.filter((each) => each.kind === 'element');
  const names = new Set(elements.map(({ name }) => name));
  const areAlike =
    first !== undefined &&
    names.size > 1 &&
    names.size === particles.length &&
    // The key would be that of the prototype.
    !names.has('__proto__') &&
    !isCounted(first) &&
    elements.every(
      (each) =>
        each.minOccurs === first.minOccurs &&
        each.maxOccurs === first.maxOccurs &&
        localProperties(each, scope, outer).length === 0,
    );
  if (!areAlike) return arrayLiteral(particles.map((child) => particle(child, scope, outer)));
  const types = elements.map(({ name, type }) => property(name, directReference(type, scope)));
  return call(scope.runtimeValue('locals'), [objectLiteral(types), ...occurrence(first, scope)], []);
}

/**
 * The call that makes a model group.
 * @param more - properties besides the particles
 */
export function modelGroup(
  { compositor, particles }: Pick<GroupBinding, 'compositor' | 'particles'>,
  scope: ModuleScope,
  more: readonly Code[],
  outer = '',
): Code {
  const inner = outer === '' ? (particles.flatMap(localNamespaces)[0] ?? '') : outer;
  const items = particlesCode(particles, scope, inner);
  const namespace = inner === outer ? [] : namespaceProperty(inner, scope, false);
  return call(scope.runtimeValue(compositor), [items], [...namespace, ...more]);
}

/** A call whose last argument is an object, where it has properties. */
function call(name: string, args: readonly Code[], properties: readonly Code[]): Code {
  const all = properties.length === 0 ? args : [...args, objectLiteral(properties)];
  return sequenceOf(`${name}(`, ...all.flatMap((each, index) => (index === 0 ? [each] : [', ', each])), ')');
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

interface Occurrence {
  readonly minOccurs: number;
  readonly maxOccurs: number;
}

/** Occurrence bounds as arguments: as many as there have to be. */
function occurrence(
  { minOccurs, maxOccurs }: Occurrence,
  scope: ModuleScope,
  areBoth = false,
): readonly Code[] {
  if (maxOccurs === 1 && !areBoth) {
    return minOccurs === 1 ? [] : [String(minOccurs)];
  }
  return [String(minOccurs), upperBound(maxOccurs, scope)];
}

function occurrenceProperties({ minOccurs, maxOccurs }: Occurrence, scope: ModuleScope): readonly Code[] {
  return [
    ...(minOccurs === 1 ? [] : [`minOccurs: ${minOccurs}`]),
    ...(maxOccurs === 1 ? [] : [`maxOccurs: ${upperBound(maxOccurs, scope)}`]),
  ];
}

function upperBound(maxOccurs: number, scope: ModuleScope): string {
  return maxOccurs === Number.POSITIVE_INFINITY ? scope.runtimeValue('unbounded') : String(maxOccurs);
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
