import { access } from 'node:fs/promises';
import path from 'node:path';
import { TiduError, sql, type Sql } from '@tidu/domain';
import { tableOf, type Database } from '../database.js';
import type { LiveBatch } from '../publish.js';

/** What the lake holds for the live batches: files by kind, what columns and periods each carries. */
export interface Sources {
  /** Rows of the files of one kind, each with its batch; columns no file carries are absent. */
  files(kind: LiveBatch['kind'], period?: string): LakeFile[];
  /** Periods filed for, oldest first. */
  periods: string[];
}

/** One accepted batch in the lake. */
export interface LakeFile {
  batch: LiveBatch;
  file: string;
  columns: ReadonlySet<string>;
  periods: ReadonlySet<string>;
}

/**
 * Reads what the files of the live batches carry, and puts the batches into a temporary table `batch`.
 *
 * @throws TiduError `file-unreadable` when a live batch has no file in the lake
 */
export async function readSources(database: Database, lake: string, batches: readonly LiveBatch[]): Promise<Sources> {
  const files = batches.map(batch => path.join(lake, `${batch.id}.parquet`));
  await Promise.all(files.map(mustExist));
  await createBatchTable(database, batches, files);
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
  const known: LakeFile[] = batches.map((batch, index) => {
    const file = files[index] ?? '';
    return { batch, file, columns: columns.get(file) ?? new Set(), periods: periods.get(file) ?? new Set() };
  });
  await insertSourceBatches(database, known);
  return {
    files: (kind, period) =>
      known.filter(({ batch, periods: has }) => batch.kind === kind && (period === undefined || has.has(period))),
    periods: [...new Set(known.flatMap(({ periods: has }) => [...has]))].sort(),
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

async function createBatchTable(database: Database, batches: readonly LiveBatch[], files: string[]): Promise<void> {
  const rows = batches.map(({ id, seq, form, recordedAt, receivedOn }, index) => ({
    batch_id: id,
    seq,
    form,
    recorded_at: recordedAt,
    received_on: receivedOn,
    file: files[index],
  }));
  const types = {
    batch_id: 'VARCHAR',
    seq: 'BIGINT',
    form: 'VARCHAR',
    recorded_at: 'TIMESTAMP',
    received_on: 'DATE',
    file: 'VARCHAR',
  };
  await database.run(sql`CREATE TEMP TABLE batch AS SELECT * FROM ${tableOf(rows, types)}`);
}

async function insertSourceBatches(database: Database, files: readonly LakeFile[]): Promise<void> {
  const rows = files.map(({ batch, columns }) => ({
    batch_id: batch.id,
    seq: batch.seq,
    kind: batch.kind,
    form: batch.form,
    received_on: batch.receivedOn,
    carried: [...columns].sort(),
  }));
  const types = {
    batch_id: 'VARCHAR',
    seq: 'BIGINT',
    kind: 'VARCHAR',
    form: 'VARCHAR',
    received_on: 'DATE',
    carried: ['VARCHAR'],
  };
  await database.run(
    sql`INSERT INTO source_batch SELECT batch_id, seq, kind, form, received_on, carried FROM ${tableOf(rows, types)} ORDER BY seq`,
  );
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
