import type { CommandName } from '../openair/command.js';
import type { RecordName } from '../openair/records.js';
import type { Fault, FaultAction, FaultFrequency } from './faults.js';

/** The name of an element of a request: a command, or a log-in. */
export type RequestElementName = CommandName | 'Auth' | 'RemoteAuth';

/** A command of a request, or its log-in. */
export interface OpenAirCommandFacts {
  readonly name: RequestElementName;
  /** The attribute `type`, where there is one. */
  readonly type: string | undefined;
}

/** What the OpenAir server knows of a request when it looks for faults. */
export interface OpenAirRequestFacts {
  /** The log-in and the commands, in order; empty for a request that is no valid document. */
  readonly commands: readonly OpenAirCommandFacts[];
  /** The request, with secrets masked. */
  readonly xml: string;
}

/** Which requests a fault happens to: those that have such a command. */
export interface OpenAirFaultCondition extends FaultFrequency {
  readonly command?: RequestElementName | readonly RequestElementName[] | undefined;
  /** The type of record that the command is for. */
  readonly type?: RecordName | readonly RecordName[] | undefined;
}

/** The commands that the condition names fail, and nothing of them is done; the whole request, where it names none. */
export interface CodeFault {
  /** A code of the API's error table, such as `556` on `Auth`, or `505` on the whole request. */
  readonly code: string | number;
  /** @defaultValue that of the error table */
  readonly message?: string | undefined;
}

/**
 * All is done, and the records in the responses of the commands that the condition names (of all, where it names none) have these fields
 * instead, whether the schema has them and allows the value or not. An array is a field that is there several times, an empty
 * one a field that is missing.
 */
export interface FieldsFault {
  readonly set: Readonly<Record<string, string | readonly string[]>>;
}

/**
 * What an in-memory OpenAir server does instead of responding well. `'omit-response'`: all is done, and the response lacks those of
 * the commands that the condition names (of all, where it names none).
 */
export type OpenAirFaultAction = FaultAction | CodeFault | FieldsFault | 'omit-response';

/**
 * A fault of an in-memory OpenAir server.
 * @example
 * ```ts
 * const faults: OpenAirFault[] = [
 *   { when: { command: 'Add', every: 3 }, do: 'reset' },
 *   { when: { command: 'Auth', times: 1 }, do: { code: 556 } },
 *   { when: { command: 'Read', type: 'Slip' }, do: { set: { currency: 'US$', colour: ['red', 'blue'] } } },
 * ];
 * ```
 */
export type OpenAirFault = Fault<OpenAirRequestFacts, OpenAirFaultCondition, OpenAirFaultAction>;

/** Tests a request for what a condition says, other than how often. */
export function fitsOpenAirRequest(condition: OpenAirFaultCondition, request: OpenAirRequestFacts): boolean {
  const { command, type } = condition;
  if (command === undefined && type === undefined) return true;
  return request.commands.some((facts) => fitsCommand(condition, facts));
}

/** Tests a command for what a condition says of it. */
export function fitsCommand(
  { command, type }: OpenAirFaultCondition,
  facts: { readonly name: string; readonly type: string | undefined },
): boolean {
  const names: readonly string[] = command === undefined ? [] : [command].flat();
  const types: readonly unknown[] = type === undefined ? [] : [type].flat();
  return (
    (command === undefined || names.includes(facts.name)) &&
    (type === undefined || types.includes(facts.type))
  );
}

/** The part of a fault's condition that is about commands; `undefined` where it has none, so that the fault is of the whole request. */
export function commandCondition({ when }: OpenAirFault): OpenAirFaultCondition | undefined {
  if (when === undefined || typeof when === 'function') return undefined;
  return when.command === undefined && when.type === undefined ? undefined : when;
}
