import type { CliContext } from './context.js';
import type { OptionValues } from './option-values.js';

/** An option of a command. */
export interface CliOption {
  readonly type: 'boolean' | 'string';
  /** May be given several times. */
  readonly multiple?: boolean;
  readonly short?: string;
  /** What the help calls its value: `FILE`. */
  readonly value?: string;
  readonly description: string;
}

/** Options by name. */
export type CliOptions = Readonly<Record<string, CliOption>>;

/** What a command gets from its line. */
export interface Invocation {
  readonly positionals: readonly string[];
  readonly options: OptionValues;
  readonly context: CliContext;
}

/** Carries a command out. */
export type CommandAction = (invocation: Invocation) => Promise<void>;

/** A command as the command line and the help see it. */
export interface CliCommand {
  /** Its words: `openair read`. */
  readonly name: string;
  /** One sentence, without a full stop. */
  readonly summary: string;
  /** More, where the summary is not enough. */
  readonly details?: string;
  /** Names of its arguments; of a last one with `…` there may be several. */
  readonly positionals: readonly string[];
  readonly options: CliOptions;
  /** Command lines without `proj`, with what they do. */
  readonly examples: readonly (readonly [line: string, meaning: string])[];
  /** Loads what carries it out: help and wrong usage need none of it. */
  readonly load: () => Promise<CommandAction>;
}
