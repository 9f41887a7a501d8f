import { access } from 'node:fs/promises';
import path from 'node:path';
import { TiduError, sql, type Sql } from '@tidu/domain';
import { tableOf, type Database } from '../database.js';
import type { LiveBatch } from '../publish.js';

/** What the lake holds for the live batches, and how they differ from those the snapshot was built from. */
export interface Sources {
  /** Rows of the files of one kind, each with its batch; columns no file carries are absent. */
  files(kind: LiveBatch['kind'], period?: string): LakeFile[];
  /** Periods filed for, oldest first. */
  periods: string[];
  /** Batches that came or went since the snapshot was built; of a fresh one, all. */
  changed: readonly Source[];
}

/** One accepted batch, what it carries, and its file in the lake. */
export interface Source {
  batch: LiveBatch;
  columns: ReadonlySet<string>;
  periods: ReadonlySet<string>;
}

/** One accepted batch in the lake. */
export interface LakeFile extends Source {
  file: string;
}

/**
 * Finds out what the live batches carry, from the snapshot for those it knows and from the lake for the others, and puts
 * them into `source_batch` and the temporary table `batch`.
 *
 * @throws TiduError `file-unreadable` when a live batch has no file in the lake
 */
export async function readSources(database: Database, lake: string, batches: readonly LiveBatch[]): Promise<Sources> {
  const fileOf = (id: string) => path.join(lake, `${id}.parquet`);
  await Promise.all(batches.map(({ id }) => mustExist(fileOf(id))));
  const before = await knownSources(database);
  const isKnown = ({ id, seq }: LiveBatch) => before.get(id)?.batch.seq === seq;
  const came = await readFiles(
    database,
    batches.filter(batch => !isKnown(batch)),
    fileOf,
  );
  const live = new Set(batches.map(({ id }) => id));
  const gone = [...before.values()].filter(({ batch }) => !live.has(batch.id));
  const sources = batches.map(batch => came.get(batch.id) ?? before.get(batch.id)!);
  await fillSourceBatches(database, sources, gone.length > 0 || came.size > 0);
  await createBatchTable(database, batches, fileOf);
  const known = sources.map(source => ({ ...source, file: fileOf(source.batch.id) }));
  return {
    files: (kind, period) =>
      known.filter(({ batch, periods: has }) => batch.kind === kind && (period === undefined || has.has(period))),
    periods: [...new Set(known.flatMap(({ periods: has }) => [...has]))].sort(),
    changed: [...came.values(), ...gone],
  };
}

/** The rows of several Parquet files as one table, `filename` telling them apart. */
export function parquet(files: readonly string[]): Sql {
  return sql`read_parquet(${list(files)}, union_by_name = true, filename = true)`;
}

/** A column of these files, or NULL where none of them carries it. */
export function columnIn(files: readonly LakeFile[], name: string): Sql {
  return files.some(({ columns }) => columns.has(name)) ? sql.identifier(name) : sql`NULL`;
}

function list(files: readonly string[]): Sql {
  return sql`from_json(${JSON.stringify(files)}, '["VARCHAR"]')`;
}

async function mustExist(file: string): Promise<void> {
  await access(file).catch(() => {
    throw new TiduError('file-unreadable', {
      file,
      reason: '台账里有这一批，数据湖里却没有它的文件。请从备份恢复，或撤回这一批。',
    });
  });
}

const TYPES = {
  batch_id: 'VARCHAR',
  seq: 'BIGINT',
  kind: 'VARCHAR',
  form: 'VARCHAR',
  received_on: 'DATE',
  recorded_at: 'TIMESTAMP',
};
const SOURCE_TYPES = { ...TYPES, carried: ['VARCHAR'], periods: ['VARCHAR'] };

type SourceRow = Record<
  'batch_id' | 'kind' | 'form' | 'received_on' | 'recorded_at' | 'carried' | 'periods',
  string
> & {
  seq: number;
};

async function knownSources(database: Database): Promise<Map<string, Source>> {
  const rows = await database.rows<SourceRow>(sql`
    SELECT
      batch_id, seq, kind, form, received_on, recorded_at, array_to_string(carried, ' ') AS carried,
      array_to_string(periods, ' ') AS periods
    FROM source_batch`);
  const words = (text: string) => new Set(text.split(' ').filter(word => word !== ''));
  return new Map(
    rows.map(
      ({ batch_id: id, seq, kind, form, received_on: receivedOn, recorded_at: recordedAt, carried, periods }) => {
        const batch: LiveBatch = { id, seq, kind: kind as LiveBatch['kind'], form, receivedOn, recordedAt };
        return [id, { batch, columns: words(carried), periods: words(periods) }];
      },
    ),
  );
}

async function readFiles(
  database: Database,
  batches: readonly LiveBatch[],
  fileOf: (id: string) => string,
): Promise<Map<string, Source>> {
  const files = batches.map(({ id }) => fileOf(id));
  const columns = await listBy(
    database,
    files,
    sql`SELECT file_name AS file, name AS entry FROM parquet_schema(${list(files)})`,
  );
  const filings = files.filter((_, index) => batches[index]?.kind === 'filing');
  const periods = await listBy(
    database,
    filings,
    sql`SELECT DISTINCT filename AS file, period AS entry FROM ${parquet(filings)}`,
  );
  return new Map(
    batches.map(batch => {
      const file = fileOf(batch.id);
      return [batch.id, { batch, columns: columns.get(file) ?? new Set(), periods: periods.get(file) ?? new Set() }];
    }),
  );
}

async function fillSourceBatches(database: Database, sources: readonly Source[], isChanged: boolean): Promise<void> {
  if (!isChanged) return;
  const rows = sources.map(({ batch, columns, periods }) => ({
    ...rowOf(batch),
    carried: [...columns].sort(),
    periods: [...periods].sort(),
  }));
  await database.run(sql`DELETE FROM source_batch`);
  await database.run(sql`INSERT INTO source_batch BY NAME SELECT * FROM ${tableOf(rows, SOURCE_TYPES)} ORDER BY seq`);
}

async function createBatchTable(
  database: Database,
  batches: readonly LiveBatch[],
  fileOf: (id: string) => string,
): Promise<void> {
  const rows = batches.map(batch => ({ ...rowOf(batch), file: fileOf(batch.id) }));
  await database.run(sql`CREATE TEMP TABLE batch AS SELECT * FROM ${tableOf(rows, { ...TYPES, file: 'VARCHAR' })}`);
}

function rowOf({ id, seq, kind, form, recordedAt, receivedOn }: LiveBatch) {
  return { batch_id: id, seq, kind, form, recorded_at: recordedAt, received_on: receivedOn };
}

async function listBy(database: Database, files: readonly string[], statement: Sql): Promise<Map<string, Set<string>>> {
  const byFile = new Map<string, Set<string>>();
  if (files.length === 0) return byFile;
  for (const { file, entry } of await database.rows<{ file: string; entry: string }>(statement)) {
    const entries = byFile.get(file);
    if (entries) entries.add(entry);
    else byFile.set(file, new Set([entry]));
  }
  return byFile;
}
