import type { SourceLocation } from '../source-location.js';

/** Components in the order in which the schema documents declare them; documents in the order of their first component. */
export function sourceOrder<T extends { readonly location: SourceLocation }>(
  components: readonly T[],
): readonly T[] {
  const files = new Map<string, number>();
  for (const { location } of components) {
    if (!files.has(location.file)) {
      files.set(location.file, files.size);
    }
  }
  const rank = ({ location }: T): number => files.get(location.file) ?? 0;
  return [...components].sort(
    (a, b) => rank(a) - rank(b) || a.location.line - b.location.line || a.location.column - b.location.column,
  );
}
