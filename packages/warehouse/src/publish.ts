import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { periodsBetween, isReportable, sql, yearOf, type Industry, type Period, type Region } from '@tidu/domain';
import { checkSnapshot } from './build/checks.js';
import { insertDuties } from './build/duty.js';
import { insertEnterprises } from './build/enterprises.js';
import { createFiled, createPresence, insertFilings } from './build/filings.js';
import { contentHash } from './build/hash.js';
import { createLive } from './build/live.js';
import { insertMarts } from './build/marts.js';
import { createMembers, insertStanding } from './build/members.js';
import { insertReference } from './build/regions.js';
import { createRegister } from './build/register.js';
import { discard, seal } from './build/seal.js';
import { insertServing } from './build/serving.js';
import { readSources, type Sources } from './build/sources.js';
import { createTables } from './build/tables.js';
import { insertTitles } from './build/titles.js';
import { openDatabase, type Database } from './database.js';
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
  rootId: string;
  now: Date;
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
  const database = await openDatabase(building, { temp_directory: `${building}.tmp` });
  try {
    await createTables(database);
    await insertReference(database, options);
    const sources = await readSources(database, path.join(options.home, 'lake'), options.batches);
    await createRegister(database, sources.files('register'));
    await insertTitles(database, sources.files('title'));
    await createFiled(database, sources.files('filing'));
    await createPresence(database);
    const periods = periodsOf(sources, options.batches);
    await insertPeriods(database, sources, periods, options);
    await insertEnterprises(database);
    await checkSnapshot(database);
    const hash = await contentHash(database, periods);
    const described = await insertMeta(database, hash, options);
    await database.run(sql`CHECKPOINT`);
    return { contentHash: hash, periods, ...described };
  } finally {
    database.close();
  }
}

async function insertPeriods(
  database: Database,
  sources: Sources,
  periods: readonly Period[],
  { regions, rootId, onProgress }: PublishOptions,
): Promise<void> {
  const root = { id: rootId, level: regions.find(({ id }) => id === rootId)?.level ?? 'province' };
  await insertYearStarts(database, periods);
  for (const [index, period] of periods.entries()) {
    await database.run(sql`INSERT INTO period VALUES (${period})`);
    const files = sources.files('filing', period);
    if (files.length > 0) await insertFilings(database, period, files);
    await createLive(database, period);
    await createMembers(database, period);
    await insertStanding(database, period);
    await insertServing(database, period);
    await insertDuties(database, period);
    await insertMarts(database, period, root);
    onProgress?.(index + 1, periods.length);
  }
}

/** The ladder of a year starts from the standing at the end of the year before, filed for or not. */
async function insertYearStarts(database: Database, periods: readonly Period[]): Promise<void> {
  const yearEnds = new Set(periods.map(period => `${yearOf(period) - 1}-12`));
  for (const period of [...yearEnds].filter(yearEnd => !periods.includes(yearEnd)).sort()) {
    await createLive(database, period);
    await createMembers(database, period);
    await insertStanding(database, period);
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
  { id, rootId, now, batches }: PublishOptions,
): Promise<Pick<Publication, 'counts' | 'synthetic'>> {
  const asOf =
    batches
      .map(({ recordedAt }) => recordedAt)
      .sort()
      .at(-1) ?? null;
  await database.run(sql`
    INSERT INTO meta
    SELECT
      ${id}, ${hash}, ${rootId}, CAST(${asOf} AS TIMESTAMP), CAST(${now.toISOString()} AS TIMESTAMP),
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
