import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { cpuTimeOf } from './cpu-time.js';
import type { Answers, Reply, Request } from './protocol.js';

/** How a request ended. */
export type Ending<T> =
  | { readonly kind: 'answer'; readonly answer: T }
  /** Something was thrown that nothing caught, or the process died. */
  | { readonly kind: 'crash'; readonly reason: string }
  | { readonly kind: 'time-out'; readonly reason: string };

/** The heap of a worker process; what needs more dies alone. */
const heapMegabytes = 3072;

/** A worker process that has grown larger than this makes room for a new one. */
const residentBytesLimit = 1_200_000_000;

/** How many times the time limit a process may take that has not had as much CPU time. */
const patience = 6;

/** How much of what a process said last goes into the reason why it died. */
const stderrExcerpt = 400;

/**
 * A process that does one request after the other. Whatever happens to it, the next request is answered: a process that
 * died, that took too long or that has grown too large is replaced.
 */
export class Worker {
  readonly #module: string;
  #process: ChildProcess | undefined;
  #stderr = '';

  /** @param module - the module that the process runs */
  constructor(module: string = fileURLToPath(new URL('./worker-process.js', import.meta.url))) {
    this.#module = module;
  }

  /**
   * Has a request done. After `milliseconds`, the process is killed; but where others keep the machine busy, only once it
   * had so much CPU time itself, or after {@link patience} times as long.
   */
  async request<K extends Request['kind']>(
    request: Extract<Request, { kind: K }>,
    milliseconds: number,
  ): Promise<Ending<Answers[K]>> {
    const child = this.#process ?? this.#start();
    const ending = await this.#exchange(child, request, milliseconds);
    if (ending.kind === 'reply') {
      const { reply } = ending;
      if (reply.residentBytes > residentBytesLimit) {
        await this.stop();
      }
      return reply.kind === 'answer'
        ? { kind: 'answer', answer: reply.answer as Answers[K] }
        : { kind: 'crash', reason: reply.reason };
    }
    await this.stop();
    return ending;
  }

  /** Ends the process; the next request starts another one. */
  async stop(): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (child !== undefined && child.exitCode === null && child.signalCode === null) {
      const exit = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await exit;
    }
  }

  #start(): ChildProcess {
    const child = fork(this.#module, [], {
      execArgv: [`--max-old-space-size=${heapMegabytes}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#stderr = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-stderrExcerpt);
    });
    this.#process = child;
    return child;
  }

  #exchange(
    child: ChildProcess,
    request: Request,
    milliseconds: number,
  ): Promise<
    | { readonly kind: 'reply'; readonly reply: Reply }
    | { readonly kind: 'crash' | 'time-out'; readonly reason: string }
  > {
    return new Promise((resolve) => {
      const finish = (ending: Parameters<typeof resolve>[0]): void => {
        clearTimeout(timer);
        child.removeAllListeners('message').removeAllListeners('exit').removeAllListeners('error');
        // An error without a listener would be thrown.
        child.on('error', () => undefined);
        resolve(ending);
      };
      const start = performance.now();
      const startCpu = cpuTimeOf(child.pid ?? 0) ?? 0;
      const check = (): void => {
        const elapsed = performance.now() - start;
        const used = cpuTimeOf(child.pid ?? 0);
        const rest = used === undefined ? 0 : milliseconds - (used - startCpu);
        if (rest <= 0 || elapsed >= patience * milliseconds) {
          finish({ kind: 'time-out', reason: `time-out after ${milliseconds / 1000} s` });
        } else {
          timer = setTimeout(check, rest);
        }
      };
      let timer = setTimeout(check, milliseconds);
      child.once('message', (reply) => finish({ kind: 'reply', reply: reply as Reply }));
      child.once('exit', (code, signal) =>
        finish({ kind: 'crash', reason: `the process died (${signal ?? code}): ${this.#stderr.trim()}` }),
      );
      child.once('error', (error) => finish({ kind: 'crash', reason: error.message }));
      child.send(request);
    });
  }
}
