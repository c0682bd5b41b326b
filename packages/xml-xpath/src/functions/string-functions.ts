import { collapse } from '@proj/xml-runtime/datatypes';
import { XPathDynamicError } from '../errors.js';
import { contextItem, type DynamicContext } from '../evaluation/dynamic-context.js';
import { atomize, isNode, type Sequence, stringValueOf } from '../evaluation/items.js';
import { booleanValue, integerValue, stringValue } from '../values/atomic-value.js';
import { codePointOrder } from '../values/comparison.js';
import { formatValue } from '../values/literals.js';
import { atomicArgument, checkCollation, doubleArgument, empty, textArgument } from './arguments.js';
import type { FunctionLibrary } from './signature.js';

/** F&O, sections 2.3 and 7, but for patterns. */
export const stringFunctions: FunctionLibrary = {
  string: ['|item?', ([item], context) => [stringValue(stringOf(item, context))]],
  'codepoints-to-string': [
    'integer*',
    ([codes = empty]) => [
      stringValue(
        atomize(codes)
          .map((code) => character(formatValue(code)))
          .join(''),
      ),
    ],
  ],
  'string-to-codepoints': [
    'string?',
    ([text]) => Array.from(textArgument(text), (it) => integerValue(it.codePointAt(0) ?? 0)),
  ],
  compare: [
    'string? string?|string',
    ([a = empty, b = empty, collation]) => {
      checkCollation(collation);
      if (a.length === 0 || b.length === 0) return empty;
      return [integerValue(Math.sign(codePointOrder(textArgument(a), textArgument(b))))];
    },
  ],
  'codepoint-equal': [
    'string? string?',
    ([a = empty, b = empty]) =>
      a.length === 0 || b.length === 0 ? empty : [booleanValue(textArgument(a) === textArgument(b))],
  ],
  concat: [
    'anyAtomicType? anyAtomicType?...anyAtomicType?',
    (args) => [stringValue(args.flatMap((each) => atomize(each).map(formatValue)).join(''))],
  ],
  'string-join': [
    'string* string',
    ([texts = empty, separator]) => [
      stringValue(atomize(texts).map(formatValue).join(textArgument(separator))),
    ],
  ],
  substring: [
    'string? double|double',
    ([text, start, length]) => {
      const from = Math.round(doubleArgument(start));
      const to = length === undefined ? Infinity : from + Math.round(doubleArgument(length));
      const characters = Array.from(textArgument(text));
      return [stringValue(characters.filter((_, index) => index + 1 >= from && index + 1 < to).join(''))];
    },
  ],
  'string-length': [
    '|string?',
    ([text], context) => [integerValue(Array.from(textOrContext(text, context)).length)],
  ],
  'normalize-space': ['|string?', ([text], context) => [stringValue(collapse(textOrContext(text, context)))]],
  'normalize-unicode': [
    'string?|string',
    ([text, form]) => [stringValue(normalizeUnicode(textArgument(text), form))],
  ],
  'upper-case': ['string?', ([text]) => [stringValue(textArgument(text).toUpperCase())]],
  'lower-case': ['string?', ([text]) => [stringValue(textArgument(text).toLowerCase())]],
  translate: [
    'string? string string',
    ([text, from, to]) => [stringValue(translate(textArgument(text), textArgument(from), textArgument(to)))],
  ],
  'encode-for-uri': [
    'string?',
    ([text]) => [stringValue(percentEncoded(textArgument(text), /[A-Za-z0-9\-_.~]/))],
  ],
  'iri-to-uri': [
    'string?',
    ([text]) => [stringValue(percentEncoded(textArgument(text), /[!#-;=?-[\]_a-z~]/))],
  ],
  'escape-html-uri': ['string?', ([text]) => [stringValue(percentEncoded(textArgument(text), /[ -~]/))]],
  contains: ['string? string?|string', (args) => search(args, (text, part) => text.includes(part))],
  'starts-with': ['string? string?|string', (args) => search(args, (text, part) => text.startsWith(part))],
  'ends-with': ['string? string?|string', (args) => search(args, (text, part) => text.endsWith(part))],
  'substring-before': [
    'string? string?|string',
    ([text, part, collation]) => {
      checkCollation(collation);
      const index = textArgument(text).indexOf(textArgument(part));
      return [stringValue(index === -1 ? '' : textArgument(text).slice(0, index))];
    },
  ],
  'substring-after': [
    'string? string?|string',
    ([text, part, collation]) => {
      checkCollation(collation);
      const index = textArgument(text).indexOf(textArgument(part));
      return [stringValue(index === -1 ? '' : textArgument(text).slice(index + textArgument(part).length))];
    },
  ],
  'resolve-uri': ['string?|string', ([uri, base]) => resolveUri(uri, base)],
};

/** fn:string: not for sequences of several items, and without the typed value of nodes. */
function stringOf(argument: Sequence | undefined, context: DynamicContext): string {
  const item = argument === undefined ? contextItem(context) : argument[0];
  if (item === undefined) return '';
  return isNode(item) ? stringValueOf(item) : formatValue(item);
}

function textOrContext(argument: Sequence | undefined, context: DynamicContext): string {
  return argument === undefined ? stringOf(undefined, context) : textArgument(argument);
}

function search(args: readonly Sequence[], holds: (text: string, part: string) => boolean): Sequence {
  const [text, part, collation] = args;
  checkCollation(collation);
  return [booleanValue(holds(textArgument(text), textArgument(part)))];
}

function character(code: string): string {
  const number = Number(code);
  const isAllowed =
    number === 9 ||
    number === 10 ||
    number === 13 ||
    (number >= 0x20 && number <= 0xd7ff) ||
    (number >= 0xe000 && number <= 0xfffd) ||
    (number >= 0x10000 && number <= 0x10ffff);
  if (!isAllowed) throw new XPathDynamicError('FOCH0001', `XML has no character ${code}.`);
  return String.fromCodePoint(number);
}

function normalizeUnicode(text: string, argument: Sequence | undefined): string {
  const form = argument === undefined ? 'NFC' : textArgument(argument).trim().toUpperCase();
  if (form === '') return text;
  if (form !== 'NFC' && form !== 'NFD' && form !== 'NFKC' && form !== 'NFKD') {
    throw new XPathDynamicError('FOCH0003', `There is no normalization form '${form}'.`);
  }
  return text.normalize(form);
}

function translate(text: string, from: string, to: string): string {
  const [sources, targets] = [Array.from(from), Array.from(to)];
  return Array.from(text, (it) => {
    const index = sources.indexOf(it);
    return index === -1 ? it : (targets[index] ?? '');
  }).join('');
}

/** Escapes all characters but those that `kept` has, octet by octet of their UTF-8. */
function percentEncoded(text: string, kept: RegExp): string {
  return Array.from(text, (it) => {
    if (it.length === 1 && kept.test(it)) return it;
    const bytes = new TextEncoder().encode(it);
    return Array.from(bytes, (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
  }).join('');
}

function resolveUri(uri: Sequence | undefined, base: Sequence | undefined): Sequence {
  if (atomicArgument(uri) === undefined) return empty;
  try {
    return [stringValueAsUri(new URL(textArgument(uri), base && textArgument(base)).href)];
  } catch {
    throw new XPathDynamicError('FORG0002', `'${textArgument(uri)}' cannot be resolved.`);
  }
}

function stringValueAsUri(value: string): Sequence[number] {
  return { type: 'anyURI', primitive: 'anyURI', value };
}
