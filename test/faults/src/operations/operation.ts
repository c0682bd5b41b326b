import type { Hooks, RequestEffect } from '@proj/transport';
import type { GoodResponse } from '../exchange.js';

/** The operations of the table. */
export type OperationName =
  | 'openair.whoami'
  | 'openair.read'
  | 'openair.add'
  | 'connections.get'
  | 'connections.create'
  | 'connections.delete'
  | 'getConnection';

/** The circumstances of a call. */
export interface CallContext {
  /** The address of the server, without a path. */
  readonly origin: string;
  readonly signal: AbortSignal | undefined;
  readonly timeout: number;
  readonly deadline: number | undefined;
  readonly maxResponseBytes: number | undefined;
  readonly hooks: Hooks;
  /** In place of the platform's. */
  readonly fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Gives the secret: at once, later, or never. */
  credential(secret: string): string | (() => Promise<string>);
}

/** An operation of one of the clients. */
export interface Operation {
  readonly name: OperationName;
  readonly client: 'openair' | 'connections' | 'bare';
  readonly effect: RequestEffect;
  /** The secrets that its client holds. */
  readonly holds: readonly (keyof typeof secrets)[];
  /** A response as the specification has it. */
  readonly good: GoodResponse;
  /** The same, with values and fields that the specification does not foresee. */
  readonly odd: GoodResponse;
  /** Makes the call; throws if its result is wrong. */
  call(context: CallContext): Promise<CallResult>;
}

/** The result of a call, apart from its data. */
export interface CallResult {
  /** How many issues were told beside the data. */
  readonly issues?: number;
  /** There was no data. */
  readonly isEmpty?: boolean;
}

/** Secrets that the clients are given. None may be seen anywhere. */
export const secrets = {
  password: 'correct horse "battery" <staple>',
  key: 'k3y-OpenAir/0123&456',
  apiKey: 'sk_live+4f9a/77=b',
} as const;
