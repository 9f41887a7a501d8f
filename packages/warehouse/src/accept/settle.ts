import { sql, type Layout, type SheetPlan, type Sql } from '@tidu/domain';
import type { Database } from '../database.js';
import { valueName } from './examine.js';
import { TAKEN } from './taken.js';

/** What makes two rows of one file speak of the same thing. */
const KEYS: Record<Layout['kind'], readonly string[]> = {
  filing: ['enterpriseId', 'period'],
  title: ['enterpriseId', 'tier', 'action', 'validFrom'],
  register: ['enterpriseId', 'validFrom'],
};

/**
 * Adds to `fault` what only shows between rows: the same key twice, one id under two names, two ids under one name. A row
 * that repeats another one, or that the layout's rule passes over, goes into `dropped`: it is not loaded, and not wrong.
 */
export async function settle(database: Database, plan: SheetPlan): Promise<void> {
  await settleDuplicates(database, plan);
  await remarkCollisions(database, plan);
}

async function settleDuplicates(database: Database, { layout, columns }: SheetPlan): Promise<void> {
  const targets = [
    ...new Set([...columns.map(({ target }) => target), ...(layout.kind === 'filing' ? ['period'] : [])]),
  ];
  const key = sql.join(KEYS[layout.kind].filter(target => targets.includes(target)).map(valueName));
  await database.run(
    sql`CREATE TEMP TABLE repeated_key AS SELECT ${key} FROM ${TAKEN} GROUP BY ALL HAVING count(*) > 1`,
  );
  await database.run(sql`
    CREATE TEMP TABLE repeated AS
    SELECT
      row_no, ${valueName('enterpriseId')} AS id, min(content) OVER same_key <> max(content) OVER same_key AS conflicts,
      row_number() OVER (same_key ORDER BY row_no) AS place, count(*) OVER same_key AS n
    FROM (SELECT *, hash(${sql.join(targets.map(valueName))}) AS content FROM ${TAKEN} SEMI JOIN repeated_key USING (${key}))
    WINDOW same_key AS (PARTITION BY ${key})`);
  const identity = columns.findIndex(({ target }) => target === 'enterpriseId');
  const tell = (severity: 'refused' | 'remark', code: string, where: Sql) =>
    database.run(
      sql`INSERT INTO fault SELECT row_no, ${severity}, ${code}, ${identity}, id FROM repeated WHERE ${where}`,
    );
  const passedOver = { refuse: sql`FALSE`, first: sql`conflicts AND place > 1`, last: sql`conflicts AND place < n` }[
    layout.duplicates
  ];
  await tell('remark', 'ROW_DUPLICATE_IDENTICAL', sql`NOT conflicts AND place > 1`);
  await tell('remark', 'ROW_DUPLICATE_CONFLICT', passedOver);
  if (layout.duplicates === 'refuse') await tell('refused', 'ROW_DUPLICATE_CONFLICT', sql`conflicts`);
  await database.run(
    sql`INSERT INTO dropped SELECT row_no FROM repeated WHERE (NOT conflicts AND place > 1) OR ${passedOver}`,
  );
}

/** Firms are told apart by their code: two names are a question to the sender and keep nobody out. */
async function remarkCollisions(database: Database, { columns, layout }: SheetPlan): Promise<void> {
  const position = columns.findIndex(({ target }) => target === 'name');
  if (position < 0) return;
  const id = valueName('enterpriseId');
  const tell = (shared: Sql, differing: Sql) =>
    database.run(sql`
      INSERT INTO fault
      SELECT row_no, 'remark', 'NAME_COLLISION', ${position}, name
      FROM ${TAKEN}
      SEMI JOIN (
        SELECT ${shared} FROM ${TAKEN} WHERE name IS NOT NULL GROUP BY ${shared} HAVING min(${differing}) <> max(${differing})
      ) USING (${shared})`);
  await tell(sql`name`, id);
  // A list over years tells of renamings; within one return a code has one name.
  if (layout.kind === 'filing') await tell(id, sql`name`);
}
