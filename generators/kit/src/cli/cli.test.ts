import { describe, expect, it } from 'vitest';
import { type ExitCode, UsageError } from './exit-code.js';
import { ProgressLine } from './progress-line.js';
import { runProgram } from './run-program.js';
import { printJson } from './streams.js';

async function run(args: readonly string[], action: () => Promise<ExitCode> = async () => 0) {
  const written = { out: '', err: '' };
  const code = await runProgram(
    {
      name: 'kit',
      description: 'Does things.',
      version: '1.2.3',
      declare: (program, end) => {
        program
          .command('do')
          .option('--what <thing>', 'what to do')
          .action(() => end(action()));
      },
      isUsageError: (error) => error instanceof UsageError,
    },
    args,
    {
      stdout: { write: (text) => (written.out += text) },
      stderr: { write: (text) => (written.err += text) },
    },
  );
  return { code, ...written };
}

describe('runProgram', () => {
  it.each([0, 1, 2] as const)('returns the exit code %i of a command', async (code) => {
    expect(await run(['do'], async () => code)).toEqual({ code, out: '', err: '' });
  });

  it.each([
    [['--help'], 'Usage: kit'],
    [['--version'], '1.2.3'],
    [['do', '--help'], '--what <thing>'],
  ])('prints what %j asks for and succeeds', async (args, text) => {
    const { code, out, err } = await run(args);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(text);
  });

  it.each([[['undo']], [['do', '--fast']], [['do', '--what']]])('takes %j for wrong usage', async (args) => {
    const { code, out, err } = await run(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^error: /);
  });

  it('tells wrong usage from a defect, and shows the stack of neither', async () => {
    const usage = await run(['do'], async () => {
      throw new UsageError('no such thing');
    });
    expect(usage).toEqual({ code: 2, out: '', err: 'error: no such thing\n' });
    const defect = await run(['do'], async () => {
      throw new TypeError('x is not a function');
    });
    expect(defect.code).toBe(2);
    expect(defect.err).toBe('error: this is a mistake in kit, please report it: x is not a function\n');
  });
});

describe('ProgressLine', () => {
  it('is shown on a terminal only, and not where JSON or silence is asked for', () => {
    const shownTo = (isTTY: boolean, flags: { json?: true; quiet?: true }): string => {
      let text = '';
      const line = new ProgressLine({ isTTY, write: (more) => (text += more) }, flags);
      line.show('Reading a.xsd');
      line.clear();
      return text;
    };
    expect(shownTo(true, {})).toBe('\r\u001b[KReading a.xsd …\r\u001b[K');
    expect([shownTo(false, {}), shownTo(true, { json: true }), shownTo(true, { quiet: true })]).toEqual([
      '',
      '',
      '',
    ]);
  });
});

describe('printJson', () => {
  it('ends with a line break', () => {
    let text = '';
    printJson({ a: 1 }, { write: (more) => (text += more) });
    expect(text).toBe('{\n  "a": 1\n}\n');
  });
});
