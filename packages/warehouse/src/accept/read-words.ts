import {
  isWordColumn,
  periodEnd,
  readWord,
  sql,
  type Period,
  type PlannedColumn,
  type SheetPlan,
  type Sql,
  type Word,
  type WordContext,
  type WordReading,
} from '@tidu/domain';
import { tableOf, type Database } from '../database.js';
import { valueName } from './examine.js';

/** Target by which the day of a row is known, for each kind of batch. */
const DAY_TARGET = { filing: 'period', title: 'validFrom', register: 'validFrom' } as const;
const WORD_TYPES = { word: 'VARCHAR', day: 'VARCHAR', value: 'VARCHAR', code: 'VARCHAR', severity: 'VARCHAR' };

/** One word of a column, on one day, and what became of it. */
type WordRow = { word: string; day: string; value: string | null; code: string | null; severity: string | null };

/** Advice on words that were not known, by code and word. */
export type WordAdvice = Map<string, { code: string; found: string; expected: string | null; advice: string | null }>;

/** How the words of a sheet are found again: joins to `e`, the rows of `examined`, and the value of each target. */
export interface WordsRead {
  joins: Sql[];
  values: Map<string, Sql>;
  /** The word itself, plain or not, of each target. */
  texts: Map<string, Sql>;
  advice: WordAdvice;
}

/**
 * Reads every different word of a sheet once, adds to `entry` those that mean nothing, and says how to join the others.
 *
 * @param numbered   the rows of `examined` with their numbers
 * @param filePeriod the period of the whole file, where one is known
 */
export async function readWords(
  database: Database,
  plan: SheetPlan,
  context: WordContext,
  { numbered, filePeriod }: { numbered: Sql; filePeriod: Period | null },
): Promise<WordsRead> {
  const dayTarget = DAY_TARGET[plan.layout.kind];
  const dayColumn = plan.columns.find(({ target }) => target === dayTarget);
  const read: WordsRead = { joins: [], values: new Map(), texts: new Map(), advice: new Map() };
  const rows = sql`${numbered} e LEFT JOIN unusual u ON u.row_no = e.row_no`;
  const tell = (column: PlannedColumn, word: string, day: string): Word => {
    const told = readWord(column.reading as WordReading, word, day, plan.layout.columns[column.entry]!, context);
    if (!('value' in told)) read.advice.set(`${told.code} ${word}`, { ...told, found: word });
    return told;
  };
  const dayOf = (word: string): string => {
    const told = dayColumn && word !== '' ? tell(dayColumn, word, context.today) : undefined;
    if (told === undefined || !('value' in told)) return filePeriod === null ? context.today : periodEnd(filePeriod);
    return plan.layout.kind === 'filing' ? periodEnd(told.value) : told.value;
  };
  for (const column of plan.columns.filter(isWordColumn)) {
    const position = plan.columns.indexOf(column);
    const word = wordOf(column, plan);
    // A region is read as of the day its row speaks of; other words mean the same on any day.
    const day = column.reading === 'region' && dayColumn ? sql`coalesce(${wordOf(dayColumn, plan)}, '')` : sql`''`;
    const found = await database.rows<{ word: string; day: string }>(
      sql`SELECT DISTINCT ${word} AS word, ${day} AS day FROM ${rows} WHERE ${word} IS NOT NULL AND kind IS NULL`,
    );
    const severity = plan.layout.columns[column.entry]?.whenWrong === 'warning' ? 'remark' : 'refused';
    const told = found.map(({ word: text, day: dayText }): WordRow => {
      const read = tell(column, text, dayOf(dayText));
      if (!('value' in read)) return { word: text, day: dayText, value: null, code: read.code, severity };
      return { word: text, day: dayText, value: read.value, code: read.remark ?? null, severity: 'remark' };
    });
    const [name, alias] = [sql.identifier(`words_${position}`), sql.identifier(`w${position}`)];
    await database.run(sql`CREATE TEMP TABLE ${name} AS SELECT * FROM ${tableOf(told, WORD_TYPES)}`);
    const isSame = sql`${alias}.word = ${word} AND ${alias}.day = ${day}`;
    await database.run(sql`
      INSERT INTO entry
      SELECT e.row_no, ${alias}.severity, ${alias}.code, ${position}, left(${word}, 200)
      FROM ${rows} JOIN ${name} ${alias} ON ${isSame}
      WHERE ${alias}.code IS NOT NULL AND e.kind IS NULL`);
    read.joins.push(sql`LEFT JOIN ${name} ${alias} ON ${isSame}`);
    read.values.set(column.target, sql`${alias}.value`);
    read.texts.set(column.target, word);
  }
  return read;
}

function wordOf(column: PlannedColumn, { columns }: SheetPlan): Sql {
  return sql`coalesce(e.${valueName(column.target)}, u.texts[${columns.indexOf(column)}])`;
}
