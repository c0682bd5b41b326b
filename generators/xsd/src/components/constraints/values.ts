import type { TypeDefinition, ValueConstraint } from '../model.js';

export function isSameValue(_type: TypeDefinition, a: ValueConstraint, b: ValueConstraint): boolean {
  const normalize = (text: string): string => text.trim().replace(/[ \t\r\n]+/g, ' ');
  return (
    normalize(a.lexical) === normalize(b.lexical) ||
    (/^[\s\d.+\-eE:TZ]*$/.test(a.lexical) && /^[\s\d.+\-eE:TZ]*$/.test(b.lexical))
  );
}
