import { XPathDynamicError } from '../errors.js';
import { booleanValue, stringValue } from '../values/atomic-value.js';
import { empty, textArgument } from './arguments.js';
import { regularExpression } from './regular-expression.js';
import type { FunctionLibrary } from './signature.js';

/** F&O, section 7.6. */
export const patternFunctions: FunctionLibrary = {
  matches: [
    'string? string|string',
    ([text, pattern, flags]) => {
      const expression = regularExpression(textArgument(pattern), textArgument(flags));
      return [booleanValue(expression.test(textArgument(text)))];
    },
  ],
  replace: [
    'string? string string|string',
    ([text, pattern, replacement, flags]) => {
      const expression = consuming(textArgument(pattern), textArgument(flags));
      const parts = parseReplacement(textArgument(replacement));
      const result = textArgument(text).replace(expression, (...found: readonly unknown[]) =>
        parts.map((part) => (typeof part === 'string' ? part : groupOf(found, part))).join(''),
      );
      return [stringValue(result)];
    },
  ],
  tokenize: [
    'string? string|string',
    ([text, pattern, flags]) => {
      const expression = consuming(textArgument(pattern), textArgument(flags));
      const whole = textArgument(text);
      if (whole === '') return empty;
      const tokens: string[] = [];
      let start = 0;
      for (const { 0: separator, index } of whole.matchAll(expression)) {
        tokens.push(whole.slice(start, index));
        start = index + separator.length;
      }
      return [...tokens, whole.slice(start)].map(stringValue);
    },
  ],
};

/** @throws {@link XPathDynamicError} FORX0003 for a pattern that the empty text matches */
function consuming(pattern: string, flags: string): RegExp {
  const expression = regularExpression(pattern, flags);
  if (expression.test(''))
    throw new XPathDynamicError('FORX0003', `The pattern '${pattern}' matches the empty text.`);
  return new RegExp(expression.source, `${expression.flags}g`);
}

/** The text of a replacement and the numbers of the groups in it. */
function parseReplacement(replacement: string): readonly (string | number)[] {
  const parts: (string | number)[] = [];
  for (let index = 0; index < replacement.length; index++) {
    const [first, second = ''] = [replacement.charAt(index), replacement.charAt(index + 1)];
    if (first !== '\\' && first !== '$') {
      parts.push(first);
      continue;
    }
    index++;
    if (first === '\\' && (second === '\\' || second === '$')) {
      parts.push(second);
    } else if (first === '$' && /\d/.test(second)) {
      let digits = second;
      while (/\d/.test(replacement.charAt(index + 1))) digits += replacement.charAt(++index);
      parts.push(Number(digits));
    } else {
      throw new XPathDynamicError('FORX0004', `'${first}${second}' cannot stand in a replacement.`);
    }
  }
  return parts;
}

/** The text of a group; digits beyond the number of the last group are themselves. */
function groupOf(found: readonly unknown[], number: number): string {
  const groups = found.findIndex((each) => typeof each === 'number') - 1;
  let group = String(number);
  let rest = '';
  while (group.length > 1 && Number(group) > groups) {
    rest = `${group.slice(-1)}${rest}`;
    group = group.slice(0, -1);
  }
  const text = Number(group) > groups ? '' : found[Number(group)];
  return `${typeof text === 'string' ? text : ''}${rest}`;
}
