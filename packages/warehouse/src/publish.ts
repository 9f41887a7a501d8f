import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import {
  createWorkCalendar,
  isReportable,
  periodsBetween,
  sql,
  type Holiday,
  type Industry,
  type Period,
  type Region,
} from '@tidu/domain';
import { builtByOf, openBuilding, type Base } from './build/base.js';
import { checkSnapshot } from './build/checks.js';
import { contentHash } from './build/hash.js';
import { discard, seal } from './build/seal.js';
import { readSources, type Sources } from './build/sources.js';
import { bringUpToDate } from './build/up-to-date.js';
import type { Database } from './database.js';
import type { SnapshotCounts } from './question.js';

/** An accepted batch that has not been withdrawn, as the ledger knows it. */
export interface LiveBatch {
  /** Names its file, `lake/<id>.parquet`. */
  id: string;
  /** Order in which batches were recorded; of two versions of one key the higher holds. */
  seq: number;
  kind: 'register' | 'title' | 'event' | 'filing';
  form: string;
  /** ISO time the ledger recorded it. */
  recordedAt: string;
  /** `YYYY-MM-DD`, the day it came in. */
  receivedOn: string;
}

/** What a snapshot is built from. */
export interface PublishOptions {
  /** `TIDU_HOME`: reads `lake/`, writes `snapshots/`. */
  home: string;
  /** Of the snapshot to build: `s` and eight digits. */
  id: string;
  batches: readonly LiveBatch[];
  regions: readonly Region[];
  industries: readonly Industry[];
  /** By which deadlines fall on working days. */
  holidays: readonly Holiday[];
  rootId: string;
  now: Date;
  /** The snapshot before; without it all is built from nothing. */
  base?: Base;
  /** Told after each period. */
  onProgress?: (done: number, total: number) => void;
}

/** A snapshot that stands in `snapshots/`, checked and hashed; nobody reads it before the pointer moves. */
export interface Publication {
  id: string;
  /** Absolute. */
  file: string;
  fileSha256: string;
  contentHash: string;
  synthetic: boolean;
  periods: Period[];
  counts: SnapshotCounts;
}

/**
 * Builds the next snapshot from the live batches, aside from the ones being read.
 *
 * Given the snapshot before, only what the batches that came or went since have changed is built anew; the result has the
 * same content hash as one built from nothing.
 *
 * @throws TiduError `file-unreadable` when a live batch has no file in the lake
 * @throws SnapshotCheckFailed when the result contradicts itself; nothing is left behind
 */
export async function publish(options: PublishOptions): Promise<Publication> {
  const snapshots = path.join(options.home, 'snapshots');
  const file = path.join(snapshots, `${options.id}.duckdb`);
  const building = path.join(snapshots, `${options.id}.building`);
  await mkdir(snapshots, { recursive: true });
  await discard(building);
  try {
    const built = await build(building, options);
    return { ...built, id: options.id, file, fileSha256: await seal(building, file) };
  } catch (problem) {
    await discard(building);
    throw problem;
  }
}

type Built = Pick<Publication, 'contentHash' | 'synthetic' | 'periods' | 'counts'>;

async function build(building: string, options: PublishOptions): Promise<Built> {
  const { home, batches, regions, rootId, onProgress } = options;
  const database = await openBuilding(building, options.base, options);
  try {
    const sources = await readSources(database, path.join(home, 'lake'), batches);
    const periods = periodsOf(sources, batches);
    const root = { id: rootId, level: regions.find(({ id }) => id === rootId)?.level ?? 'province' };
    const stale = await bringUpToDate(database, sources, periods, {
      root,
      calendar: createWorkCalendar(options.holidays),
      ...(onProgress && { onProgress }),
    });
    await checkSnapshot(database, [...stale]);
    const hash = await contentHash(database, periods, stale);
    const described = await insertMeta(database, hash, options);
    await database.run(sql`CHECKPOINT`);
    return { contentHash: hash, periods, ...described };
  } finally {
    database.close();
  }
}

/** Every reportable month from the first filing to the last, filed for or not; January only where someone filed it. */
function periodsOf(sources: Sources, batches: readonly LiveBatch[]): Period[] {
  const [first, last] = [sources.periods[0], sources.periods.at(-1)];
  if (first !== undefined && last !== undefined) {
    return periodsBetween(first, last).filter(period => isReportable(period) || sources.periods.includes(period));
  }
  const received = batches.map(({ receivedOn }) => receivedOn.slice(0, 7)).sort();
  return received.slice(-1);
}

async function insertMeta(
  database: Database,
  hash: string,
  { id, rootId, now, batches, ...grounds }: PublishOptions,
): Promise<Pick<Publication, 'counts' | 'synthetic'>> {
  const asOf =
    batches
      .map(({ recordedAt }) => recordedAt)
      .sort()
      .at(-1) ?? null;
  await database.run(sql`DELETE FROM meta`);
  await database.run(sql`
    INSERT INTO meta
    SELECT
      ${id}, ${hash}, ${builtByOf({ ...grounds, rootId })}, ${rootId}, CAST(${asOf} AS TIMESTAMP), CAST(${now.toISOString()} AS TIMESTAMP),
      (SELECT coalesce(bool_or(synthetic), FALSE) FROM enterprise),
      ${batches.length}, (SELECT count(*) FROM enterprise), (SELECT count(*) FROM title),
      (SELECT count(*) FROM filing), (SELECT count(*) FROM serving), (SELECT count(*) FROM duty)`);
  const [counts] = await database.rows<SnapshotCounts & { [column: string]: number }>(
    sql`SELECT batches, enterprises, titles, filings, serving, duties FROM meta`,
  );
  const [described] = await database.rows<{ synthetic: boolean }>(sql`SELECT synthetic FROM meta`);
  if (!counts || !described) throw new Error('The snapshot has no description of itself.');
  return { counts, synthetic: described.synthetic };
}
