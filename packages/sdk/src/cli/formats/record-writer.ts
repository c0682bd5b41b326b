import type { Output } from '../terminal/output.js';
import { cellText } from './cell-text.js';

/** A record as it is printed. */
export type PrintedRecord = Readonly<Record<string, unknown>>;

/** Prints records as they come; it holds none of them, but for the first few of a table. */
export interface RecordWriter {
  write(record: PrintedRecord): Promise<void>;
  /** To be called after the last record; not after a failure, so that half an output looks like one. */
  end(): Promise<void>;
}

/** One JSON value a line. */
export function ndjsonWriter(output: Output): RecordWriter {
  return {
    write: (record) => output.write(`${JSON.stringify(record)}\n`),
    end: async () => undefined,
  };
}

/** One JSON array. */
export function jsonWriter(output: Output): RecordWriter {
  let separator = '[\n';
  return {
    async write(record) {
      await output.write(separator + JSON.stringify(record));
      separator = ',\n';
    },
    end: () => output.write(separator === '[\n' ? '[]\n' : '\n]\n'),
  };
}

/** Comma-separated values (RFC 4180, but with line feeds), with a header. */
export function csvWriter(output: Output, fields: readonly string[]): RecordWriter {
  const line = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\n`;
  let header = line(fields);
  return {
    async write(record) {
      await output.write(header + line(fields.map((field) => cellText(record[field]))));
      header = '';
    },
    end: async () => output.write(header),
  };
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
