import { sql, type Layout, type SheetPlan, type Sql } from '@tidu/domain';
import type { Database } from '../database.js';
import { valueName } from './examine.js';
import { reason } from './reasons.js';

/** What makes two rows of one file speak of the same thing. */
const KEYS: Record<Layout['kind'], readonly string[]> = {
  filing: ['enterpriseId', 'period'],
  title: ['enterpriseId', 'tier', 'action', 'validFrom'],
  register: ['enterpriseId', 'validFrom'],
};

/**
 * Adds to `told` what only shows between rows: the same key twice, one id under two names, two ids under one name;
 * `taken` then says which rows are loaded.
 */
export async function settle(database: Database, plan: SheetPlan): Promise<void> {
  await settleDuplicates(database, plan);
  await remarkCollisions(database, plan);
}

async function settleDuplicates(database: Database, plan: SheetPlan): Promise<void> {
  const { layout, columns } = plan;
  const targets = new Set([...columns.map(({ target }) => target), ...(layout.kind === 'filing' ? ['period'] : [])]);
  const key = sql.join(KEYS[layout.kind].filter(target => targets.has(target)).map(valueName));
  const content = sql.join([...targets].map(valueName));
  await database.run(sql`
    CREATE TEMP TABLE repeated AS
    SELECT row_no, row_number() OVER same_key AS place, count(*) OVER all_of_key AS n,
      row_number() OVER same_content AS copy, n_contents
    FROM (
      SELECT *, hash(${content}) AS content FROM told
      SEMI JOIN (SELECT ${key} FROM told WHERE taken GROUP BY ALL HAVING count(*) > 1) k USING (${key})
      WHERE taken
    )
    JOIN (
      SELECT ${key}, count(DISTINCT hash(${content})) AS n_contents FROM told WHERE taken GROUP BY ALL HAVING count(*) > 1
    ) USING (${key})
    WINDOW
      same_key AS (PARTITION BY ${key} ORDER BY row_no),
      all_of_key AS (PARTITION BY ${key}),
      same_content AS (PARTITION BY ${key}, content ORDER BY row_no)`);
  const [found] = await database.rows<{ n: number }>(sql`SELECT count(*) AS n FROM repeated`);
  if (found?.n === 0) return;
  const identity = columns.findIndex(({ target }) => target === 'enterpriseId');
  const mark = (where: Sql, severity: 'refused' | 'remark', code: string) => {
    const entry = reason(severity, sql`${code}`, identity, sql`t.${valueName('enterpriseId')}`);
    return database.run(sql`
      UPDATE told t SET taken = FALSE, reasons = concat_ws(chr(30), nullif(t.reasons, ''), ${entry})
      FROM repeated r WHERE r.row_no = t.row_no AND ${where}`);
  };
  await mark(sql`r.n_contents = 1 AND r.copy > 1`, 'remark', 'ROW_DUPLICATE_IDENTICAL');
  const isLost = {
    refuse: sql`TRUE`,
    first: sql`r.place > 1`,
    last: sql`r.place < r.n`,
  }[layout.duplicates];
  await mark(sql`r.n_contents > 1 AND ${isLost}`, layout.duplicates === 'refuse' ? 'refused' : 'remark', 'ROW_DUPLICATE_CONFLICT');
}

/** Firms are told apart by their code: two names are a question to the sender and keep nobody out. */
async function remarkCollisions(database: Database, { columns, layout }: SheetPlan): Promise<void> {
  const position = columns.findIndex(({ target }) => target === 'name');
  if (position < 0) return;
  const id = valueName('enterpriseId');
  const entry = reason('remark', sql`'NAME_COLLISION'`, position, sql`t.name`);
  const mark = (others: Sql, same: Sql) =>
    database.run(sql`
      UPDATE told t SET reasons = concat_ws(chr(30), nullif(t.reasons, ''), ${entry})
      FROM (${others}) o WHERE t.taken AND ${same}`);
  await mark(
    sql`SELECT name FROM told WHERE taken AND name IS NOT NULL GROUP BY name HAVING min(${id}) <> max(${id})`,
    sql`o.name = t.name`,
  );
  // A list over years tells of renamings; within one return a code has one name.
  if (layout.kind !== 'filing') return;
  await mark(
    sql`SELECT ${id} AS id FROM told WHERE taken AND name IS NOT NULL GROUP BY ${id} HAVING min(name) <> max(name)`,
    sql`o.id = t.${id}`,
  );
}
