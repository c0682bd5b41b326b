/** The text of a field: of a reference, its value; of a structure, its JSON; empty where there is none. */
export function fieldText(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value !== 'object' || value === null) return String(value).trim();
  return '$value' in value ? String(value.$value).trim() : JSON.stringify(value);
}
