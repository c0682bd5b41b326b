import type { Response } from '@proj/xml-commands';

/** A contender in writing: each library has one, in a module of its own. */
export interface Serializer<Input, Output extends string | Uint8Array> {
  /** Brings the value into the form that the library takes. Not measured. */
  readonly prepare: (response: Response) => Input;
  /** Writes a response document. */
  readonly serialize: (input: Input) => Output;
  /** What the output is, for the check of what was written. */
  readonly format: 'xml' | 'json';
}
