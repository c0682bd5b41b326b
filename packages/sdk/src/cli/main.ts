/** The program `proj`. */
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { OutputClosedError } from './errors.js';
import { exitCodes } from './exit-code.js';
import { runCli } from './run.js';
import { Output } from './terminal/output.js';

const controller = new AbortController();

const interrupt = (): void => {
  // Who presses it twice does not want to wait for a command that ends in order.
  if (controller.signal.aborted) process.exit(exitCodes.interrupted);
  controller.abort();
};
process.on('SIGINT', interrupt);

const manifest: { readonly version: string } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
);

process.exitCode = await runCli(process.argv.slice(2), {
  environment: process.env,
  stdin: process.stdin,
  stdout: new Output(process.stdout, () =>
    controller.abort(new OutputClosedError('nobody reads the output any more')),
  ),
  stderr: new Output(process.stderr),
  signal: controller.signal,
  interrupt,
  home: homedir(),
  version: manifest.version,
});
