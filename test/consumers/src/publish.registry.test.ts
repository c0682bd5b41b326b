import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandResult } from './command.js';
import { type ConsumerProject, createConsumerProject } from './consumer-project.js';
import { type LocalRegistry, startLocalRegistry } from './local-registry.js';
import { copyWorkspace, type WorkspaceCopy } from './workspace-copy.js';

const PUBLISHED = [
  '@proj/connections-client',
  '@proj/generator-kit',
  '@proj/openapi-codegen',
  '@proj/sdk',
  '@proj/transport',
  '@proj/xml-commands',
  '@proj/xml-runtime',
  '@proj/xml-xpath',
  '@proj/xsd-codegen',
];

const CLIENTS = ['@proj/connections-client', '@proj/sdk', '@proj/xml-commands'];

/** One entry of what `npm run release -- --json` prints. */
interface ReleaseStep {
  readonly name: string;
  readonly version: string;
  readonly action: 'publish' | 'skip';
  readonly differs: boolean;
}

let registry: LocalRegistry;
let workspace: WorkspaceCopy;
let consumer: ConsumerProject;

beforeAll(async () => {
  registry = await startLocalRegistry();
  workspace = await copyWorkspace();
  consumer = await createConsumerProject(registry.url);
});

afterAll(async () => {
  for (const resource of [consumer, workspace, registry]) await resource?.[Symbol.asyncDispose]();
});

async function release(...args: string[]): Promise<readonly ReleaseStep[]> {
  const output = await workspace.npm('release', ['--registry', registry.url, '--json', ...args], {
    NPM_CONFIG_USERCONFIG: registry.userConfig,
  });
  expect(output).not.toContain(registry.token);
  return JSON.parse(output);
}

function namesOf(steps: readonly ReleaseStep[], action: ReleaseStep['action']): string[] {
  return steps
    .filter((step) => step.action === action)
    .map(({ name }) => name)
    .sort();
}

async function isPublished(name: string): Promise<boolean> {
  return (await fetch(`${registry.url}${encodeURIComponent(name)}`)).ok;
}

/** Puts a text into a file of the workspace's copy, after another that it must have exactly once. */
async function insertAfter(file: string, anchor: string, text: string): Promise<void> {
  const path = join(workspace.directory, file);
  const parts = (await readFile(path, 'utf8')).split(anchor);
  expect(parts, `"${anchor}" in ${file}`).toHaveLength(2);
  await writeFile(path, parts.join(anchor + text));
}

