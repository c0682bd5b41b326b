import { lineWidth } from '@proj/generator-kit';

/** Code whose line breaks depend on how much fits in a line. */
export type Code = string | Sequence | Bracketed | Alternatives | Documented;

/** Code after code. */
interface Sequence {
  readonly kind: 'sequence';
  readonly parts: readonly Code[];
}

/** `{ a, b }`: all in one line, or one item a line. */
interface Bracketed {
  readonly kind: 'bracketed';
  readonly open: string;
  readonly close: string;
  readonly separator: string;
  /** White space inside the brackets where all is in one line. */
  readonly spaced: boolean;
  readonly items: readonly Code[];
  readonly broken: boolean;
}

/** `A | B`: all in one line, or one member a line, each after the operator. */
interface Alternatives {
  readonly kind: 'alternatives';
  readonly members: readonly Code[];
}

/** The arguments of a call, in parentheses. */
export function argumentList(items: readonly Code[]): Code {
  return { kind: 'bracketed', open: '(', close: ')', separator: ',', spaced: false, items, broken: false };
}

/** Code with a comment on lines of its own before it. */
interface Documented {
  readonly kind: 'documented';
  readonly comment: string;
  readonly code: Code;
}

/** Code after code. */
export function sequenceOf(...parts: readonly Code[]): Code {
  return { kind: 'sequence', parts };
}

/** An object literal. */
export function objectLiteral(properties: readonly Code[], broken = false): Code {
  return {
    kind: 'bracketed',
    open: '{',
    close: '}',
    separator: ',',
    spaced: true,
    items: properties,
    broken,
  };
}

/** An object type. */
export function objectType(members: readonly Code[], broken = false): Code {
  return { kind: 'bracketed', open: '{', close: '}', separator: ';', spaced: true, items: members, broken };
}

/** Statements in braces, one a line. */
export function block(statements: readonly Code[]): Code {
  return {
    kind: 'bracketed',
    open: '{',
    close: '}',
    separator: '',
    spaced: true,
    items: statements,
    broken: true,
  };
}

/** An array literal. */
export function arrayLiteral(items: readonly Code[]): Code {
  return { kind: 'bracketed', open: '[', close: ']', separator: ',', spaced: false, items, broken: false };
}

/** Code with a comment on lines of its own before it. */
export function documented(comment: string, code: Code): Code {
  return { kind: 'documented', comment, code };
}

/** A union type. */
export function alternatives(members: readonly Code[]): Code {
  return members.length === 1 ? (members[0] ?? '') : { kind: 'alternatives', members };
}

/** Code between parentheses; a union that does not fit goes to lines of its own. */
export function parenthesised(code: Code): Code {
  return {
    kind: 'bracketed',
    open: '(',
    close: ')',
    separator: '',
    spaced: false,
    items: [code],
    broken: false,
  };
}

/**
 * Writes code as text.
 *
 * @param column - where the text begins in its line
 * @param indent - what the line it begins in is indented by
 * @param reserve - how much follows it in the line that it ends in
 */
export function render(code: Code, column = 0, indent = 0, reserve = 1): string {
  const flat = flatten(code);
  if (flat !== undefined && column + flat.length + reserve <= lineWidth) {
    return flat;
  }
  if (typeof code === 'string') {
    return code;
  }
  switch (code.kind) {
    case 'sequence':
      return renderSequence(code.parts, column, indent, reserve);
    case 'bracketed':
      return renderBracketed(code, indent);
    case 'alternatives':
      return renderAlternatives(code.members, indent + 2);
    case 'documented': {
      const margin = ' '.repeat(indent);
      return `${code.comment.replace(/\n/g, `\n${margin}`)}\n${margin}${render(code.code, indent, indent)}`;
    }
  }
}

function renderSequence(parts: readonly Code[], column: number, indent: number, reserve: number): string {
  let text = '';
  let position = column;
  for (const [index, part] of parts.entries()) {
    const rendered = render(part, position, indent, widthBeforeBreak(parts.slice(index + 1), reserve));
    const lastLine = rendered.lastIndexOf('\n');
    position = lastLine < 0 ? position + rendered.length : rendered.length - lastLine - 1;
    // A union that is broken begins with a line break; the space before it goes.
    text = (rendered.startsWith('\n') ? text.replace(/ $/, '') : text) + rendered;
  }
  return text;
}

/** How much text stands before the next place where a line may break. */
function widthBeforeBreak(parts: readonly Code[], reserve: number): number {
  let width = 0;
  for (const part of parts) {
    if (typeof part !== 'string') {
      return width + 1;
    }
    width += part.length;
  }
  return width + reserve;
}

function renderBracketed({ open, close, separator, items }: Bracketed, indent: number): string {
  const inner = indent + 2;
  const margin = ' '.repeat(inner);
  if (items.length === 0) {
    return `${open}${close}`;
  }
  const lines = items.map((item) => {
    const isUnion = open === '(' && typeof item !== 'string' && item.kind === 'alternatives';
    return isUnion
      ? renderAlternatives(item.members, inner)
      : `\n${margin}${render(item, inner, inner)}${separator}`;
  });
  return `${open}${lines.join('')}\n${' '.repeat(indent)}${close}`;
}

function renderAlternatives(members: readonly Code[], indent: number): string {
  const margin = ' '.repeat(indent);
  return members.map((member) => `\n${margin}| ${render(member, indent + 2, indent + 2)}`).join('');
}

/** The code in one line; undefined where it has to be broken. */
function flatten(code: Code): string | undefined {
  if (typeof code === 'string') {
    return code.includes('\n') ? undefined : code;
  }
  if (code.kind === 'documented') {
    return undefined;
  }
  const children =
    code.kind === 'sequence' ? code.parts : code.kind === 'bracketed' ? code.items : code.members;
  const parts: string[] = [];
  for (const child of children) {
    const part = flatten(child);
    if (part === undefined) {
      return undefined;
    }
    parts.push(part);
  }
  switch (code.kind) {
    case 'sequence':
      return parts.join('');
    case 'alternatives':
      return parts.join(' | ');
    case 'bracketed': {
      const space = code.spaced && parts.length > 0 ? ' ' : '';
      return code.broken
        ? undefined
        : `${code.open}${space}${parts.join(`${code.separator} `)}${space}${code.close}`;
    }
  }
}
