import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commands } from './commands.js';
import { runProj } from './fixtures/run-proj.js';
import { commandHelp, groupHelp } from './help.js';
import { parseCommandLine } from './parse-command-line.js';

describe.each(commands)('proj $name', (command) => {
  it('has a help with options, examples and exit codes', () => {
    expect(parseCommandLine([...command.name.split(' '), '--help'], commands)).toMatchObject({ command });
    const help = commandHelp(command);
    for (const part of [command.summary, '--json', 'Examples:', 'Exit codes:']) expect(help).toContain(part);
    for (const option of Object.keys(command.options)) expect(help).toContain(`--${option}`);
  });

  it('takes its own examples', () => {
    expect(command.examples.length).toBeGreaterThan(0);
    for (const [line] of command.examples)
      expect(parseCommandLine(wordsOf(line), commands)).toMatchObject({ kind: 'run', command });
  });

  it('has an action', async () => {
    expect(await command.load()).toBeTypeOf('function');
  });
});

/** The arguments of a line of a shell, up to a pipe or a redirection. */
function wordsOf(line: string): string[] {
  const [words = ''] = line.split(/ [|>] /);
  return [...words.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '');
}

describe('proj', () => {
  it('takes the lines of the README', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const lines = [...readme.matchAll(/^proj (.*)$/gm)].map(([, line = '']) => line);
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines)
      expect(parseCommandLine(wordsOf(line), commands)).toMatchObject({ kind: 'run' });
  });

  it('lists all commands, or those of one API', () => {
    const all = groupHelp('', commands);
    for (const { name } of commands) expect(all).toContain(`  ${name}`);
    expect(groupHelp('connections', commands)).not.toContain('openair whoami');
    for (const args of [[], ['--help'], ['-h']])
      expect(parseCommandLine(args, commands)).toMatchObject({ kind: 'help', words: '' });
    expect(parseCommandLine(['openair', '--help'], commands)).toMatchObject({
      kind: 'help',
      words: 'openair',
    });
  });

  it.each([
    [['opnair', 'read'], 'there is no command "opnair".'],
    [['openair', 'raed', 'Slip'], 'there is no command "openair raed".'],
    [['openair'], 'proj openair needs a command.'],
    [['--json', 'openair', 'whoami'], 'the command comes first.'],
    [['openair', 'whoami', '--nope'], "unknown option '--nope'."],
    [['openair', 'whoami', 'extra'], 'proj openair whoami takes no arguments, and got 1 of them.'],
  ])('refuses %j', (args, message) => {
    expect(() => parseCommandLine(args, commands)).toThrow(message);
  });

  it('prints its version, and ends with 2 for wrong usage', async () => {
    expect(await runProj(['--version'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
    expect(await runProj(['nothing'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'proj: there is no command "nothing". See "proj --help".\n',
    });
  });
});
