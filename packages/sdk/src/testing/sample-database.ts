import type { InformationSchema, SampleData } from '@proj/connections-client';
import { ConnectionsProblem } from './connections-problem.js';

/** What is behind connections: rows by name of their table, by name of its schema. */
export type Database = Readonly<
  Record<string, Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>>
>;

/** A database with one table of three orders. */
export const ordersDatabase: Database = {
  sales: {
    orders: [
      { order_id: 1, placed_at: '2025-02-03T08:15:30Z', total: 99.5, paid: true },
      { order_id: 2, placed_at: '2025-02-04T10:00:00Z', total: 12, paid: false },
      { order_id: 3, placed_at: '2025-02-10T14:00:00Z', total: 7.25, paid: true },
    ],
  },
};

/** One row for each column. */
export function informationSchema(database: Database): InformationSchema {
  return Object.entries(database).flatMap(([schema, tables]) =>
    Object.entries(tables).flatMap(([table, rows]) =>
      columnsOf(rows).map((column) => ({
        table_schema: schema,
        table_name: table,
        column_name: column,
        data_type: dataType(rows.find((row) => row[column] !== undefined)?.[column]),
      })),
    ),
  );
}

/**
 * The first rows of a table, column by column.
 * @throws ConnectionsProblem when there is no such table
 */
export function sampleData(database: Database, schema: string, table: string, limit: number): SampleData {
  const rows = Object.hasOwn(database, schema) ? database[schema]?.[table] : undefined;
  if (rows === undefined) throw new ConnectionsProblem(404, `Table ${schema}.${table} not found`);
  const sample = rows.slice(0, limit);
  return Object.fromEntries(
    columnsOf(rows).map((column) => [column, sample.map((row) => row[column] ?? null)]),
  );
}

function columnsOf(rows: readonly Readonly<Record<string, unknown>>[]): readonly string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

function dataType(value: unknown): string {
  if (typeof value === 'boolean') return 'BOOLEAN';
  if (typeof value === 'number') return Number.isInteger(value) ? 'INTEGER' : 'FLOAT';
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? 'TIMESTAMP' : 'STRING';
}