describe.sequential('the published packages', () => {
  let first: readonly ReleaseStep[];

  it('pass every check of a release, and a dry run publishes none', async () => {
    const steps = await release('--dry-run');
    expect(namesOf(steps, 'publish')).toEqual(PUBLISHED);
    expect(await isPublished('@proj/xml-runtime')).toBe(false);
  });

  it('are refused by the registry without a login, in words that say what to do', async () => {
    const refused: CommandResult = await workspace.tryNpm('release', ['--registry', registry.url]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(`npm login --registry ${registry.url}`);
    expect(await isPublished('@proj/xml-runtime')).toBe(false);
  });

  it('are published, dependencies first', async () => {
    first = await release();
    const names = first.map(({ name }) => name);
    expect([...names].sort()).toEqual(PUBLISHED);
    expect(names.indexOf('@proj/xml-runtime')).toBeLessThan(names.indexOf('@proj/xml-commands'));
    expect(names.indexOf('@proj/xml-commands')).toBeLessThan(names.indexOf('@proj/sdk'));
    for (const name of PUBLISHED) expect(await isPublished(name)).toBe(true);
  });

  it('are skipped when they are there already, being the same to the byte', async () => {
    const again = await release();
    expect(namesOf(again, 'skip')).toEqual(PUBLISHED);
    expect(again.filter(({ differs }) => differs)).toEqual([]);
  });

  it('install by name into an empty project', async () => {
    await consumer.install(...CLIENTS, 'typescript@5.9.3', '@types/node@20.19.25');
    for (const { name, version } of first.filter((step) => CLIENTS.includes(step.name)))
      expect(await consumer.installedVersion(name)).toBe(version);
  });

  it('compile there under the strictest settings', async () => {
    expect(await consumer.compile()).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('run there', async () => {
    expect(await consumer.run('dist/xml-commands.js')).toBe('xml-commands ok\n');
    expect(await consumer.run('dist/connections-client.js')).toBe('connections-client ok\n');
    expect(await consumer.run('dist/sdk.js')).toBe('sdk ok\n');
  });

  it.each(['22.21.1', '24.11.1'])('run on Node %s', async (version) => {
    const node = `node-${process.platform}-${process.arch}`;
    await consumer.install('--no-save', `${node}@${version}`);
    const command = join(consumer.directory, 'node_modules', node, 'bin', 'node');
    expect(await consumer.run('--version', command)).toBe(`v${version}\n`);
    expect(await consumer.run('dist/xml-commands.js', command)).toBe('xml-commands ok\n');
    expect(await consumer.run('dist/connections-client.js', command)).toBe('connections-client ok\n');
    expect(await consumer.run('dist/sdk.js', command)).toBe('sdk ok\n');
  });

  it('do not have a field that no spec has', async () => {
    await consumer.write('src/new-fields.ts', NEW_FIELDS);
    const { code, stdout } = await consumer.compile();
    expect(code).toBe(2);
    expect(stdout).toContain('nickname');
    expect(stdout).toContain('display_colour');
  });
});

/** Compiles when both clients have the fields that the specs get below. */
const NEW_FIELDS = `
import type { components } from '@proj/connections-client';
import type { Project } from '@proj/xml-commands';

export const project: Pick<Project, 'nickname'> = { nickname: 'N' };
export const connection: Pick<components['schemas']['Connection'], 'display_colour'> = { display_colour: 'red' };
`;

describe.sequential('a new field in each spec', () => {
  it('makes check:generated and the release fail until it is generated', async () => {
    await insertAfter(
      'specs/xml-commands/data-types.xsd',
      [
        'A project of a customer.</xs:documentation></xs:annotation>',
        '    <xs:complexContent>',
        '      <xs:extension base="DataObject">',
        '        <xs:all>',
        '',
      ].join('\n'),
      '          <xs:element name="nickname" type="xs:string" minOccurs="0"/>\n',
    );
    await insertAfter(
      'specs/connections/openapi.yaml',
      'newest: [Connections]\n      required: [company_id, engine_id]\n      properties:\n',
      '        display_colour:\n          type: string\n          description: Colour in lists.\n',
    );
    const check = await workspace.tryNpm('check:generated');
    expect(check.code).toBe(1);
    expect(check.stderr).toContain('specs/xml-commands/data-types.xsd: input changed');
    expect(check.stderr).toContain('specs/connections/openapi.yaml: input changed');
    expect(check.stderr).toContain('npm run generate');
    const refused = await workspace.tryNpm('release', ['--registry', registry.url]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('check:generated');
  });

  it('is generated into both packages and nothing else', async () => {
    const output = await workspace.npm('generate', ['--json']);
    const { changes }: { changes: { package: string }[] } = JSON.parse(output);
    expect(new Set(changes.map(({ package: directory }) => directory))).toEqual(
      new Set(['packages/connections-client', 'packages/xml-commands']),
    );
    expect((await workspace.tryNpm('check:generated')).code).toBe(0);
  });

  it('becomes a version of the two clients, and of what depends on them', async () => {
    await writeFile(
      join(workspace.directory, '.changeset', 'new-fields.md'),
      "---\n'@proj/xml-commands': minor\n'@proj/connections-client': minor\n---\n\nA nickname and a colour.\n",
    );
    await workspace.npm('version');
    const changelog = await readFile(join(workspace.directory, 'packages/xml-commands/CHANGELOG.md'), 'utf8');
    expect(changelog).toContain('A nickname and a colour.');
    expect((await workspace.tryNpm('check:generated')).code).toBe(0);
    expect(namesOf(await release(), 'publish')).toEqual(expect.arrayContaining(CLIENTS));
  });

  it('reaches the consumer who installs the new version', async () => {
    await consumer.install(...CLIENTS.map((name) => `${name}@latest`));
    expect(await consumer.compile()).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await consumer.run('dist/sdk.js')).toBe('sdk ok\n');
  });
});
