/** How many items a report lists of each kind. */
const shown = 12;

/** Items below a heading: the first dozen, and how many more there are. */
export function list(items: readonly string[]): readonly string[] {
  const rest = items.length - shown;
  return [
    ...items.slice(0, shown).map((item) => `    ${item}`),
    ...(rest > 0 ? [`    and ${rest} more`] : []),
  ];
}

/** Columns as wide as their widest cell. The first is aligned to the left, the others to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  return [head, ...rows].map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
}
