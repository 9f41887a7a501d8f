import {
  isNumberColumn,
  isReportable,
  judgePeriod,
  sql,
  type Period,
  type PlannedColumn,
  type SheetPlan,
  type Sql,
  type WordContext,
} from '@tidu/domain';
import type { Database } from '../database.js';
import { valueName } from './examine.js';
import type { WordsRead } from './read-words.js';

/** Creates the table `told`: the rows of a sheet with number, kind and every value as it is kept, numbers and words read. */
export async function assemble(
  database: Database,
  plan: SheetPlan,
  { numbered, words, filePeriod }: { numbered: Sql; words: WordsRead; filePeriod: Period | null },
): Promise<void> {
  const values = plan.columns
    .filter(({ target }) => target !== 'period')
    .map(column => sql`${valueOf(column, plan, words)} AS ${valueName(column.target)}`);
  const period = plan.layout.kind === 'filing' ? [sql`${periodOfRow(plan, words, filePeriod)} AS period`] : [];
  await database.run(sql`
    CREATE TABLE told AS
    SELECT e.row_no, e.kind, ${sql.join([...period, ...values])}
    FROM ${numbered} e
    LEFT JOIN unusual u ON u.row_no = e.row_no
    ${sql.join(words.joins, sql` `)}`);
}

function valueOf(column: PlannedColumn, { columns }: SheetPlan, words: WordsRead): Sql {
  const read = words.values.get(column.target);
  if (read !== undefined) return read;
  const own = sql`e.${valueName(column.target)}`;
  const unusual = isNumberColumn(column) ? sql`u.numbers` : sql`u.texts`;
  return sql`CASE WHEN u.row_no IS NULL THEN ${own} ELSE coalesce(${own}, ${unusual}[${columns.indexOf(column)}]) END`;
}

/** A row's own period, else the file's. A cell that was filled and means nothing is not overruled by the file. */
function periodOfRow({ columns }: SheetPlan, words: WordsRead, filePeriod: Period | null): Sql {
  const own = words.values.get('period');
  const ofFile = sql`CAST(${filePeriod} AS VARCHAR)`;
  if (own === undefined || !columns.some(({ target }) => target === 'period')) return ofFile;
  return sql`CASE WHEN ${words.texts.get('period')!} IS NULL THEN ${ofFile} ELSE ${own} END`;
}

/** Says of every row that takes the file's period what is to be said of that period. */
export async function judgeFilePeriod(
  database: Database,
  plan: SheetPlan,
  context: WordContext,
  filePeriod: Period | null,
): Promise<void> {
  if (plan.layout.kind !== 'filing' || filePeriod === null) return;
  const judged = judgePeriod(filePeriod, context);
  const code = 'value' in judged ? (isReportable(filePeriod) ? null : 'JANUARY_ALONE') : judged.code;
  if (code === null) return;
  const severity = 'value' in judged ? 'remark' : 'refused';
  const at = plan.columns.findIndex(({ target }) => target === 'period');
  await database.run(sql`
    INSERT INTO entry
    SELECT row_no, ${severity}, ${code}, ${at < 0 ? null : at}, ${filePeriod}
    FROM told WHERE kind IS NULL AND period = ${filePeriod} ${at < 0 ? sql.empty : sql`AND row_no NOT IN (SELECT row_no FROM entry WHERE position = ${at})`}`);
}
