import { describe, expect, it } from 'vitest';
import { catalogVersions, packageFolders, publishOrder, workspacePackages } from './workspace.mjs';

const YAML = `packages:
  - generators/*
  # hand-written ones
  - packages/*

catalog:
  "@types/node": 20.1.0
  vitest: 4.1.0
overrides:
  other: 1.0.0
`;

/**
 * @param {string} name
 * @param {Partial<import('./workspace.mjs').Manifest>} [rest]
 */
const entry = (name, rest) => ({ directory: name, manifest: { name, version: '1.0.0', ...rest } });

describe('pnpm-workspace.yaml', () => {
  it('gives the package folders', () => {
    expect(packageFolders(YAML)).toEqual(['generators', 'packages']);
  });

  it('gives the catalog and nothing of the keys after it', () => {
    expect(catalogVersions(YAML)).toEqual({ '@types/node': '20.1.0', vitest: '4.1.0' });
  });

  it('is refused where it has a form that is not understood', () => {
    expect(() => packageFolders('packages:\n  - "a/b/**"\n')).toThrow('pnpm-workspace.yaml');
    expect(() => catalogVersions('catalog:\n  react:\n    nested: 1\n')).toThrow('pnpm-workspace.yaml');
  });
});

describe('publishOrder', () => {
  it('puts dependencies first and leaves private packages out', () => {
    const packages = [
      entry('app', { dependencies: { core: 'workspace:^', left: 'workspace:^' } }),
      entry('core'),
      entry('left', { dependencies: { core: 'workspace:^', third: '1.0.0' } }),
      entry('tests', { private: true, dependencies: { app: 'workspace:^' } }),
    ];
    expect(publishOrder(packages).map(({ directory }) => directory)).toEqual(['core', 'left', 'app']);
  });

  it('refuses a circle', () => {
    const packages = [entry('a', { dependencies: { b: '*' } }), entry('b', { dependencies: { a: '*' } })];
    expect(() => publishOrder(packages)).toThrow('circular dependencies: a, b');
  });

  it('covers the packages of this workspace', () => {
    const names = publishOrder(workspacePackages()).map(({ manifest }) => manifest.name);
    expect([...names].sort()).toEqual([
      '@proj/connections-client',
      '@proj/generator-kit',
      '@proj/openapi-codegen',
      '@proj/sdk',
      '@proj/transport',
      '@proj/xml-commands',
      '@proj/xml-runtime',
      '@proj/xml-xpath',
      '@proj/xsd-codegen',
    ]);
    expect(names.indexOf('@proj/xml-runtime')).toBeLessThan(names.indexOf('@proj/xml-commands'));
    expect(names.indexOf('@proj/xml-commands')).toBeLessThan(names.indexOf('@proj/sdk'));
  });
});
