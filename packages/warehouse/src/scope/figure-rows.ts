import {
  CATALOGUE,
  columnOf,
  FIELDS,
  MIN_SAMPLE,
  sql,
  sumColumns,
  UNITS,
  Sql,
  type Indicator,
  type SumPart,
} from '@tidu/domain';
import { FILED_COLUMNS, MARTS } from '../build/columns.js';
import { tableOf } from '../database.js';
import { isShown, PLACE_COLUMNS, type Extent } from './extent.js';

const filed = (alias: Sql): Sql => sql.join(FILED_COLUMNS.map(({ name }) => sql`${alias}.${sql.identifier(name)}`));

/** Tables of filed values and figures: each by its name and the query that fills it from the snapshot `s`. */
export function figureTables(extent: Extent): [name: string, rows: Sql][] {
  const { isRoot } = extent;
  return [
    [
      'filing_latest',
      sql`SELECT f.period, f.enterprise_id, o.name, f.region_id, ${PLACE_COLUMNS}, f.tier, f.monitored AS is_monitored, f.section,
        f.versions, f.prior_source, ${filed(sql`f`)}
      FROM s.serving f JOIN own o USING (enterprise_id) LEFT JOIN place g ON g.id = f.region_id
      WHERE ${isShown(extent, sql`f.period`)}
      ORDER BY f.period, f.enterprise_id`,
    ],
    [
      'filing_all',
      sql`SELECT f.period, f.enterprise_id, f.form, f.version, coalesce(f.name, o.name) AS name, f.region_id, ${PLACE_COLUMNS},
        f.reported_on, f.received_on, ${filed(sql`f`)}, f.batch_id, f.sheet, f.row_no, f.recorded_at
      FROM s.filing f JOIN own o USING (enterprise_id) LEFT JOIN place g ON g.id = f.region_id
      WHERE ${isShown(extent, sql`f.period`)}
      ORDER BY f.period, f.enterprise_id, f.form, f.version`,
    ],
    ['indicator', sql`SELECT * FROM ${tableOf(INDICATORS, INDICATOR_TYPES)}`],
    ...MARTS.map(({ mart }): [string, Sql] => [
      mart,
      isRoot
        ? sql`SELECT * FROM s.${sql.identifier(mart)} WHERE ${isShown(extent, sql`period`)}`
        : sql`SELECT * FROM s.${sql.identifier(mart)} SEMI JOIN below ON id = region_id WHERE level <> 'root' AND ${isShown(extent, sql`period`)}`,
    ]),
  ];
}

/** Views over what is there already: what can be computed when it is asked for need not be stored. */
export function figureViews(): [name: string, rows: Sql][] {
  return [
    ['filing_monthly', monthly()],
    ['indicator_value', sql.join(MARTS.flatMap(valuesOf), sql` UNION ALL `)],
  ];
}

/** A cumulative value less the one filed before in the same year; the first of a year stands for all months before it. */
function monthly(): Sql {
  const flows = FIELDS.filter(({ kind }) => kind === 'flow').map(({ key }) => {
    const name = sql.identifier(columnOf(key));
    return sql`CASE WHEN lag(period) OVER year IS NULL THEN ${name} ELSE ${name} - lag(${name}) OVER year END AS ${name}`;
  });
  const month = sql`CAST(right(period, 2) AS INTEGER)`;
  return sql`SELECT period, enterprise_id, name, region_id, region, prefecture, county, tier, is_monitored, section,
      ${month} - coalesce(CAST(right(lag(period) OVER year, 2) AS INTEGER), 0) AS months, ${sql.join(flows)}
    FROM filing_latest
    WINDOW year AS (PARTITION BY enterprise_id, left(period, 4) ORDER BY period)`;
}

/** The cells of a mart as rows, one branch an indicator; combinations of tier and section are left to the filings. */
function valuesOf({ over, mart }: (typeof MARTS)[number]): Sql[] {
  return CATALOGUE.filter(indicator => indicator.kept && indicator.over === over).map(indicator => {
    const sum = (part: SumPart): Sql => {
      const found = sumColumns(indicator).find(column => column.part === part);
      return found ? sql`CAST(m.${sql.identifier(found.column)} AS DOUBLE)` : sql`CAST(NULL AS DOUBLE)`;
    };
    const n = sql`CAST(${sum('n')} AS BIGINT)`;
    return sql`SELECT m.period, ${literal(indicator.code)} AS code, ${literal(indicator.name.zh)} AS name, m.level, m.region_id,
        g.short_name AS region, m.tier, m.section, ${quotient(indicator, sum)} AS value, ${sum('numerator')} AS numerator,
        ${sum('denominator')} AS denominator, ${n} AS n, ${n} < ${literal(MIN_SAMPLE)} AS is_small
      FROM ${sql.identifier(mart)} m LEFT JOIN region g ON g.region_id = m.region_id
      WHERE (m.tier = 'all' OR m.section = 'all') AND ${sum('n')} > 0`;
  });
}

/** `figure` of the domain as SQL: divided last, no growth on a base that is not positive. */
function quotient({ denominator, factor, reading }: Indicator, sum: (part: SumPart) => Sql): Sql {
  if (denominator === null) return sql`${sum('numerator')} * ${literal(factor)}`;
  const base = reading === 'growth' ? sql`${sum('denominator')} > 0` : sql`${sum('denominator')} <> 0`;
  return sql`CASE WHEN ${base} THEN ${sum('numerator')} * ${literal(factor)} / ${sum('denominator')} END`;
}

/** A view binds no values: numbers and words of the catalogue stand in its text, as the tag would have written them. */
function literal(value: string | number): Sql {
  const text = typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;
  return Sql.compose([text], []);
}

const INDICATORS = CATALOGUE.map(({ code, name, meaning, unit, direction, decimals, source }) => ({
  ...{ code, name: name.zh, name_en: name.en, meaning: meaning.zh, unit: UNITS[unit].zh, direction, decimals, source },
}));
const INDICATOR_TYPES = {
  code: 'VARCHAR',
  name: 'VARCHAR',
  name_en: 'VARCHAR',
  meaning: 'VARCHAR',
  unit: 'VARCHAR',
  direction: 'VARCHAR',
  decimals: 'INTEGER',
  source: 'VARCHAR',
};
