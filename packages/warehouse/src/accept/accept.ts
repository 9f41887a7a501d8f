import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import {
  CELL_MACROS,
  MARKS_KEPT,
  columnOf,
  lateRows,
  sql,
  SYNTHETIC_REGISTRAR,
  TIMELINESS_RULE,
  type FileErrorCode,
  type IgnoredRow,
  type Mark,
  type Period,
  type SheetPlan,
  type Sql,
  type WordContext,
  type WorkCalendar,
} from '@tidu/domain';
import { openDatabase, type Cell, type Database } from '../database.js';
import { assemble, judgeFilePeriod } from './assemble.js';
import { checkLocks, type Lock } from './check-locks.js';
import { checkPast } from './check-past.js';
import { checkRows, gatherFaults } from './check-rows.js';
import { originText } from '../origin.js';
import { examine, valueName } from './examine.js';
import { tellIssues } from './issues.js';
import { readApart } from './read-apart.js';
import { readWords } from './read-words.js';
import { settle } from './settle.js';
import { takenRows, writeParquet } from './store.js';
import type { CellsFile } from './source.js';
import { takenOf } from './taken.js';

/** A sheet on its way into the lake. */
export interface AcceptOptions {
  /** `TIDU_HOME`: writes `lake/`. */
  home: string;
  /** Folder for what does not fit into memory. */
  workFolder: string;
  batchId: string;
  sheet: string;
  plan: SheetPlan;
  cells: CellsFile;
  words: Omit<WordContext, 'layout'>;
  /** Of the whole file, where one is known. */
  filePeriod: Period | null;
  /** The published snapshot, which knows what enterprises filed before; null before the first. */
  snapshotFile: string | null;
  /** Periods of regions for which nothing more is taken. */
  locks?: readonly Lock[];
  /** By which deadlines fall on working days. */
  workdays: WorkCalendar;
  /** Whether the loaded rows are wanted back. */
  wantsRows: boolean;
  /** Whether the batch is written; without it the sheet is only examined. */
  writes: boolean;
}

/** What became of the rows of a sheet. */
export interface Accepted {
  /** Set when the rows together say that the file cannot be meant; then nothing was written. */
  reason: FileErrorCode | null;
  facts: { found: string | null; expected: string | null };
  load: number;
  quarantine: Mark[];
  warn: Mark[];
  ignored: IgnoredRow[];
  totals: { quarantinedRows: number; warnedRows: number };
  /** Rows after the deadline of their period, where the layout minds. */
  lateRows: number;
  periods: Period[];
  /** Columns the file carries, as the lake names them. */
  columns: string[];
  /** Whether every enterprise in it carries the code of the registrar that does not exist. */
  synthetic: boolean;
  rows?: Record<string, string | number | null>[];
}

/** This share of a file's rows out of scale is no accident of single rows. */
const OUT_OF_SCALE = { share: 0.8, fewest: 3 };
const IGNORED_KEPT = 1000;

/**
 * Checks the rows of a sheet in one pass and writes the good ones as `lake/<batch>.parquet`, the issues of all as
 * `lake/<batch>.issues.parquet`. Neither is ever changed afterwards.
 */
export async function accept(options: AcceptOptions): Promise<Accepted> {
  const { plan, cells, filePeriod } = options;
  const database = await openDatabase(':memory:', { temp_directory: options.workFolder });
  try {
    await database.script(CELL_MACROS.join(';\n'));
    const context = { ...options.words, layout: plan.layout };
    const examined = await examine(database, plan, cells);
    await readApart(database, plan, examined);
    const words = await readWords(database, plan, context, { ...examined, filePeriod });
    const told = assemble(plan, examined, { words, filePeriod });
    await judgeFilePeriod(database, plan, told, { context, filePeriod });
    await checkRows(database, plan, told);
    const {
      locks = [],
      snapshotFile,
      words: { scopeId },
    } = options;
    await checkLocks(database, plan, told, { locks, snapshotFile, scopeId });
    await checkPast(database, plan, told, snapshotFile);
    await gatherFaults(database);
    if (await holdsNoRows(database)) return { ...NOTHING_TAKEN, reason: 'FILE_NO_DATA_ROWS', facts: NO_FACTS };
    await settle(database, plan, told);
    await tellIssues(database, plan, told, words.advice);
    const outOfScale = await outOfScaleRows(database);
    if (outOfScale !== null)
      return { ...NOTHING_TAKEN, reason: 'FILE_SCALE_SUSPECT', facts: { found: String(outOfScale), expected: null } };
    if (options.writes) await writeBatch(database, told, options);
    return await describe(database, told, options);
  } finally {
    database.close();
  }
}

const NO_FACTS = { found: null, expected: null };
const NOTHING_TAKEN: Omit<Accepted, 'reason' | 'facts'> = {
  load: 0,
  quarantine: [],
  warn: [],
  ignored: [],
  totals: { quarantinedRows: 0, warnedRows: 0 },
  lateRows: 0,
  periods: [],
  columns: [],
  synthetic: false,
};

