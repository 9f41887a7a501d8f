import { open, rename } from 'node:fs/promises';
import path from 'node:path';
import { sectionOf, sql, targetOf, type SheetPlan, type Sql } from '@tidu/domain';
import type { Database } from '../database.js';
import { valueName } from './examine.js';
import { takenOf } from './taken.js';

/** What fills a column of the lake that no column of the sheet does. */
export interface Defaults {
  /** Name of the sheet. */
  sheet: string;
  /** `YYYY-MM-DD`, from when an entry of the register holds where it does not say. */
  receivedOn: string;
}

/** The rows taken, as they go into the lake: named as the snapshot expects them, each with its sheet and row. */
export function takenRows({ columns, layout }: SheetPlan, told: Sql, { sheet, receivedOn }: Defaults): Sql {
  const has = (target: string) => columns.some(column => column.target === target);
  const own = columns
    .filter(
      ({ target }) => !['period', 'region', 'industryCode', 'validFrom', 'validTo', 'action', 'tier'].includes(target),
    )
    .map(({ target, reading }) =>
      reading === 'date' ? sql`CAST(${valueName(target)} AS DATE) AS ${valueName(target)}` : valueName(target),
    );
  const day = (target: string, otherwise: Sql) =>
    sql`${has(target) ? sql`coalesce(CAST(${valueName(target)} AS DATE), ${otherwise})` : otherwise} AS ${valueName(target)}`;
  const region = has('region') ? [sql`region AS region_id`] : [];
  const kindOwn = {
    filing: [sql`period`],
    register: [
      day('validFrom', sql`CAST(${receivedOn} AS DATE)`),
      ...(has('industryCode') ? [sql`industry_code`, sql`${sectionExpression()} AS section`] : []),
    ],
    title: titleColumns(layout, has, day),
  }[layout.kind];
  return sql`
    SELECT ${sql.join([...kindOwn, ...own, ...region])}, CAST(${sheet} AS VARCHAR) AS sheet, row_no
    FROM ${takenOf(told)}`;
}

function titleColumns(
  { columns, validYears }: SheetPlan['layout'],
  has: (target: string) => boolean,
  day: (target: string, otherwise: Sql) => Sql,
): Sql[] {
  const orDefault = (target: string, otherwise: string | null) => {
    const said = columns.find(column => targetOf(column) === target)?.default ?? otherwise;
    const value = sql.identifier(target);
    return has(target) ? sql`coalesce(${value}, ${said}) AS ${value}` : sql`CAST(${said} AS VARCHAR) AS ${value}`;
  };
  const end =
    validYears === undefined
      ? sql`CAST(NULL AS DATE)`
      : sql`CAST(CAST(valid_from AS DATE) + to_years(${validYears}) AS DATE)`;
  return [
    orDefault('tier', null),
    orDefault('action', 'grant'),
    sql`CAST(valid_from AS DATE) AS valid_from`,
    day('validTo', end),
  ];
}

/** The section of each division, as one expression: codes were read to digits (or the lone letter of a section). */
function sectionExpression(): Sql {
  const divisions = Array.from({ length: 99 }, (_, at) => String(at + 1).padStart(2, '0'))
    .map(division => ({ division, section: sectionOf(division) }))
    .filter(({ section }) => section !== null);
  const branches = divisions.map(({ division, section }) => sql`WHEN ${division} THEN ${section}`);
  return sql`CASE left(industry_code, 2) ${sql.join(branches, sql` `)} ELSE CASE WHEN regexp_matches(industry_code, '^[A-T]$') THEN industry_code END END`;
}

/**
 * Writes a query to a Parquet file that appears whole or not at all.
 *
 * Figures hardly repeat: a dictionary of more than a thousand different values costs more than it saves.
 *
 * @param notes kept in the file beside its rows
 */
export async function writeParquet(
  database: Database,
  query: Sql,
  file: string,
  notes: Record<string, string> = {},
): Promise<void> {
  const aside = `${file}.writing`;
  const said = Object.entries(notes).map(([key, text]) => sql`${sql.identifier(key)}: ${text}`);
  const noted = said.length === 0 ? sql.empty : sql`, KV_METADATA {${sql.join(said)}}`;
  await database.run(
    sql`COPY (${query}) TO ${aside} (FORMAT parquet, PARQUET_VERSION v2, COMPRESSION snappy, DICTIONARY_SIZE_LIMIT 1000${noted})`,
  );
  await sync(aside);
  await rename(aside, file);
  await sync(path.dirname(file));
}

async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
