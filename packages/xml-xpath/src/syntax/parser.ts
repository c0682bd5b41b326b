import { parseDecimal } from '@proj/xml-runtime/datatypes';
import { XPathStaticError } from '../errors.js';
import { castNamespaces, resolveFunction } from '../functions/resolve-function.js';
import { atomic, doubleValue } from '../values/atomic-value.js';
import type { Axis, Expression, NodeTest, ValueComparison } from './expression.js';
import { axes, generalComparisons, reservedNames, valueComparisons } from './keywords.js';
import { FUNCTION_NAMESPACE, namespaceOf, type StaticContext } from './static-context.js';
import { TokenStream } from './token-stream.js';
import { kindTests, parseAtomicType, parseKindTest, parseSequenceType } from './type-parser.js';

/**
 * Reads an expression ("XML Path Language (XPath) 2.0", appendix A.1) and resolves the names in it.
 * @throws {@link XPathStaticError}
 */
export function parseExpression(text: string, context: StaticContext): Expression {
  return new Parser(text, context).parse();
}

/** Deeper than any person nests, and far from exhausting the stack. */
const maxDepth = 150;

const descendants: Expression = {
  kind: 'step',
  axis: 'descendant-or-self',
  test: { test: 'kind', kind: 'node' },
  predicates: [],
};

class Parser {
  readonly #tokens: TokenStream;
  readonly #context: StaticContext;
  /** The variables of `for`, `some` and `every` around the current place. */
  readonly #variables: string[] = [];
  #depth = 0;

  constructor(text: string, context: StaticContext) {
    this.#tokens = new TokenStream(text);
    this.#context = context;
  }

  parse(): Expression {
    const expression = this.#expression();
    if (this.#tokens.peek().kind !== 'end') this.#tokens.fail('an operator or the end');
    return expression;
  }

  #expression(): Expression {
    const first = this.#single();
    if (!this.#tokens.isSymbol(',')) return first;
    const items = [first];
    while (this.#tokens.takeSymbol(',')) items.push(this.#single());
    return { kind: 'sequence', items };
  }

  #single(): Expression {
    if (++this.#depth > maxDepth) {
      const { start } = this.#tokens.peek();
      throw new XPathStaticError('XPST0003', `The expression nests deeper than ${maxDepth} levels.`, start);
    }
    const expression = this.#singleAtDepth();
    this.#depth--;
    return expression;
  }

  #singleAtDepth(): Expression {
    const tokens = this.#tokens;
    if (tokens.isSymbol('$', 1)) {
      for (const kind of ['for', 'some', 'every'] as const) {
        if (tokens.takeKeyword(kind)) return this.#binding(kind);
      }
    }
    return tokens.isKeyword('if') && tokens.isSymbol('(', 1) ? this.#conditional() : this.#or();
  }

