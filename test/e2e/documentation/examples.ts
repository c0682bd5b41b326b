import { readFileSync } from 'node:fs';

/** A TypeScript example of a Markdown file. */
interface Example {
  readonly text: string;
  /** 1-based line of its first line. */
  readonly line: number;
}

/** The fenced blocks of TypeScript in a Markdown text. */
function examplesOf(markdown: string): Example[] {
  const examples: Example[] = [];
  for (const match of markdown.matchAll(/^```ts\n([\s\S]*?)^```$/gm)) {
    const line = markdown.slice(0, match.index).split('\n').length + 1;
    examples.push({ text: match[1] ?? '', line });
  }
  return examples;
}

/** What exports something has no place in a function. */
const exportModifier = /^export (?:default )?/gm;

const importStatement = /^import [\s\S]*?from '[^']+';\n/gm;

/**
 * One module of all examples of a Markdown file. Examples read one after the other: each may use what those before
 * it declared, and may declare it anew. So each becomes a function inside of the one before it; imports go to the top.
 */
export function moduleOfExamples(path: string): string {
  const examples = examplesOf(readFileSync(path, 'utf8'));
  const imports = examples.flatMap(({ text }) => text.match(importStatement) ?? []);
  const bodies = examples.map(
    ({ text, line }) =>
      `async function line${line}() {\n${withoutExports(text.replace(importStatement, ''))}`,
  );
  return `${mergeImports(imports)}\n${bodies.join('')}${'}\n'.repeat(bodies.length)}`;
}

function withoutExports(text: string): string {
  return text.replace(exportModifier, (modifier) => (modifier === 'export default ' ? 'void ' : ''));
}

/** One statement per module and kind, each name once: two examples may import the same. */
function mergeImports(statements: readonly string[]): string {
  const named = new Map<string, Set<string>>();
  const others = new Set<string>();
  for (const statement of statements) {
    const match = /^import (type )?\{([\s\S]*)\} from '([^']+)';/.exec(statement);
    if (match === null) {
      others.add(statement);
      continue;
    }
    const [, type = '', names = '', module = ''] = match;
    const list = named.get(module) ?? new Set();
    for (const name of names.split(',')) if (name.trim() !== '') list.add(`${type}${name.trim()}`);
    named.set(module, list);
  }
  const merged = [...named].map(
    ([module, names]) => `import { ${[...names].join(', ')} } from '${module}';\n`,
  );
  return [...others, ...merged].join('');
}
