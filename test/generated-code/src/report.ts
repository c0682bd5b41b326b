import { figureNames, type Measurement } from './measure/figures.js';

const columns = ['', ...figureNames, 'modules', 'check CPU s', 'consumer ratio'];

/** Formats measurements as a table, a line for each. */
export function formatMeasurements(measurements: ReadonlyMap<string, Measurement>): string {
  const rows = [...measurements].map(([name, { figures, modules, checkSeconds, consumerRatio }]) => [
    name,
    ...figureNames.map((figure) => figures[figure].toLocaleString('en')),
    String(modules),
    checkSeconds.toFixed(1),
    consumerRatio.toFixed(3),
  ]);
  const widths = columns.map((column, index) =>
    Math.max(...[column, ...rows.map((row) => row[index] ?? '')].map(({ length }) => length)),
  );
  return [columns, ...rows]
    .map((row) => row.map((cell, index) => pad(cell, widths[index] ?? 0, index)).join('  '))
    .join('\n');
}

/** Names stand to the left, numbers to the right. */
function pad(cell: string, width: number, index: number): string {
  return index === 0 ? cell.padEnd(width) : cell.padStart(width);
}
