import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { tryCommand } from '../command.js';
import { install } from './consumer.js';
import { recordRun } from './recorded-run.js';

/** The newest patch of each release, from the oldest that is supported to the newest there is. */
const VERSIONS = ['5.4.5', '5.5.4', '5.6.3', '5.7.3', '5.8.3', '5.9.3', '6.0.3', '7.0.2'];

/** The settings of `module` and of `moduleResolution`. */
const SETTINGS = [
  ['node16', 'node16'],
  ['nodenext', 'nodenext'],
  ['esnext', 'bundler'],
] as const;

const ES_MODULES = ['src/program.ts', 'src/main.ts', 'src/worker.ts', 'src/page.ts', 'src/servers.ts'];

/** The releases that know that `require` loads ES modules. */
const REQUIRES_ES_MODULES = /^(?:5\.[89]|[6-9])\./;

const compilers = join(inject('directory'), 'compilers');

beforeAll(async () => {
  await mkdir(compilers, { recursive: true });
  await writeFile(join(compilers, 'package.json'), '{"private":true}\n');
  await install(
    compilers,
    VERSIONS.map((version) => `typescript-${version}@npm:typescript@${version}`),
  );
});

describe.each(VERSIONS)('TypeScript %s', (version) => {
  it.for(SETTINGS)(
    'takes the program with "module": "%s" and "moduleResolution": "%s"',
    async ([module, moduleResolution], context) => {
      const directory = inject('directory');
      const isCommonJs = moduleResolution === 'nodenext' && REQUIRES_ES_MODULES.test(version);
      const project = `tsconfig.${version}-${moduleResolution}.json`;
      await writeFile(
        join(directory, project),
        JSON.stringify({
          extends: './tsconfig.json',
          compilerOptions: { module, moduleResolution, noEmit: true },
          include: [],
          files: isCommonJs ? [...ES_MODULES, 'src/main.cts'] : ES_MODULES,
        }),
      );
      const compiler = join(compilers, 'node_modules', `typescript-${version}`, 'bin/tsc');
      const result = await tryCommand(process.execPath, [compiler, '-p', project], { cwd: directory });
      expect(result).toEqual({ code: 0, stdout: '', stderr: '' });
      recordRun(context, {
        runtime: `TypeScript ${version}`,
        how: `\`${moduleResolution}\`${isCommonJs ? ' (also with `require`)' : ''}`,
      });
    },
  );
});
