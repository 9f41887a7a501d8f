import { sql, type Layout, type SheetPlan, type Sql } from '@tidu/domain';
import type { Database } from '../database.js';
import { valueName } from './examine.js';
import { takenOf } from './taken.js';

/** What makes two rows of one file speak of the same thing. */
const KEYS: Record<Layout['kind'], readonly string[]> = {
  filing: ['enterpriseId', 'period'],
  title: ['enterpriseId', 'tier', 'action', 'validFrom'],
  register: ['enterpriseId', 'validFrom'],
};

/**
 * Adds to `fault` what only shows between rows: the same key twice, one id under two names, two ids under one name. A row
 * that repeats another one, or that the layout's rule passes over, goes into `dropped`: it is not loaded, and not wrong.
 *
 * Hashes of keys, ids and names find the few rows that may repeat something; only those are compared as they stand.
 */
export async function settle(database: Database, plan: SheetPlan, told: Sql): Promise<void> {
  const targets = targetsOf(plan);
  const key = KEYS[plan.layout.kind].filter(target => targets.includes(target)).map(valueName);
  const hasName = targets.includes('name');
  await database.run(sql`
    CREATE TEMP TABLE keyed AS
    SELECT row_no, hash(${sql.join(key)}) AS key, hash(${valueName('enterpriseId')}) AS id, ${hasName ? sql`hash(name)` : sql`NULL`} AS name
    FROM ${takenOf(told)}`);
  // A sheet in which every id stands once has nothing to settle but names.
  const repeatsIds = (await rowsSharing(database, 'sharing_id', sql`id`, sql`count(*) > 1`)) !== null;
  if (repeatsIds) await settleDuplicates(database, plan, { told, key: sql.join(key) });
  if (!hasName) return;
  await remarkCollisions(database, plan, { told, shared: 'name', differing: 'id' });
  // A list over years tells of renamings; within one return a code has one name.
  if (repeatsIds && plan.layout.kind === 'filing')
    await remarkCollisions(database, plan, { told, shared: 'id', differing: 'name' });
}

function targetsOf({ columns, layout }: SheetPlan): string[] {
  const own = columns.map(({ target }) => target);
  return [...new Set(layout.kind === 'filing' ? [...own, 'period'] : own)];
}

async function settleDuplicates(
  database: Database,
  plan: SheetPlan,
  { told, key }: { told: Sql; key: Sql },
): Promise<void> {
  const suspects = await rowsSharing(database, 'repeating', sql`key`, sql`count(*) > 1`);
  if (suspects === null) return;
  const { layout, columns } = plan;
  await database.run(sql`
    CREATE TEMP TABLE repeated AS
    SELECT
      row_no, ${valueName('enterpriseId')} AS id, min(content) OVER same_key <> max(content) OVER same_key AS conflicts,
      row_number() OVER (same_key ORDER BY row_no) AS place, count(*) OVER same_key AS n
    FROM (SELECT *, hash(${sql.join(targetsOf(plan).map(valueName))}) AS content FROM ${takenOf(told)} SEMI JOIN ${suspects} USING (row_no))
    WINDOW same_key AS (PARTITION BY ${key})
    QUALIFY n > 1`);
  const identity = columns.findIndex(({ target }) => target === 'enterpriseId');
  const tell = (severity: 'refused' | 'warning', code: string, where: Sql) =>
    database.run(
      sql`INSERT INTO fault (row_no, severity, code, position, found) SELECT row_no, ${severity}, ${code}, ${identity}, id FROM repeated WHERE ${where}`,
    );
  const passedOver = { refuse: sql`FALSE`, first: sql`conflicts AND place > 1`, last: sql`conflicts AND place < n` }[
    layout.duplicates
  ];
  await tell('warning', 'ROW_DUPLICATE_IDENTICAL', sql`NOT conflicts AND place > 1`);
  await tell('warning', 'ROW_DUPLICATE_CONFLICT', passedOver);
  if (layout.duplicates === 'refuse') await tell('refused', 'ROW_DUPLICATE_CONFLICT', sql`conflicts`);
  await database.run(
    sql`INSERT INTO dropped SELECT row_no FROM repeated WHERE (NOT conflicts AND place > 1) OR ${passedOver}`,
  );
}

/** Firms are told apart by their code: two names are a question to the sender and keep nobody out. */
async function remarkCollisions(
  database: Database,
  { columns }: SheetPlan,
  { told, shared, differing }: { told: Sql; shared: 'id' | 'name'; differing: 'id' | 'name' },
): Promise<void> {
  const position = columns.findIndex(({ target }) => target === 'name');
  const [one, other] = [sql.identifier(shared), sql.identifier(differing)];
  const suspects = await rowsSharing(database, `colliding_${shared}`, one, sql`min(${other}) <> max(${other})`);
  if (suspects === null) return;
  await database.run(sql`
    INSERT INTO fault (row_no, severity, code, position, found)
    WITH suspect AS (
      SELECT row_no, ${valueName('enterpriseId')} AS id, name FROM ${takenOf(told)} SEMI JOIN ${suspects} USING (row_no)
    )
    SELECT row_no, 'warning', 'NAME_COLLISION', ${position}, name
    FROM suspect
    SEMI JOIN (
      SELECT ${one} FROM suspect WHERE name IS NOT NULL GROUP BY ${one} HAVING min(${other}) <> max(${other})
    ) USING (${one})`);
}

/** Creates a table of the rows of `keyed` whose group meets a condition; null where there are none. */
async function rowsSharing(database: Database, table: string, shared: Sql, condition: Sql): Promise<Sql | null> {
  const name = sql.identifier(table);
  await database.run(sql`
    CREATE TEMP TABLE ${name} AS
    SELECT row_no FROM keyed SEMI JOIN (
      SELECT ${shared} FROM keyed WHERE ${shared} IS NOT NULL GROUP BY ${shared} HAVING ${condition}
    ) USING (${shared})`);
  const [counted] = await database.rows<{ n: number }>(sql`SELECT count(*) AS n FROM ${name}`);
  return counted!.n > 0 ? name : null;
}
