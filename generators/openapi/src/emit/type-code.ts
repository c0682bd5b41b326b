import { stringLiteral } from '@proj/generator-kit';
import type { OperationPart, TypeExpression } from '../api/type-expression.js';
import type { OperationPlace } from '../document/operations.js';
import type { ModuleScope } from './module-scope.js';

/** Writes a type. */
export function typeCode(type: TypeExpression, scope: ModuleScope): string {
  switch (type.kind) {
    case 'plain':
      return type.text;
    case 'model':
      return scope.model(type.name);
    case 'binaryBody':
      return scope.runtimeType('bodies', 'BinaryBody');
    case 'operationPart':
      return operationPartCode(type, scope);
    case 'union':
      return type.members.map((member) => typeCode(member, scope)).join(' | ');
    case 'array': {
      const { items, isReadonly } = type;
      const needsParentheses = items.kind === 'union' || (items.kind === 'array' && items.isReadonly);
      const code = typeCode(items, scope);
      return `${isReadonly ? 'readonly ' : ''}${needsParentheses ? `(${code})` : code}[]`;
    }
  }
}

function operationPartCode({ operation, path }: OperationPart, scope: ModuleScope): string {
  return path.reduce(
    (code, { key, isOptional }) => {
      const property = `${code}[${typeof key === 'number' ? key : stringLiteral(key)}]`;
      return isOptional ? `NonNullable<${property}>` : property;
    },
    operationCode(operation, scope),
  );
}

function operationCode(place: OperationPlace, scope: ModuleScope): string {
  const name = scope.type('schema', place.interface);
  return place.interface === 'operations'
    ? `${name}[${stringLiteral(place.id)}]`
    : `${name}[${stringLiteral(place.path)}][${stringLiteral(place.key)}]`;
}
