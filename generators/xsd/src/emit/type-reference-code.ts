import { stringLiteral } from '@proj/generator-kit';
import { pascalCase } from '../binding/identifiers.js';
import type { TypeReference } from '../binding/model.js';
import type { CodecReference } from '../config/configuration.js';
import { XSD_NAMESPACE } from '../vocabulary/namespaces.js';
import { property, pureCall } from './descriptor-properties.js';
import { type Code, sequenceOf } from './layout.js';
import type { ModuleScope } from './module-scope.js';

/** What a descriptor refers to a type by: a function, since the type may be declared after it. */
export function reference(type: TypeReference, scope: ModuleScope): Code {
  const isDeclared = type.kind === 'declared' || (type.kind === 'builtin' && type.name === 'anyType');
  return isDeclared ? sequenceOf('() => ', directReference(type, scope)) : directReference(type, scope);
}

/** What code refers to a type by that runs when all modules are loaded. */
export function directReference(type: TypeReference, scope: ModuleScope): Code {
  switch (type.kind) {
    case 'builtin':
      return type.name === 'anyType' ? scope.anyType() : scope.builtInType(type.name);
    case 'remapped':
      return scope.builtInType(`${type.name}As${pascalCase(type.as)}`);
    case 'codec':
      return builtInWithCodec(type.name, type.codec, scope);
    case 'declared':
      return scope.value(type.name);
  }
}

/** A built-in type whose values a codec maps: a constant of the module, since many declarations may refer to it. */
function builtInWithCodec(name: string, codec: CodecReference, scope: ModuleScope): Code {
  const base = scope.builtInType(name);
  const type = scope.importedType(codec.import, codec.type);
  return scope.constant(
    `xs_${name}`,
    () => `${scope.runtimeType('SimpleTypeDescriptor')}<${type}>`,
    () =>
      pureCall(`${scope.runtimeValue('mapped')}<${type}>`, [
        property('name', stringLiteral(name)),
        property('namespaceURI', stringLiteral(XSD_NAMESPACE)),
        property('base', base),
        property('codec', scope.importedValue(codec.import, codec.codec)),
      ]),
  );
}
