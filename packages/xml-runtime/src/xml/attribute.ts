import type { NameEntry } from './name-table.js';

/** An attribute of a start tag. */
export interface Attribute {
  readonly entry: NameEntry;
  readonly offset: number;
  value: string;
  /** Of its name. */
  namespaceURI: string;
}
