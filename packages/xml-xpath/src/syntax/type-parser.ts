import { XPathStaticError } from '../errors.js';
import { type AtomicTypeName, isAtomicTypeName } from '../values/atomic-types.js';
import type { KindTest } from './expression.js';
import type { OccurrenceIndicator, SequenceType } from './sequence-type.js';
import { namespaceOf, SCHEMA_NAMESPACE, type StaticContext } from './static-context.js';
import type { TokenStream } from './token-stream.js';
import type { Token } from './tokens.js';

/** Names that a parenthesis makes a kind test. */
export const kindTests: ReadonlySet<string> = new Set([
  'node',
  'text',
  'comment',
  'processing-instruction',
  'document-node',
  'element',
  'attribute',
  'schema-element',
  'schema-attribute',
]);

/** Types that no atomic value has, and nodes may have. */
const nodeTypes: ReadonlySet<string> = new Set([
  'anyType',
  'anySimpleType',
  'untyped',
  'NMTOKENS',
  'IDREFS',
  'ENTITIES',
  'error',
]);

/** Reads a sequence type (production 50). */
export function parseSequenceType(tokens: TokenStream, context: StaticContext): SequenceType {
  const isCall = tokens.isSymbol('(', 1);
  if (isCall && tokens.takeKeyword('empty-sequence')) {
    readEmptyParentheses(tokens);
    return { item: 'empty' };
  }
  if (isCall && tokens.takeKeyword('item')) {
    readEmptyParentheses(tokens);
    return { item: 'any', occurrence: readOccurrence(tokens) };
  }
  if (isCall && kindTests.has(tokens.peek().text)) {
    const test = parseKindTest(tokens, context);
    return { item: 'node', test, occurrence: readOccurrence(tokens) };
  }
  const type = parseAtomicType(tokens, context);
  return { item: 'atomic', type, occurrence: readOccurrence(tokens) };
}

function readEmptyParentheses(tokens: TokenStream): void {
  tokens.expectSymbol('(');
  tokens.expectSymbol(')');
}

function readOccurrence(tokens: TokenStream): OccurrenceIndicator {
  for (const indicator of ['?', '*', '+'] as const) {
    if (tokens.takeSymbol(indicator)) return indicator;
  }
  return '';
}

/** Reads the name of an atomic type: in-scope are the built-in ones (XSD 1.1 Part 1, section 3.13.6.2). */
export function parseAtomicType(tokens: TokenStream, context: StaticContext): AtomicTypeName {
  const token = tokens.expectName();
  const { namespaceURI, localName } = expandTypeName(token, context);
  if (namespaceURI === SCHEMA_NAMESPACE && isAtomicTypeName(localName)) return localName;
  throw new XPathStaticError('XPST0051', `There is no atomic type ${token.text} here.`, token.start);
}

function expandTypeName(
  { prefix, localName, start }: Token,
  context: StaticContext,
): { readonly namespaceURI: string; readonly localName: string } {
  const namespaceURI = prefix === '' ? context.defaultElementNamespace : namespaceOf(context, prefix, start);
  return { namespaceURI, localName };
}

/** Reads a kind test (production 54). */
export function parseKindTest(tokens: TokenStream, context: StaticContext): KindTest {
  const keyword = tokens.next();
  tokens.expectSymbol('(');
  const test = readKindTest(keyword, tokens, context);
  tokens.expectSymbol(')');
  return test;
}

function readKindTest(keyword: Token, tokens: TokenStream, context: StaticContext): KindTest {
  switch (keyword.text) {
    case 'node':
    case 'text':
    case 'comment':
      return { test: 'kind', kind: keyword.text };
    case 'processing-instruction':
      if (tokens.peek().kind === 'string' || tokens.peek().kind === 'name') tokens.next();
      return { test: 'kind', kind: 'processing-instruction' };
    case 'document-node':
      if (tokens.isKeyword('element') || tokens.isKeyword('schema-element')) parseKindTest(tokens, context);
      return { test: 'kind', kind: 'document-node' };
    case 'element':
    case 'attribute':
      return readTypedTest(keyword.text, tokens, context);
    default: {
      const name = tokens.expectName();
      // Only built-in declarations are in scope, and there are none.
      throw new XPathStaticError('XPST0008', `There is no declaration of ${name.text} here.`, name.start);
    }
  }
}

function readTypedTest(kind: 'element' | 'attribute', tokens: TokenStream, context: StaticContext): KindTest {
  if (tokens.isSymbol(')')) return { test: 'kind', kind };
  const test: KindTest = { test: 'kind', kind, ...readTestedName(kind, tokens, context) };
  if (!tokens.takeSymbol(',')) return test;
  const type = readNodeType(tokens, context);
  return { ...test, type, ...(kind === 'element' && { allowsNil: tokens.takeSymbol('?') }) };
}

function readTestedName(
  kind: 'element' | 'attribute',
  tokens: TokenStream,
  context: StaticContext,
): Pick<KindTest, 'name'> {
  if (tokens.takeSymbol('*')) return {};
  const { prefix, localName, start } = tokens.expectName();
  const unprefixed = kind === 'element' ? context.defaultElementNamespace : '';
  return {
    name: { namespaceURI: prefix === '' ? unprefixed : namespaceOf(context, prefix, start), localName },
  };
}

function readNodeType(tokens: TokenStream, context: StaticContext): string {
  const token = tokens.expectName();
  const { namespaceURI, localName } = expandTypeName(token, context);
  if (namespaceURI === SCHEMA_NAMESPACE && (isAtomicTypeName(localName) || nodeTypes.has(localName))) {
    return localName;
  }
  throw new XPathStaticError('XPST0008', `There is no type ${token.text} here.`, token.start);
}
