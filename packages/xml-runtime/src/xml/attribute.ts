import type { NameEntry } from './name-table.js';

/** An attribute of a start tag. */
export interface Attribute {
  entry: NameEntry;
  /** The index of its first byte. */
  offset: number;
  value: string;
  /** Of its name. */
  namespaceURI: string;
}
