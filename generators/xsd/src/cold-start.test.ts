import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const hooks = `import { writeSync } from 'node:fs';
export async function resolve(specifier, context, next) {
  const found = await next(specifier, context);
  writeSync(1, 'loads ' + found.url + '\\n');
  return found;
}`;
const registration = `import { register } from 'node:module'; register(${JSON.stringify(dataUrl(hooks))});`;
const program = fileURLToPath(new URL('../bin/xsd-codegen.js', import.meta.url));

function dataUrl(code: string): string {
  return `data:text/javascript,${encodeURIComponent(code)}`;
}

/** What the program loads when it is called with `args`. */
function modulesOf(...args: readonly string[]): readonly string[] {
  const output = execFileSync(process.execPath, ['--import', dataUrl(registration), program, ...args], {
    encoding: 'utf8',
  });
  return output.split('\n').filter((line) => line.startsWith('loads '));
}

describe('the program', () => {
  it.each(['--help', '--version'])(
    'loads for %s neither what checks and writes, nor what reads settings',
    (flag) => {
      const modules = modulesOf(flag);
      expect(modules.filter((url) => url.includes('/dist/cli.js'))).not.toEqual([]);
      expect(
        modules.filter((url) => /node_modules.ts-morph|valibot|jiti|xml-runtime|generate\.js/.test(url)),
      ).toEqual([]);
    },
  );
});
