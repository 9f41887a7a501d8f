import {
  isNothing,
  isWordColumn,
  periodEnd,
  readWord,
  sql,
  wordForm,
  type Period,
  type PlannedColumn,
  type SheetPlan,
  type Sql,
  type Word,
  type WordContext,
  type WordReading,
} from '@tidu/domain';
import { tableOf, type Database } from '../database.js';
import { valueName, type Examined } from './examine.js';

/** Target by which the day of a row is known, for each kind of batch. */
const DAY_TARGET = { filing: 'period', title: 'validFrom', register: 'validFrom' } as const;
const WORD_TYPES = {
  word: 'VARCHAR',
  day: 'VARCHAR',
  plain: 'VARCHAR',
  value: 'VARCHAR',
  code: 'VARCHAR',
  severity: 'VARCHAR',
};

/** One word of a column as it stands, on one day, and what became of it. */
type WordRow = {
  word: string;
  day: string;
  plain: string;
  value: string | null;
  code: string | null;
  severity: string;
};
/** A word and a day as they stand and cleaned; null where they say that nothing was filed. */
type FoundWord = { word: string; day: string; plain: string | null; plainDay: string | null };

/** Advice on words that were not known, by code and word. */
export type WordAdvice = Map<string, { code: string; found: string; expected: string | null; advice: string | null }>;

/** How the words of a sheet are found again: joins to `e`, the rows of `examined`; the value of each target, and its word. */
export interface WordsRead {
  joins: Sql[];
  values: Map<string, Sql>;
  /** NULL where nothing was filed. */
  words: Map<string, Sql>;
  advice: WordAdvice;
}

/**
 * Reads every different word of a sheet once, adds to `entry` those that mean nothing, and says how to join the others.
 *
 * @param filePeriod the period of the whole file, where one is known
 */
export async function readWords(
  database: Database,
  plan: SheetPlan,
  context: WordContext,
  { rows, filePeriod }: Examined & { filePeriod: Period | null },
): Promise<WordsRead> {
  const dayTarget = DAY_TARGET[plan.layout.kind];
  const dayColumn = plan.columns.find(({ target }) => target === dayTarget);
  const read: WordsRead = { joins: [], values: new Map(), words: new Map(), advice: new Map() };
  const tell = (column: PlannedColumn, word: string, day: string): Word => {
    const told = readWord(column.reading as WordReading, word, day, plan.layout.columns[column.entry]!, context);
    if (!('value' in told)) read.advice.set(`${told.code} ${word}`, { ...told, found: word });
    return told;
  };
  const dayOf = (word: string | null): string => {
    const told = dayColumn && word !== null ? tell(dayColumn, word, context.today) : undefined;
    if (told === undefined || !('value' in told)) return filePeriod === null ? context.today : periodEnd(filePeriod);
    return plan.layout.kind === 'filing' ? periodEnd(told.value) : told.value;
  };
  for (const column of plan.columns.filter(isWordColumn)) {
    const position = plan.columns.indexOf(column);
    const word = sql`e.${valueName(column.target)}`;
    // A region is read as of the day its row speaks of; other words mean the same on any day.
    const day =
      column.reading === 'region' && dayColumn ? sql`coalesce(e.${valueName(dayColumn.target)}, '')` : sql`''`;
    const severity = plan.layout.columns[column.entry]?.whenWrong ?? 'refused';
    const found = await differentWords(database, plan, { rows, word, day });
    const told = found.flatMap(({ word: text, day: dayText, plain, plainDay }): WordRow[] => {
      if (plain === null) return [];
      const meant = tell(column, plain, dayOf(plainDay));
      const said = { word: text, day: dayText, plain };
      if (!('value' in meant)) return [{ ...said, value: null, code: meant.code, severity }];
      return [{ ...said, value: meant.value, code: meant.remark ?? null, severity: 'warning' }];
    });
    const [name, alias] = [sql.identifier(`words_${position}`), sql.identifier(`w${position}`)];
    await database.run(sql`CREATE TEMP TABLE ${name} AS SELECT * FROM ${tableOf(told, WORD_TYPES)}`);
    const isSame = sql`${alias}.word = ${word} AND ${alias}.day = ${day}`;
    if (told.some(({ code }) => code !== null)) {
      await database.run(sql`
        INSERT INTO entry (row_no, severity, code, position, found)
        SELECT e.row_no, ${alias}.severity, ${alias}.code, ${position}, left(${alias}.plain, 200)
        FROM ${rows} e JOIN ${name} ${alias} ON ${isSame}
        WHERE ${alias}.code IS NOT NULL AND e.kind IS NULL`);
    }
    read.joins.push(sql`LEFT JOIN ${name} ${alias} ON ${isSame}`);
    read.values.set(column.target, sql`${alias}.value`);
    read.words.set(column.target, sql`${alias}.plain`);
  }
  return read;
}

/** Every different word of a column with its day: few, however many rows there are. */
function differentWords(
  database: Database,
  { layout }: SheetPlan,
  { rows, word, day }: { rows: Sql; word: Sql; day: Sql },
): Promise<FoundWord[]> {
  const plain = (text: Sql) => sql`CASE WHEN NOT ${isNothing(text, layout)} THEN ${wordForm(text)} END`;
  return database.rows<FoundWord>(sql`
    SELECT word, day, ${plain(sql`word`)} AS plain, ${plain(sql`day`)} AS "plainDay"
    FROM (SELECT DISTINCT ${word} AS word, ${day} AS day FROM ${rows} e WHERE ${word} IS NOT NULL AND kind IS NULL)`);
}
