import { fitted, textWidth } from './text-width.js';

/** Spaces between two columns. */
const gap = '  ';

/** No column gets narrower, whatever the terminal. */
const narrowest = 8;

/** Widths of the columns that a terminal has room for. */
export class TableLayout {
  readonly #widths: readonly number[];

  /**
   * @param rows - the cells of some rows, header included
   * @param available - the width of the terminal
   */
  constructor(rows: readonly (readonly string[])[], available: number) {
    const count = Math.max(0, ...rows.map(({ length }) => length));
    const natural = Array.from({ length: count }, (_, column) =>
      Math.max(1, ...rows.map((row) => textWidth(row[column] ?? ''))),
    );
    this.#widths = shrunk(natural.slice(0, columnsThatFit(natural, available)), available);
  }

  /** How many columns are shown. */
  get columns(): number {
    return this.#widths.length;
  }

  /** Returns a line with a row, without spaces at its end. */
  line(cells: readonly string[]): string {
    return `${this.#widths
      .map((width, column) => fitted(cells[column] ?? '', width))
      .join(gap)
      .trimEnd()}\n`;
  }
}

function columnsThatFit(natural: readonly number[], available: number): number {
  let taken = 0;
  const tooMany = natural.findIndex((width, column) => {
    taken += Math.min(width, narrowest) + (column === 0 ? 0 : gap.length);
    return taken > available && column > 0;
  });
  return tooMany < 0 ? natural.length : tooMany;
}

/** Takes from the widest columns until the table fits. */
function shrunk(natural: readonly number[], available: number): number[] {
  const widths = [...natural];
  const room = available - gap.length * (widths.length - 1);
  for (let excess = sum(widths) - room; excess > 0; excess = sum(widths) - room) {
    const widest = Math.max(...widths);
    if (widest <= narrowest) break;
    const next = Math.max(narrowest, ...widths.filter((width) => width < widest));
    const those = widths.filter((width) => width === widest).length;
    const share = Math.min(widest - next, Math.ceil(excess / those));
    for (const [column, width] of widths.entries()) if (width === widest) widths[column] = width - share;
  }
  return widths;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