  /** One clause of a `for` or a quantified expression, with what follows it. */
  #binding(kind: 'for' | 'some' | 'every'): Expression {
    const tokens = this.#tokens;
    tokens.expectSymbol('$');
    const variable = this.#variableName();
    tokens.expectKeyword('in');
    const domain = this.#single();
    this.#variables.push(variable);
    let body: Expression;
    if (tokens.takeSymbol(',')) {
      body = this.#binding(kind);
    } else {
      tokens.expectKeyword(kind === 'for' ? 'return' : 'satisfies');
      body = this.#single();
    }
    this.#variables.pop();
    return { kind, variable, domain, body };
  }

  #variableName(): string {
    const { prefix, localName, start } = this.#tokens.expectName();
    return prefix === '' ? localName : `{${namespaceOf(this.#context, prefix, start)}}${localName}`;
  }

  #conditional(): Expression {
    const tokens = this.#tokens;
    tokens.next();
    tokens.expectSymbol('(');
    const test = this.#expression();
    tokens.expectSymbol(')');
    tokens.expectKeyword('then');
    const consequent = this.#single();
    tokens.expectKeyword('else');
    return { kind: 'if', test, consequent, alternative: this.#single() };
  }

  #or(): Expression {
    let left = this.#and();
    while (this.#tokens.takeKeyword('or')) left = { kind: 'or', left, right: this.#and() };
    return left;
  }

  #and(): Expression {
    let left = this.#comparison();
    while (this.#tokens.takeKeyword('and')) left = { kind: 'and', left, right: this.#comparison() };
    return left;
  }

  #comparison(): Expression {
    const left = this.#range();
    const { kind, text } = this.#tokens.peek();
    const general = kind === 'symbol' && Object.hasOwn(generalComparisons, text) && generalComparisons[text];
    if (general) {
      this.#tokens.next();
      return { kind: 'generalComparison', operator: general, left, right: this.#range() };
    }
    if (kind === 'name' && valueComparisons.has(text)) {
      this.#tokens.next();
      // The set has the names of the operators.
      return { kind: 'valueComparison', operator: text as ValueComparison, left, right: this.#range() };
    }
    if (this.#tokens.takeKeyword('is')) {
      return { kind: 'nodeComparison', operator: 'is', left, right: this.#range() };
    }
    for (const operator of ['<<', '>>'] as const) {
      if (this.#tokens.takeSymbol(operator)) {
        return { kind: 'nodeComparison', operator, left, right: this.#range() };
      }
    }
    return left;
  }

  #range(): Expression {
    const left = this.#additive();
    return this.#tokens.takeKeyword('to') ? { kind: 'range', left, right: this.#additive() } : left;
  }

  #additive(): Expression {
    let left = this.#multiplicative();
    for (;;) {
      const operator = this.#tokens.takeSymbol('+') ? '+' : this.#tokens.takeSymbol('-') ? '-' : undefined;
      if (operator === undefined) return left;
      left = { kind: 'arithmetic', operator, left, right: this.#multiplicative() };
    }
  }

  #multiplicative(): Expression {
    const tokens = this.#tokens;
    let left = this.#union();
    for (;;) {
      const operator = tokens.takeSymbol('*')
        ? '*'
        : (['div', 'idiv', 'mod'] as const).find((keyword) => tokens.takeKeyword(keyword));
      if (operator === undefined) return left;
      left = { kind: 'arithmetic', operator, left, right: this.#union() };
    }
  }

  #union(): Expression {
    let left = this.#intersection();
    while (this.#tokens.takeSymbol('|') || this.#tokens.takeKeyword('union')) {
      left = { kind: 'union', left, right: this.#intersection() };
    }
    return left;
  }

  #intersection(): Expression {
    const tokens = this.#tokens;
    let left = this.#instanceOf();
    for (;;) {
      const kind = (['intersect', 'except'] as const).find((keyword) => tokens.takeKeyword(keyword));
      if (kind === undefined) return left;
      left = { kind, left, right: this.#instanceOf() };
    }
  }

  #takeKeywords(first: string, second: string): boolean {
    if (!this.#tokens.isKeyword(first) || !this.#tokens.isKeyword(second, 1)) return false;
    this.#tokens.next();
    this.#tokens.next();
    return true;
  }

  #instanceOf(): Expression {
    const operand = this.#treatAs();
    if (!this.#takeKeywords('instance', 'of')) return operand;
    return { kind: 'instanceOf', operand, type: parseSequenceType(this.#tokens, this.#context) };
  }

  #treatAs(): Expression {
    const operand = this.#castableAs();
    if (!this.#takeKeywords('treat', 'as')) return operand;
    return { kind: 'treatAs', operand, type: parseSequenceType(this.#tokens, this.#context) };
  }

  #castableAs(): Expression {
    const operand = this.#castAs();
    return this.#takeKeywords('castable', 'as') ? this.#cast('castableAs', operand) : operand;
  }

  #castAs(): Expression {
    const operand = this.#unary();
    return this.#takeKeywords('cast', 'as') ? this.#cast('castAs', operand) : operand;
  }

  #cast(kind: 'castAs' | 'castableAs', operand: Expression): Expression {
    const { start } = this.#tokens.peek();
    const type = parseAtomicType(this.#tokens, this.#context);
    if (type === 'anyAtomicType' || type === 'NOTATION') {
      throw new XPathStaticError('XPST0080', `Nothing can be cast to xs:${type}.`, start);
    }
    const namespaces = castNamespaces(type, operand, this.#context);
    return { kind, operand, type, allowsEmpty: this.#tokens.takeSymbol('?'), namespaces };
  }

  #unary(): Expression {
    const signs: string[] = [];
    while (this.#tokens.isSymbol('-') || this.#tokens.isSymbol('+')) signs.push(this.#tokens.next().text);
    const operand = this.#path();
    if (signs.length === 0) return operand;
    return { kind: 'unary', isNegative: signs.filter((sign) => sign === '-').length % 2 === 1, operand };
  }

  #path(): Expression {
    const root: Expression = { kind: 'root' };
    if (this.#tokens.takeSymbol('//')) {
      return this.#relativePath({ kind: 'path', left: root, right: descendants });
    }
    if (this.#tokens.takeSymbol('/')) return this.#startsStep() ? this.#relativePath(root) : root;
    return this.#relativePath(undefined);
  }

  /** @param base - what the first step is relative to; undefined for the context item */
  #relativePath(base: Expression | undefined): Expression {
    const first = this.#step();
    let path: Expression = base === undefined ? first : { kind: 'path', left: base, right: first };
    for (;;) {
      if (this.#tokens.takeSymbol('//')) path = { kind: 'path', left: path, right: descendants };
      else if (!this.#tokens.takeSymbol('/')) return path;
      path = { kind: 'path', left: path, right: this.#step() };
    }
  }

  #startsStep(): boolean {
    const { kind, text } = this.#tokens.peek();
    if (kind === 'symbol') return ['@', '*', '.', '..', '(', '$'].includes(text);
    return kind !== 'end';
  }

  #step(): Expression {
    const axis = this.#axis();
    if (axis !== undefined) {
      const test = this.#nodeTest(axis);
      return { kind: 'step', axis, test, predicates: this.#predicates() };
    }
    if (this.#tokens.takeSymbol('..')) {
      const test: NodeTest = { test: 'kind', kind: 'node' };
      return { kind: 'step', axis: 'parent', test, predicates: this.#predicates() };
    }
    const primary = this.#primary();
    return this.#predicates().reduce<Expression>(
      (base, predicate) => ({ kind: 'filter', base, predicate }),
      primary,
    );
  }

  /** The axis of the step that begins here; undefined where it is none, or `..`. */
  #axis(): Axis | undefined {
    const tokens = this.#tokens;
    if (tokens.takeSymbol('@')) return 'attribute';
    const { kind, text, start } = tokens.peek();
    if (kind === 'name' && tokens.isSymbol('::', 1)) {
      tokens.next();
      tokens.next();
      // XPath 2.0 lets processors do without the namespace axis.
      if (text === 'namespace') {
        throw new XPathStaticError('XPST0010', 'The namespace axis is not supported.', start);
      }
      if (axes.has(text)) return text as Axis;
      throw new XPathStaticError('XPST0003', `There is no axis '${text}'.`, start);
    }
    if (kind === 'wildcard' || tokens.isSymbol('*')) return 'child';
    if (kind !== 'name') return undefined;
    if (!tokens.isSymbol('(', 1)) return 'child';
    if (!kindTests.has(text)) return undefined;
    return text === 'attribute' || text === 'schema-attribute' ? 'attribute' : 'child';
  }

  #nodeTest(axis: Axis): NodeTest {
    const tokens = this.#tokens;
    if (tokens.takeSymbol('*')) return { test: 'name', namespaceURI: '*', localName: '*' };
    const token = tokens.peek();
    if (token.kind === 'name' && tokens.isSymbol('(', 1)) {
      return kindTests.has(token.text) ? parseKindTest(tokens, this.#context) : tokens.fail('a node test');
    }
    if (token.kind !== 'name' && token.kind !== 'wildcard') return tokens.fail('a node test');
    tokens.next();
    const { prefix, localName, start } = token;
    const unprefixed = axis === 'attribute' ? '' : this.#context.defaultElementNamespace;
    const namespaceURI =
      prefix === '*' ? '*' : prefix === '' ? unprefixed : namespaceOf(this.#context, prefix, start);
    return { test: 'name', namespaceURI, localName };
  }

  #predicates(): readonly Expression[] {
    const predicates: Expression[] = [];
    while (this.#tokens.takeSymbol('[')) {
      predicates.push(this.#expression());
      this.#tokens.expectSymbol(']');
    }
    return predicates;
  }

  #primary(): Expression {
    const tokens = this.#tokens;
    const { kind, text } = tokens.peek();
    switch (kind) {
      case 'integer':
        tokens.next();
        return { kind: 'literal', value: atomic('integer', parseDecimal(text)) };
      case 'decimal':
        tokens.next();
        return { kind: 'literal', value: atomic('decimal', parseDecimal(text)) };
      case 'double':
        tokens.next();
        return { kind: 'literal', value: doubleValue(Number(text)) };
      case 'string':
        tokens.next();
        return { kind: 'literal', value: atomic('string', text) };
      case 'name':
        return this.#call();
      default:
        return this.#punctuatedPrimary();
    }
  }

  #punctuatedPrimary(): Expression {
    const tokens = this.#tokens;
    if (tokens.takeSymbol('.')) return { kind: 'contextItem' };
    if (tokens.takeSymbol('$')) return this.#variable();
    if (!tokens.takeSymbol('(')) return tokens.fail('an expression');
    if (tokens.takeSymbol(')')) return { kind: 'sequence', items: [] };
    const expression = this.#expression();
    tokens.expectSymbol(')');
    return { kind: 'sequence', items: [expression] };
  }

  #variable(): Expression {
    const { start, text } = this.#tokens.peek();
    const name = this.#variableName();
    if (!this.#variables.includes(name) && !this.#context.variables.has(name)) {
      throw new XPathStaticError('XPST0008', `There is no variable $${text} here.`, start);
    }
    return { kind: 'variable', name };
  }

  #call(): Expression {
    const tokens = this.#tokens;
    const { prefix, localName, text, start } = tokens.next();
    if (prefix === '' && reservedNames.has(localName)) {
      throw new XPathStaticError('XPST0003', `'${text}' is not the name of a function.`, start);
    }
    tokens.expectSymbol('(');
    const args: Expression[] = [];
    if (!tokens.takeSymbol(')')) {
      do args.push(this.#single());
      while (tokens.takeSymbol(','));
      tokens.expectSymbol(')');
    }
    const namespaceURI = prefix === '' ? FUNCTION_NAMESPACE : namespaceOf(this.#context, prefix, start);
    const definition = resolveFunction({ namespaceURI, localName }, args, this.#context);
    if (definition === undefined) {
      const message = `There is no function ${text} with ${args.length} argument${args.length === 1 ? '' : 's'}.`;
      throw new XPathStaticError('XPST0017', message, start);
    }
    return { kind: 'call', definition, arguments: args };
  }
}
