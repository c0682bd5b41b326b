import type { TypeExpression } from './model.js';
import { keyOfType } from './type-equality.js';

/** A union, of which equal members are one; itself where it has one member. */
export function unionOf(members: readonly TypeExpression[]): TypeExpression {
  const flat = members.flatMap((member) => (member.kind === 'union' ? member.members : [member]));
  const distinct = [...new Map(flat.map((member) => [keyOfType(member), member])).values()];
  const [first] = distinct;
  if (first === undefined) {
    return { kind: 'keyword', keyword: 'never' };
  }
  return distinct.length === 1 ? first : { kind: 'union', members: distinct };
}
