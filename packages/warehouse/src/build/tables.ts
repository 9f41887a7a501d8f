import { readFile } from 'node:fs/promises';
import { sql, type Sql } from '@tidu/domain';
import type { Database } from '../database.js';
import { FILED_COLUMNS, MARTS, sumType } from './columns.js';

/** Creates the empty tables of a snapshot. */
export async function createTables(database: Database): Promise<void> {
  await database.script(await readFile(new URL('../../schema/snapshot.sql', import.meta.url), 'utf8'));
  await database.run(filingTable());
  await database.run(servingTable());
  for (const { mart, sums } of MARTS) {
    await database.run(
      martTable(
        mart,
        sums.map(sum => column(sum.column, sumType(sum))),
      ),
    );
  }
}

/** Every version of every filing, as filed. */
function filingTable(): Sql {
  return sql`CREATE TABLE filing (
    period VARCHAR, enterprise_id VARCHAR, form VARCHAR,
    -- 1 for the first an enterprise filed for the period on this form.
    version INTEGER,
    name VARCHAR, region_id VARCHAR, reported_on DATE, received_on DATE,
    ${measures()},
    batch_id VARCHAR, seq BIGINT, sheet VARCHAR, row_no INTEGER, recorded_at TIMESTAMP
  )`;
}

/** The value that holds for each enterprise and period, with the year before and the dimensions beside it. */
function servingTable(): Sql {
  return sql`CREATE TABLE serving (
    period VARCHAR, enterprise_id VARCHAR,
    region_id VARCHAR, province_id VARCHAR, prefecture_id VARCHAR, county_id VARCHAR,
    tier VARCHAR, monitored BOOLEAN, section VARCHAR, division VARCHAR, industry_group VARCHAR, team VARCHAR,
    size_class VARCHAR, age_band VARCHAR,
    -- Months since January, for figures that bring a period to a year.
    months INTEGER,
    versions INTEGER,
    -- Where the values of the year before come from: filed beside these, stored a year ago, or both.
    prior_source VARCHAR,
    -- One bit for each measure with a year before, in the order of the form: set where that value is the stored one.
    prior_stored BIGINT,
    ${measures()}
  )`;
}

/** Sums of a group of rows: 'all' where a dimension is not cut, 'none' where an enterprise has no value in it. */
function martTable(name: string, sums: Sql[]): Sql {
  return sql`CREATE TABLE ${sql.identifier(name)} (
    period VARCHAR, level VARCHAR, region_id VARCHAR, province_id VARCHAR, prefecture_id VARCHAR,
    tier VARCHAR, section VARCHAR, n_rows BIGINT, ${sql.join(sums)}
  )`;
}

function measures(): Sql {
  return sql.join(FILED_COLUMNS.map(({ name, type }) => column(name, type)));
}

const TYPES = {
  VARCHAR: sql`VARCHAR`,
  BIGINT: sql`BIGINT`,
  'DECIMAL(18, 4)': sql`DECIMAL(18, 4)`,
  'DECIMAL(38, 4)': sql`DECIMAL(38, 4)`,
};

function column(name: string, type: keyof typeof TYPES): Sql {
  return sql`${sql.identifier(name)} ${TYPES[type]}`;
}
