/** A contender in reading a file a record at a time. */
export interface RecordReader {
  /**
   * Reads the records of a file.
   * @param onRecord - called with each of them, in document order
   */
  readonly read: (path: string, onRecord: (record: object) => void) => Promise<void>;
}
