import type { Output } from '../terminal/output.js';
import { cellText, printable } from './cell-text.js';
import type { PrintedRecord, RecordWriter } from './record-writer.js';
import { TableLayout } from './table-layout.js';

/** So many records are looked at for the columns and their widths. */
const sampleSize = 100;

/**
 * A table: aligned and as wide as the terminal, if it is one; otherwise with all cells whole and a tab between two.
 * @param fields - the columns; left out, the fields of the first records
 * @param note - told what the table does not show
 */
export function tableWriter(
  output: Output,
  fields: readonly string[] | undefined,
  note: (text: string) => void,
): RecordWriter {
  const sample: PrintedRecord[] = [];
  let table: Table | undefined;
  const hidden = new Set<string>();
  const printRow = async ({ columns, line }: Table, record: PrintedRecord): Promise<void> => {
    if (fields === undefined)
      for (const field of Object.keys(record)) if (!columns.includes(field)) hidden.add(field);
    await output.write(line(rowOf(columns, record)));
  };
  const printSample = async (): Promise<Table> => {
    const made = tableOf(sample, fields, output);
    await output.write(made.line(made.columns));
    for (const record of sample.splice(0)) await printRow(made, record);
    return made;
  };
  return {
    async write(record) {
      if (table !== undefined) return printRow(table, record);
      sample.push(record);
      if (sample.length === sampleSize) table = await printSample();
    },
    async end() {
      if (table === undefined && (sample.length > 0 || fields !== undefined)) await printSample();
      if (hidden.size > 0)
        note(`${hidden.size} more field${hidden.size === 1 ? '' : 's'}: ${[...hidden].join(', ')}`);
    },
  };
}

/** The columns that are shown, and how a row becomes a line. */
interface Table {
  readonly columns: readonly string[];
  line(cells: readonly string[]): string;
}

function tableOf(
  sample: readonly PrintedRecord[],
  fields: readonly string[] | undefined,
  output: Output,
): Table {
  const columns = fields ?? [...new Set(sample.flatMap((record) => Object.keys(record)))];
  if (!output.isTerminal) return { columns, line: (cells) => `${cells.join('\t')}\n` };
  const layout = new TableLayout(
    [columns, ...sample.map((record) => rowOf(columns, record))],
    output.columns,
  );
  return { columns: columns.slice(0, layout.columns), line: (cells) => layout.line(cells) };
}

function rowOf(columns: readonly string[], record: PrintedRecord): string[] {
  return columns.map((column) => printable(cellText(record[column])));
}
