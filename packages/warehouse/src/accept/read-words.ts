import {
  WORD_READINGS,
  isReportable,
  judgePeriod,
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
import { isRefused, reason, reasons } from './reasons.js';

/** Target by which the day of a row is known, for each kind of batch. */
const DAY_TARGET = { filing: 'period', title: 'validFrom', register: 'validFrom' } as const;

/** What one word became, as a row of the table that is joined. */
type WordRow = {
  word: string;
  day: string;
  value: string | null;
  code: string | null;
  severity: string | null;
};

/** Advice and what was expected, of words that were not known; few, and shown with the issue. */
export type WordAdvice = Map<string, { expected: string | null; advice: string | null }>;

/**
 * Creates the table `told` from `examined`: words are replaced by what they mean, and what means nothing is added to the
 * reasons. Each different word is read once.
 *
 * A column `taken` says which rows can be loaded as far as each row by itself is concerned.
 *
 * @param filePeriod the period of the whole file, for rows that do not say their own; null where nothing says it
 * @param rowNumber  number of a row of `examined` in its sheet
 * @returns advice by code and word
 */
export async function readWords(
  database: Database,
  plan: SheetPlan,
  context: WordContext,
  { filePeriod, rowNumber }: { filePeriod: Period | null; rowNumber: Sql },
): Promise<WordAdvice> {
  const columns = plan.columns.filter(isWordColumn);
  const dayTarget = DAY_TARGET[plan.layout.kind];
  const hasDay = columns.some(({ target }) => target === dayTarget);
  const advice: WordAdvice = new Map();
  const days = hasDay ? await wordsOf(database, plan, dayTarget, context, advice) : new Map<string, Word>();
  const dayOf = dayFinder(plan, days, filePeriod, context.today);
  const joins: Sql[] = [];
  const values = new Map<string, Sql>();
  const against: Sql[] = [sql`nullif(e.reasons, '')`];
  for (const [at, column] of columns.entries()) {
    const alias = sql.identifier(`w${at}`);
    const rows = await wordRows(database, plan, column, dayTarget, hasDay, dayOf, context, advice);
    const name = sql.identifier(`words_${at}`);
    const types = { word: 'VARCHAR', day: 'VARCHAR', value: 'VARCHAR', code: 'VARCHAR', severity: 'VARCHAR' };
    await database.run(sql`CREATE TEMP TABLE ${name} AS SELECT * FROM ${tableOf(rows, types)}`);
    const day = needsDay(column) && hasDay ? sql`coalesce(e.${valueName(dayTarget)}, '')` : sql`''`;
    joins.push(sql`LEFT JOIN ${name} ${alias} ON ${alias}.word = e.${valueName(column.target)} AND ${alias}.day = ${day}`);
    values.set(column.target, sql`${alias}.value`);
    const position = plan.columns.indexOf(column);
    const entry = (severity: 'refused' | 'remark') =>
      reason(severity, sql`CASE WHEN ${alias}.severity = ${severity} THEN ${alias}.code END`, position, sql`e.${valueName(column.target)}`);
    against.push(entry('refused'), entry('remark'));
  }
  const { period, reasons: ofPeriod } = periodOfRow(plan, values.get('period'), filePeriod, context);
  against.push(...ofPeriod);
  against.push(...missingRegion(plan, values.get('region')));
  const kept = plan.columns
    .filter(({ target }) => target !== 'period')
    .map(({ target }) => sql`${values.get(target) ?? sql`e.${valueName(target)}`} AS ${valueName(target)}`);
  await database.run(sql`
    CREATE TABLE told AS
    SELECT *, kind IS NULL AND NOT ${isRefused(sql`reasons`)} AS taken
    FROM (
      SELECT
        e.number AS row_no, e.kind, ${sql.join([...(period ? [sql`${period} AS period`] : []), ...kept])},
        CASE WHEN e.kind IS NOT NULL THEN '' WHEN contains(e.reasons, 'ROW_RAGGED') THEN e.reasons ELSE ${reasons(against)} END AS reasons
      FROM (SELECT *, ${rowNumber} AS number FROM examined) e ${sql.join(joins, sql` `)}
    )`);
  return advice;
}

function isWordColumn(column: PlannedColumn): boolean {
  return (WORD_READINGS as readonly string[]).includes(column.reading);
}

/** A region is read as of the day its row speaks of; other words mean the same on any day. */
function needsDay({ reading }: PlannedColumn): boolean {
  return reading === 'region';
}

/** Every different word of the column that tells the day of its row. */
async function wordsOf(
  database: Database,
  plan: SheetPlan,
  target: string,
  context: WordContext,
  advice: WordAdvice,
): Promise<Map<string, Word>> {
  const column = plan.columns.find(planned => planned.target === target)!;
  const name = valueName(target);
  const rows = await database.rows<{ word: string }>(sql`SELECT DISTINCT ${name} AS word FROM examined WHERE ${name} IS NOT NULL AND kind IS NULL`);
  return new Map(rows.map(({ word }) => [word, read(column, word, context.today, plan, context, advice)]));
}

function dayFinder(plan: SheetPlan, days: Map<string, Word>, filePeriod: Period | null, today: string): (word: string) => string {
  const fallback = filePeriod === null ? today : periodEnd(filePeriod);
  return word => {
    const known = days.get(word);
    if (known === undefined || !('value' in known)) return fallback;
    return plan.layout.kind === 'filing' ? periodEnd(known.value) : known.value;
  };
}

async function wordRows(
  database: Database,
  plan: SheetPlan,
  column: PlannedColumn,
  dayTarget: string,
  hasDay: boolean,
  dayOf: (word: string) => string,
  context: WordContext,
  advice: WordAdvice,
): Promise<WordRow[]> {
  const name = valueName(column.target);
  const day = needsDay(column) && hasDay ? sql`coalesce(${valueName(dayTarget)}, '')` : sql`''`;
  const found = await database.rows<{ word: string; day: string }>(
    sql`SELECT DISTINCT ${name} AS word, ${day} AS day FROM examined WHERE ${name} IS NOT NULL AND kind IS NULL`,
  );
  const whenWrong = plan.layout.columns[column.entry]?.whenWrong === 'warning' ? 'remark' : 'refused';
  return found.map(({ word, day: dayWord }) => {
    const told = read(column, word, dayOf(dayWord), plan, context, advice);
    if (!('value' in told)) return { word, day: dayWord, value: null, code: told.code, severity: whenWrong };
    const remark = told.remark ?? null;
    return { word, day: dayWord, value: told.value, code: remark, severity: remark && 'remark' };
  });
}

function read(column: PlannedColumn, word: string, day: string, { layout }: SheetPlan, context: WordContext, advice: WordAdvice): Word {
  const told = readWord(column.reading as WordReading, word, day, layout.columns[column.entry]!, context);
  if (!('value' in told)) advice.set(adviceKey(told.code, word), told);
  return told;
}

/** Under which an advice is kept: the code and the words it is about. */
export function adviceKey(code: string, found: string): string {
  return `${code} ${found}`;
}

/** The period of a row: its own, else the file's; without either the row is sent back. */
function periodOfRow(
  plan: SheetPlan,
  own: Sql | undefined,
  filePeriod: Period | null,
  context: WordContext,
): { period: Sql | null; reasons: Sql[] } {
  if (plan.layout.kind !== 'filing') return { period: null, reasons: [] };
  const position = plan.columns.findIndex(({ target }) => target === 'period');
  const at = position < 0 ? null : position;
  const written = at === null ? sql`NULL` : sql`e.period`;
  if (filePeriod === null) {
    const isOnlyColumn = plan.layout.period?.from.every(source => source === 'column');
    const missing = isOnlyColumn ? [] : [reason('refused', sql`CASE WHEN ${written} IS NULL THEN 'REQUIRED_MISSING' END`, at, sql`''`)];
    return { period: own ?? sql`CAST(NULL AS VARCHAR)`, reasons: missing };
  }
  const judged = judgePeriod(filePeriod, context);
  const takesFile = sql`${written} IS NULL`;
  if (!('value' in judged)) {
    const entry = reason('refused', sql`CASE WHEN ${takesFile} THEN ${judged.code} END`, at, sql`${filePeriod}`);
    return { period: own ?? sql`CAST(NULL AS VARCHAR)`, reasons: [entry] };
  }
  const remark = isReportable(filePeriod) ? [] : [reason('remark', sql`CASE WHEN ${takesFile} THEN 'JANUARY_ALONE' END`, at, sql`${filePeriod}`)];
  return { period: own ? sql`coalesce(${own}, CASE WHEN ${takesFile} THEN ${filePeriod} END)` : sql`CAST(${filePeriod} AS VARCHAR)`, reasons: remark };
}

/** A row without a region, where the layout minds. */
function missingRegion({ columns, layout }: SheetPlan, region: Sql | undefined): Sql[] {
  const { whenMissing } = layout.region;
  const position = columns.findIndex(({ target }) => target === 'region');
  if (whenMissing === 'nothing' || region === undefined || layout.columns[columns[position]!.entry]?.required === true) return [];
  const isMissing = sql`e.region IS NULL`;
  return [reason(whenMissing === 'refused' ? 'refused' : 'remark', sql`CASE WHEN ${isMissing} THEN 'REQUIRED_MISSING' END`, position, sql`''`)];
}

