import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedServers, serve } from '../../testing/serve.js';
import { runAtTerminal } from '../fixtures/run-proj.js';
import { textWidth } from '../formats/text-width.js';

let served: ServedServers;
let env: Record<string, string>;
beforeAll(async () => {
  // U+0085 controls terminals, and XML admits it.
  const names = [
    'short',
    'ein langer Name, der nicht in eine Spalte passt',
    '日本語の名前がここにあります',
    'a\u0085b',
  ];
  const Customer = names.map((name) => ({ name, notes: String(name.length) }));
  served = await serve({ openair: { records: { Customer } } });
  const { credentials } = served.openair;
  env = {
    OPENAIR_URL: served.openairUrl,
    OPENAIR_COMPANY: credentials.company,
    OPENAIR_USER: credentials.user,
    OPENAIR_PASSWORD: credentials.password,
    OPENAIR_KEY: credentials.key,
  };
});
afterAll(() => served.close());

describe.runIf(process.platform === 'linux')('proj openair read at a terminal', () => {
  it.each([30, 50, 120])('prints a table that fits into %i columns', async (columns) => {
    const args = ['openair', 'read', 'Customer', '--fields', 'id,name,notes'];
    const { code, stdout } = await runAtTerminal(args, { env, columns });
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split(/\r?\n/);
    expect(lines).toHaveLength(5);
    expect(lines[0]).toMatch(/^id +name +notes$/);
    expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(columns);
    expect(stdout.includes('…')).toBe(columns < 120);
    expect(stdout).not.toContain('\u0085');
  });

  it('says which fields a table has no room for', async () => {
    const { stdout } = await runAtTerminal(['openair', 'read', 'Customer'], { env, columns: 20 });
    expect(stdout).toMatch(/\d more fields?: .*name/);
  });

  it('counts on stderr while records go into a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'read-'));
    try {
      const stdoutTo = join(folder, 'customers.ndjson');
      const { code, stdout: terminal } = await runAtTerminal(['openair', 'read', 'Customer'], {
        env,
        stdoutTo,
      });
      expect({ code, terminal }).toMatchObject({ code: 0, terminal: expect.stringContaining('1 record …') });
      expect(terminal.endsWith('\r\u001b[K')).toBe(true);
      expect(readFileSync(stdoutTo, 'utf8').trimEnd().split('\n')).toHaveLength(4);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
