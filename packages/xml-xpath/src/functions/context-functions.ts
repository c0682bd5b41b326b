import { XPathDynamicError } from '../errors.js';
import { contextItem } from '../evaluation/dynamic-context.js';
import { effectiveBooleanValue } from '../evaluation/items.js';
import { atomic, booleanValue, integerValue, stringValue } from '../values/atomic-value.js';
import { cast } from '../values/cast.js';
import { IMPLICIT_TIMEZONE } from '../values/date-time.js';
import { timezoneOffset } from '../values/duration.js';
import { CODE_POINT_COLLATION, empty, textArgument } from './arguments.js';
import type { FunctionLibrary } from './signature.js';

/** F&O, sections 3, 4, 9 and 16, and what sections 2 and 15 say of documents, of which there are none. */
export const contextFunctions: FunctionLibrary = {
  true: ['', () => [booleanValue(true)]],
  false: ['', () => [booleanValue(false)]],
  not: ['item*', ([sequence = empty]) => [booleanValue(!effectiveBooleanValue(sequence))]],
  boolean: ['item*', ([sequence = empty]) => [booleanValue(effectiveBooleanValue(sequence))]],
  position: [
    '',
    (_, context) => {
      contextItem(context);
      return [integerValue(context.position)];
    },
  ],
  last: [
    '',
    (_, context) => {
      contextItem(context);
      return [integerValue(context.size)];
    },
  ],
  'current-dateTime': ['', (_, { now }) => [atomic('dateTime', now())]],
  'current-date': ['', (_, { now }) => [cast(atomic('dateTime', now()), 'date')]],
  'current-time': ['', (_, { now }) => [cast(atomic('dateTime', now()), 'time')]],
  'implicit-timezone': ['', () => [atomic('dayTimeDuration', timezoneOffset(IMPLICIT_TIMEZONE))]],
  'default-collation': ['', () => [stringValue(CODE_POINT_COLLATION)]],
  'static-base-uri': ['', () => empty],
  error: [
    '|QName? string item*',
    ([name, description]) => {
      const code = name?.[0];
      const label = code !== undefined && 'value' in code ? String(Object(code.value).localName) : 'FOER0000';
      throw new XPathDynamicError(label, textArgument(description) || 'The expression calls fn:error.');
    },
  ],
  trace: ['item* string', ([sequence = empty]) => sequence],
  doc: [
    'string?',
    ([uri = empty]) => {
      if (uri.length === 0) return empty;
      throw new XPathDynamicError('FODC0002', 'No documents are available.');
    },
  ],
  'doc-available': ['string?', () => [booleanValue(false)]],
  collection: [
    '|string?',
    () => {
      throw new XPathDynamicError('FODC0002', 'No collections are available.');
    },
  ],
};