/** A sheet of sums and remarks only tells nothing. */
async function holdsNoRows(database: Database): Promise<boolean> {
  const [counted] = await database.rows<{ n: number }>(sql`SELECT count(*) AS n FROM examined WHERE kind IS NULL`);
  return counted?.n === 0;
}

async function outOfScaleRows(database: Database): Promise<number | null> {
  const [counted] = await database.rows<{ suspect: number; n: number }>(sql`
    SELECT
      (SELECT count(DISTINCT row) FROM issue WHERE code = 'SCALE_SUSPECT') AS suspect,
      (SELECT count(*) FROM examined WHERE kind IS NULL) AS n`);
  const { suspect, n } = counted!;
  return suspect >= OUT_OF_SCALE.fewest && suspect >= n * OUT_OF_SCALE.share ? suspect : null;
}

async function writeBatch(
  database: Database,
  told: Sql,
  { home, batchId, plan, sheet, words }: AcceptOptions,
): Promise<void> {
  const lake = path.join(home, 'lake');
  await mkdir(lake, { recursive: true });
  const [{ n } = { n: 0 }] = await database.rows<{ n: number }>(sql`SELECT count(*) AS n FROM issue`);
  if (n > 0) {
    const issues = sql`SELECT CAST(${sheet} AS VARCHAR) AS sheet, * FROM issue`;
    await writeParquet(database, issues, path.join(lake, `${batchId}.issues.parquet`));
  }
  const rows = takenRows(plan, told, { sheet, receivedOn: words.today });
  await writeParquet(database, rows, path.join(lake, `${batchId}.parquet`), { origin: originText(plan) });
}

/** What the rows taken add up to; `periods` are set apart by blanks. */
type Counted = {
  load: number;
  synthetic: boolean | null;
  periods: string | null;
  quarantined: number;
  warned: number;
};

async function describe(database: Database, told: Sql, options: AcceptOptions): Promise<Accepted> {
  const { plan } = options;
  const isFiling = plan.layout.kind === 'filing';
  const [counted] = await database.rows<Counted>(sql`
    SELECT
      count(*) AS load, bool_and(substr(${valueName('enterpriseId')}, 3, 6) = ${SYNTHETIC_REGISTRAR}) AS synthetic,
      ${isFiling ? sql`array_to_string(list_sort(list(DISTINCT period)), ' ')` : sql`''`} AS periods,
      (SELECT count(DISTINCT row) FROM issue WHERE severity = 'refused') AS quarantined,
      (SELECT count(DISTINCT row) FROM issue WHERE severity <> 'refused') AS warned
    FROM ${takenOf(told)}`);
  const { load, synthetic, periods, quarantined, warned } = counted!;
  return {
    reason: null,
    facts: NO_FACTS,
    load,
    quarantine: await marks(database, true),
    warn: await marks(database, false),
    ignored: [...plan.ignored, ...(await ignoredRows(database, told))],
    totals: { quarantinedRows: quarantined, warnedRows: warned },
    lateRows: await countLateRows(database, told, options),
    periods: (periods ?? '').split(' ').filter(period => period !== ''),
    columns: plan.columns.map(({ target }) => columnOf(target)),
    synthetic: synthetic === true,
    ...(options.wantsRows && { rows: await loadedRows(database, plan, told) }),
  };
}

async function countLateRows(database: Database, told: Sql, { plan, words, workdays }: AcceptOptions): Promise<number> {
  if (plan.layout.checks[TIMELINESS_RULE] === undefined) return 0;
  const own = plan.columns.some(({ target }) => target === 'reportedOn')
    ? sql`reported_on`
    : sql`CAST(NULL AS VARCHAR)`;
  const arrivals = await database.rows<{ period: string; day: string; rows: number }>(
    sql`SELECT period, coalesce(${own}, ${words.today}) AS day, count(*) AS rows FROM ${takenOf(told)} GROUP BY ALL`,
  );
  return lateRows(arrivals, workdays);
}

function marks(database: Database, areRefused: boolean): Promise<Mark[]> {
  return database.rows<{ row: number; field: string | null; code: string }>(
    sql`SELECT row, field, code FROM issue WHERE (severity = 'refused') = ${areRefused} ORDER BY rowid LIMIT ${MARKS_KEPT}`,
  );
}

function ignoredRows(database: Database, told: Sql): Promise<IgnoredRow[]> {
  return database.rows<{ row: number; why: IgnoredRow['why'] }>(
    sql`SELECT row_no AS row, kind AS why FROM ${told} WHERE kind IS NOT NULL ORDER BY row_no LIMIT ${IGNORED_KEPT}`,
  );
}

/** The rows loaded, by the layout's keys; money in 万元, as numbers. */
async function loadedRows(
  database: Database,
  { columns }: SheetPlan,
  told: Sql,
): Promise<Record<string, string | number | null>[]> {
  const named = columns.map(({ key, target }) => sql`${valueName(target)} AS ${sql.identifier(key)}`);
  const rows = await database.rows<Record<string, Cell>>(
    sql`SELECT row_no AS row, ${sql.join(named)} FROM ${takenOf(told)} ORDER BY row_no`,
  );
  return rows as Record<string, string | number | null>[];
}
