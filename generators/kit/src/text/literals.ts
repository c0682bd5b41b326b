/**
 * Returns a string literal: in single quotes, or in double quotes where that saves escaping. Characters that do not
 * show, or end a line to some reader, are escaped.
 */
export function stringLiteral(value: string): string {
  const json = JSON.stringify(value).replace(/[\u2028\u2029\u007F-\u009F\uFEFF]/g, escapeCharacter);
  if (value.includes("'") && !value.includes('"')) {
    return json;
  }
  return `'${json.slice(1, -1).replace(/\\"/g, '"').replace(/'/g, "\\'")}'`;
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Returns the name of a property as object types and literals have it: quoted where it is not an identifier. */
export function propertyName(name: string): string {
  // `__proto__: value` in a literal sets the prototype; `'__proto__'` does, too, but reads as what it is in a type.
  return /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(name) && name !== '__proto__'
    ? name
    : stringLiteral(name);
}
