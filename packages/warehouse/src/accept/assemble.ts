import { isReportable, judgePeriod, sql, type Period, type SheetPlan, type Sql, type WordContext } from '@tidu/domain';
import type { Database } from '../database.js';
import { valueName, type Examined } from './examine.js';
import type { WordsRead } from './read-words.js';

/** What a whole sheet tells: its rows with number, kind, and every value as it is kept, words read. */
export function assemble(
  plan: SheetPlan,
  { rows }: Examined,
  { words, filePeriod }: { words: WordsRead; filePeriod: Period | null },
): Sql {
  const values = plan.columns
    .filter(({ target }) => target !== 'period')
    .map(({ target }) => sql`${words.values.get(target) ?? sql`e.${valueName(target)}`} AS ${valueName(target)}`);
  const period = plan.layout.kind === 'filing' ? [sql`${periodOfRow(plan, words, filePeriod)} AS period`] : [];
  return sql`(
    SELECT e.row_no, e.kind, ${sql.join([...period, ...values])}
    FROM ${rows} e
    ${sql.join(words.joins, sql` `)})`;
}

/** A row's own period, else the file's. A cell that was filled and means nothing is not overruled by the file. */
function periodOfRow({ columns }: SheetPlan, words: WordsRead, filePeriod: Period | null): Sql {
  const own = words.values.get('period');
  const ofFile = sql`CAST(${filePeriod} AS VARCHAR)`;
  if (own === undefined || !columns.some(({ target }) => target === 'period')) return ofFile;
  return sql`CASE WHEN ${words.words.get('period')!} IS NULL THEN ${ofFile} ELSE ${own} END`;
}

/** Says of every row that takes the file's period what is to be said of that period. */
export async function judgeFilePeriod(
  database: Database,
  plan: SheetPlan,
  told: Sql,
  { context, filePeriod }: { context: WordContext; filePeriod: Period | null },
): Promise<void> {
  if (plan.layout.kind !== 'filing' || filePeriod === null) return;
  const judged = judgePeriod(filePeriod, context);
  const code = 'value' in judged ? (isReportable(filePeriod) ? null : 'JANUARY_ALONE') : judged.code;
  if (code === null) return;
  const severity = 'value' in judged ? 'warning' : 'refused';
  const at = plan.columns.findIndex(({ target }) => target === 'period');
  await database.run(sql`
    INSERT INTO entry (row_no, severity, code, position, found)
    SELECT row_no, ${severity}, ${code}, ${at < 0 ? null : at}, ${filePeriod}
    FROM ${told} WHERE kind IS NULL AND period = ${filePeriod} ${at < 0 ? sql.empty : sql`AND row_no NOT IN (SELECT row_no FROM entry WHERE position = ${at})`}`);
}
