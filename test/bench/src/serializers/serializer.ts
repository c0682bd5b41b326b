/** A contender in writing: each library has one, in a module of its own. */
export interface Serializer<Input, Output extends string | Uint8Array> {
  /**
   * Makes what is written, in the form that the library takes. Not measured.
   * @param records - how many records it has, where it has any
   */
  readonly prepare: (records: number) => Input;
  /** Writes a document. */
  readonly serialize: (input: Input) => Output;
  /** Hashes what a document says, read by another library. Not measured. */
  readonly digest: (document: Uint8Array) => string;
}

const encoder = new TextEncoder();

/** Encodes a text as a client has to for sending it, in the fastest way that the runtime has. */
export function encode(text: string): Uint8Array {
  return typeof Buffer === 'undefined' ? encoder.encode(text) : Buffer.from(text);
}
