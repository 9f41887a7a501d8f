import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readIndustries, sql, type Region, type Sql } from '@tidu/domain';
import { openDatabase, tableOf, type Cell, type Database } from '../src/database.js';
import { publish, type LiveBatch, type Publication } from '../src/publish.js';
import { openWarehouse, type Warehouse } from '../src/warehouse.js';
import { writeParquet } from '../src/accept/store.js';
import { regions } from './sheet.js';

const industries = readIndustries(
  readFileSync(new URL('../../reference/data/industries-2017.csv', import.meta.url), 'utf8'),
);

/** A row of the lake by its columns; null is an empty cell, an absent name an absent column. */
export type LakeRow = Record<string, string | number | null>;

/** What a batch is besides its rows. */
export type BatchFacts = Partial<Pick<LiveBatch, 'form' | 'receivedOn' | 'recordedAt'>>;

/** A built snapshot, its rows to be looked at. */
export interface Built extends Publication {
  rows<Row extends Record<string, Cell>>(statement: Sql): Promise<Row[]>;
  open(): Promise<Warehouse>;
}

const TEXTS = [
  'enterprise_id',
  'period',
  'name',
  'region_id',
  'sheet',
  'section',
  'industry_code',
  'tier',
  'action',
  'document',
  'batch_label',
  'secretary',
  'team',
  'condition_now',
  'difficulties',
];
const DAYS = ['valid_from', 'valid_to', 'reported_on', 'founded_on', 'closed_on'];
const NOW = new Date('2026-10-20T08:00:00Z');

/** A lake in a folder of its own, filled batch by batch. */
export class Lake {
  private made = 0;
  private published = 0;
  private readonly readers: Promise<Database>[] = [];

  private constructor(readonly home: string) {}

  static async create(): Promise<Lake> {
    const home = await mkdtemp(path.join(tmpdir(), 'tidu-lake-'));
    await mkdir(path.join(home, 'lake'));
    return new Lake(home);
  }

  filing(rows: readonly LakeRow[], facts?: BatchFacts): Promise<LiveBatch> {
    return this.write('filing', rows, facts);
  }

  titles(rows: readonly LakeRow[], facts?: BatchFacts): Promise<LiveBatch> {
    return this.write('title', rows, facts);
  }

  register(rows: readonly LakeRow[], facts?: BatchFacts): Promise<LiveBatch> {
    return this.write('register', rows, facts);
  }

  /** Builds the next snapshot of 吉林省 from these batches. */
  async publish(
    batches: readonly LiveBatch[],
    wish: {
      rootId?: string;
      regions?: readonly Region[];
      now?: Date;
      base?: Built;
      onProgress?: (done: number, total: number) => void;
    } = {},
  ): Promise<Built> {
    const id = `s${String(++this.published).padStart(8, '0')}`;
    const own = { home: this.home, id, batches, regions, industries, holidays: [], rootId: '220000', now: NOW };
    const publication = await publish({ ...own, ...wish });
    let reader: Promise<Database> | undefined;
    const openReader = () => {
      const opened = openDatabase(publication.file, { access_mode: 'READ_ONLY' });
      this.readers.push(opened);
      return opened;
    };
    return {
      ...publication,
      rows: async statement => (await (reader ??= openReader())).rows(statement),
      open: () => openWarehouse(publication),
    };
  }

  async remove(): Promise<void> {
    for (const reader of this.readers) (await reader).close();
    await rm(this.home, { recursive: true });
  }

  private async write(kind: LiveBatch['kind'], rows: readonly LakeRow[], facts: BatchFacts = {}): Promise<LiveBatch> {
    const seq = ++this.made;
    const id = `b${String(seq).padStart(8, '0')}`;
    const numbered = rows.map((row, index) => ({ sheet: '', row_no: index + 2, ...row }));
    const names = [...new Set(numbered.flatMap(row => Object.keys(row)))];
    const types = Object.fromEntries(names.map(name => [name, typeOf(name)]));
    const database = await openDatabase();
    try {
      await writeParquet(
        database,
        sql`SELECT * FROM ${tableOf(numbered, types)}`,
        path.join(this.home, 'lake', `${id}.parquet`),
      );
    } finally {
      database.close();
    }
    const own = {
      form: kind === 'filing' ? 'operating' : kind,
      receivedOn: '2026-10-08',
      recordedAt: '2026-10-08T01:00:00Z',
    };
    return { id, seq, kind, ...own, ...facts };
  }
}

function typeOf(name: string): string {
  if (TEXTS.includes(name)) return 'VARCHAR';
  if (DAYS.includes(name)) return 'DATE';
  return name === 'row_no' ? 'INTEGER' : 'DECIMAL(18, 4)';
}
