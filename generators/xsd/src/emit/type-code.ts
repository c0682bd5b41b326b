import { docComment, docText, propertyName, stringLiteral } from '@proj/generator-kit';
import type { ChoiceShape, ObjectShape, PropertyShape, TypeExpression } from '../binding/model.js';
import { excludedKeys, keysOf, shapeOf } from '../binding/object-shape.js';
import { alternatives, type Code, documented, objectType, parenthesised, sequenceOf } from './layout.js';
import type { ModuleScope } from './module-scope.js';

/** The code of a type. */
export function typeCode(type: TypeExpression, scope: ModuleScope): Code {
  switch (type.kind) {
    case 'keyword':
      return type.keyword;
    case 'literal':
      return typeof type.value === 'string' ? stringLiteral(type.value) : String(type.value);
    case 'global':
      return scope.globalType(type.name);
    case 'runtime':
      return scope.runtimeType(type.name);
    case 'declared':
      return scope.type(type.name);
    case 'imported':
      return scope.importedType(type.from, type.name);
    case 'array':
      return sequenceOf(operand(type.items, scope), '[]');
    case 'union':
      return alternatives(type.members.map((member) => unionMember(member, scope)));
    case 'intersection':
      return sequenceOf(
        ...intersperse(
          type.members.map((member) => operand(member, scope)),
          ' & ',
        ),
      );
    case 'object':
      return shapeCode(type.shape, scope);
    case 'tagged': {
      const tagged = scope.runtimeType('TaggedValue');
      return sequenceOf(`${tagged}<${stringLiteral(type.tag)}, `, typeCode(type.value, scope), '>');
    }
  }
}

/** The code of an object type with its parents and choices. */
export function shapeCode(shape: ObjectShape, scope: ModuleScope): Code {
  const parents = shape.parents.map(({ name }) => scope.type(name));
  const choices = shape.choices.map((choice) => choiceCode(choice, scope));
  const hasMembers = shape.properties.length > 0 || shape.indexSignature !== undefined;
  const [choice, ...others] = choices;
  if (!hasMembers && parents.length === 0 && choice !== undefined && others.length === 0) {
    return choice.code;
  }
  const isEmpty = parents.length === 0 && choices.length === 0;
  const members = hasMembers || isEmpty ? [membersCode(shape, scope)] : [];
  return sequenceOf(...intersperse([...parents, ...members, ...choices.map(asOperand)], ' & '));
}

interface ChoiceCode {
  readonly code: Code;
  /** It binds weaker than `&`. */
  readonly isUnion: boolean;
}

function asOperand({ code, isUnion }: ChoiceCode): Code {
  return isUnion ? parenthesised(code) : code;
}

function choiceCode(choice: ChoiceShape, scope: ModuleScope): ChoiceCode {
  const members = choice.alternatives.map((alternative) => alternativeCode(alternative, choice, scope));
  return { code: alternatives(members), isUnion: members.length > 1 };
}

function alternativeCode(shape: ObjectShape, choice: ChoiceShape, scope: ModuleScope): Code {
  const parents = shape.parents.map(({ name }) => scope.type(name));
  const choices = shape.choices.map((each) => asOperand(choiceCode(each, scope)));
  const own = new Map(shape.properties.map((property) => [property.name, property]));
  const excluded = new Set(excludedKeys(shape, choice));
  // All members list the keys in the same order.
  const properties = keysOf({ ...shapeOf([]), choices: [choice] }).flatMap(
    (key): readonly PropertyShape[] => {
      const property = own.get(key) ?? (excluded.has(key) ? absent(key) : undefined);
      return property === undefined ? [] : [property];
    },
  );
  const isBare = properties.length === 0 && parents.length + choices.length > 0;
  const members = isBare ? [] : [membersCode(shapeOf(properties), scope)];
  const operands = [...parents, ...members, ...choices];
  const code = sequenceOf(...intersperse(operands, ' & '));
  return operands.length === 1 ? code : parenthesised(code);
}

function absent(name: string): PropertyShape {
  return { name, type: { kind: 'keyword', keyword: 'never' }, optional: true, documentation: [] };
}

function membersCode(shape: ObjectShape, scope: ModuleScope): Code {
  const hasComments = shape.properties.some((property) => propertyDoc(property) !== undefined);
  const members = hasComments ? filledMembers(shape, scope) : memberList(shape, scope);
  return members.length === 0 ? 'object' : objectType(members, hasComments);
}

/** How many characters of absent keys stand in one line. */
const absentWidth = 80;

/** Members of which each has a line of its own; but for absent keys, of which one holds several. */
function filledMembers(shape: ObjectShape, scope: ModuleScope): readonly Code[] {
  const members: Code[] = [];
  let line = '';
  const endLine = (): void => {
    if (line !== '') {
      members.push(line);
    }
    line = '';
  };
  for (const property of shape.properties) {
    if (isAbsent(property)) {
      const member = `${propertyName(property.name)}?: never`;
      if (line.length + member.length > absentWidth) {
        endLine();
      }
      line = line === '' ? member : `${line}; ${member}`;
    } else {
      endLine();
      members.push(propertyCode(property, scope));
    }
  }
  endLine();
  return [...members, ...memberList({ ...shape, properties: [] }, scope)];
}

function isAbsent({ type, optional, documentation }: PropertyShape): boolean {
  return optional && documentation.length === 0 && type.kind === 'keyword' && type.keyword === 'never';
}

function memberList({ properties, indexSignature }: ObjectShape, scope: ModuleScope): readonly Code[] {
  return [
    ...properties.map((property) => propertyCode(property, scope)),
    ...(indexSignature === undefined ? [] : [indexSignatureCode(indexSignature, scope)]),
  ];
}

function propertyCode(property: PropertyShape, scope: ModuleScope): Code {
  const doc = propertyDoc(property);
  const name = `${propertyName(property.name)}${property.optional ? '?' : ''}: `;
  const code = sequenceOf(name, typeCode(property.type, scope));
  return doc === undefined ? code : documented(docComment(doc), code);
}

/** The documentation of a property. */
export function propertyDoc(property: PropertyShape): string | undefined {
  const tags = property.default === undefined ? [] : [{ tag: 'default', value: property.default }];
  return docText(property.documentation, tags);
}

function indexSignatureCode(
  { suffix, type }: NonNullable<ObjectShape['indexSignature']>,
  scope: ModuleScope,
): Code {
  return sequenceOf(`[name: ${suffixKey(suffix)}]: `, typeCode(type, scope), ' | undefined');
}

/** The template literal type of names that end with `suffix`. */
export function suffixKey(suffix: string): string {
  return `\`\${string}${suffix.replace(/[\\`]|\$\{/g, '\\$&')}\``;
}

function operand(type: TypeExpression, scope: ModuleScope): Code {
  const code = typeCode(type, scope);
  const isWeak =
    (type.kind === 'union' && type.members.length > 1) ||
    (type.kind === 'intersection' && type.members.length > 1) ||
    (type.kind === 'object' && (type.shape.choices.length > 0 || type.shape.parents.length > 0));
  return isWeak ? parenthesised(code) : code;
}

function unionMember(type: TypeExpression, scope: ModuleScope): Code {
  const code = typeCode(type, scope);
  const isIntersection =
    type.kind === 'intersection' || (type.kind === 'object' && type.shape.parents.length > 0);
  return isIntersection ? parenthesised(code) : code;
}

function intersperse(codes: readonly Code[], separator: string): readonly Code[] {
  return codes.flatMap((code, index) => (index === 0 ? [code] : [separator, code]));
}
