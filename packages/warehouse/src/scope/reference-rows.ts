import { QUERY_TABLES, sql, UNITS, type Sql } from '@tidu/domain';
import { tableOf } from '../database.js';

/** Tables by which the others are read: each by its name and the query that fills it from the snapshot `s`. */
export function referenceTables(): [name: string, rows: Sql][] {
  return [
    [
      'region',
      sql`SELECT id AS region_id, name, short_name, name_en, level, kind, parent_id, valid_from,
        nullif(valid_to, DATE '9999-12-31') AS valid_to, reporting AS is_reporting, sort
      FROM s.region ORDER BY sort`,
    ],
    ['industry', sql`SELECT code, name, level, parent_code FROM s.industry`],
  ];
}

/** Fills `data_dictionary` from the descriptions, with the types the tables really have. */
export function dictionary(): Sql {
  const described = QUERY_TABLES.flatMap(({ name, columns }, place) =>
    columns.map(({ name: column, title, unit }, order) => ({
      ...{ place, order, table: name, column, title: title.zh, title_en: title.en },
      unit: unit === null ? null : UNITS[unit].zh,
    })),
  );
  const types = {
    place: 'INTEGER',
    order: 'INTEGER',
    table: 'VARCHAR',
    column: 'VARCHAR',
    title: 'VARCHAR',
    title_en: 'VARCHAR',
    unit: 'VARCHAR',
  };
  return sql`SELECT c.table_name, c.column_name, c.data_type AS type, d.title, d.title_en, d.unit
    FROM duckdb_columns() c
    JOIN ${tableOf(described, types)} d ON d."table" = c.table_name AND d."column" = c.column_name
    WHERE c.schema_name = 'main' AND c.database_name = current_database()
    ORDER BY d.place, d."order"`;
}
