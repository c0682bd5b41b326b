import { constants } from 'node:os';
import { describe, expect, it } from 'vitest';
import { invocation, runProcess } from './run-process.mjs';
import { ROOT } from './workspace.mjs';

describe('runProcess', () => {
  it('gives the exit code and the output', async () => {
    const script = 'console.log("out"); console.error("err"); process.exit(7)';
    const result = await runProcess(process.execPath, ['-e', script], { cwd: ROOT, capture: true });
    expect(result).toEqual({ code: 7, stdout: 'out\n', stderr: 'err\n' });
  });

  it.each(/** @type {const} */ (['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP']))(
    'gives 128 and the number of %s when that ended it',
    async (signal) => {
      const script = `process.kill(process.pid, '${signal}'); setTimeout(() => {}, 60_000)`;
      const { code } = await runProcess(process.execPath, ['-e', script], { cwd: ROOT, capture: true });
      expect(code).toBe(128 + constants.signals[signal]);
    },
  );

  it('rejects when the command cannot be started', async () => {
    await expect(runProcess('no-such-command', [], { cwd: ROOT })).rejects.toThrow('ENOENT');
  });
});

describe('invocation', () => {
  const node = 'C:\\Program Files\\nodejs\\node.exe';

  it('has no shell for programs', () => {
    const args = ['C:\\my work\\main.mjs', '-v'];
    expect(invocation(node, args, 'win32')).toEqual({ command: node, args, shell: false });
    expect(invocation('npm', ['view', 'a b'], 'linux')).toEqual({
      command: 'npm',
      args: ['view', 'a b'],
      shell: false,
    });
  });

  it.each([
    ['view', 'view'],
    ['--registry=http://localhost:4873/', '--registry=http://localhost:4873/'],
    ['C:\\work\\a.tgz', 'C:\\work\\a.tgz'],
    ['C:\\my work\\a.tgz', '"C:\\my work\\a.tgz"'],
    ['C:\\my work\\', '"C:\\my work\\\\"'],
    ['a&b|c^d', '"a&b|c^d"'],
    ['', '""'],
  ])('quotes %j for the shell that a .cmd file needs on Windows', (argument, quoted) => {
    expect(invocation('npx', [argument], 'win32')).toEqual({
      command: `npx ${quoted}`,
      args: [],
      shell: true,
    });
  });

  it.each(['say "hi"', '%PATH%', 'a\nb'])('refuses %j, which no quoting protects there', (argument) => {
    expect(() => invocation('pnpm', [argument], 'win32')).toThrow(RangeError);
  });
});
