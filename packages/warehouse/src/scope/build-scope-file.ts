import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { QUERY_TABLES, sql, Sql, UNITS, type QueryTable } from '@tidu/domain';
import { discard, seal } from '../build/seal.js';
import { openDatabase, type Database } from '../database.js';
import { enterpriseTables, type WarningRow } from './enterprise-rows.js';
import { extentTables, type Extent } from './extent.js';
import { figureTables, figureViews } from './figure-rows.js';
import { dictionary, referenceTables } from './reference-rows.js';

/** What a scope file is made from. */
export interface ScopeSources {
  /** Absolute: the snapshot. */
  snapshotFile: string;
  /** As they stand now, of every region; only those of the scope get into the file. */
  warnings: readonly WarningRow[];
}

let builds = 0;

/**
 * Writes a file that holds what one scope may see and nothing else, made for people who write SQL: every table and column of
 * `QUERY_TABLES` with its comment, no schema but `main`.
 *
 * @param out absolute; read-only when it stands there
 */
export async function buildScopeFile(extent: Extent, sources: ScopeSources, out: string): Promise<void> {
  const building = `${out}.${process.pid}-${++builds}.building`;
  await mkdir(path.dirname(out), { recursive: true });
  await discard(building);
  try {
    const database = await openDatabase(building, { threads: '1', temp_directory: `${building}.tmp` });
    try {
      await fill(database, extent, sources);
    } finally {
      database.close();
    }
    await seal(building, out);
  } catch (problem) {
    await discard(building);
    throw problem;
  }
}

async function fill(database: Database, extent: Extent, { snapshotFile, warnings }: ScopeSources): Promise<void> {
  await database.run(sql`ATTACH ${text(snapshotFile)} AS s (READ_ONLY)`);
  // One commit for all: a comment of its own for each column would wait for the disk some hundred times.
  await database.run(sql`BEGIN`);
  for (const statement of extentTables(extent)) await database.run(statement);
  const tables = [...referenceTables(), ...enterpriseTables(extent, warnings), ...figureTables(extent)];
  for (const [name, rows] of tables) await database.run(sql`CREATE TABLE ${sql.identifier(name)} AS ${rows}`);
  for (const [name, rows] of figureViews()) await database.run(sql`CREATE VIEW ${sql.identifier(name)} AS ${rows}`);
  await database.run(sql`CREATE MACRO growth(now, before) AS
    CASE WHEN before > 0 THEN 100.0 * (CAST(now AS DOUBLE) - CAST(before AS DOUBLE)) / CAST(before AS DOUBLE) END`);
  await database.run(sql`CREATE MACRO title_on(day) AS TABLE
    SELECT * FROM title WHERE valid_from <= CAST(day AS DATE) AND (ends_on IS NULL OR ends_on > CAST(day AS DATE))`);
  await database.run(sql`CREATE TABLE data_dictionary (
    table_name VARCHAR, column_name VARCHAR, type VARCHAR, title VARCHAR, title_en VARCHAR, unit VARCHAR)`);
  await database.run(sql`INSERT INTO data_dictionary ${dictionary()}`);
  for (const table of QUERY_TABLES) for (const comment of commentsOn(table, extent)) await database.run(comment);
  await database.run(sql`COMMIT`);
  await database.run(sql`DETACH s`);
  await database.run(sql`CHECKPOINT`);
}

const VIEWS = new Set(figureViews().map(([name]) => name));

function commentsOn({ name, title, about, columns }: QueryTable, { withPersons }: Extent): Sql[] {
  const kind = VIEWS.has(name) ? sql`VIEW` : sql`TABLE`;
  const table = sql.identifier(name);
  return [
    sql`COMMENT ON ${kind} ${table} IS ${text(`${title.zh}：${about.zh} / ${title.en}: ${about.en}`)}`,
    ...columns
      .filter(column => withPersons || !column.personal)
      .map(({ name: column, title: { zh, en }, unit }) => {
        const measure = unit === null ? '' : ` [${UNITS[unit].zh}]`;
        return sql`COMMENT ON COLUMN ${table}.${sql.identifier(column)} IS ${text(`${zh}${measure} / ${en}`)}`;
      }),
  ];
}

/** A text where SQL takes no bound value. */
const text = (value: string): Sql => Sql.compose([`'${value.replaceAll("'", "''")}'`], []);
