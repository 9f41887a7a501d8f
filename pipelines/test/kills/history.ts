import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { makeUscc } from '@tidu/domain';
import { requestRun } from '@tidu/records';
import { keepOriginal, openWarehouse, type Warehouse } from '@tidu/warehouse';
import { reportOf, type Home } from '../home.js';

/** A file that was sent: what must be found of it, once, whatever was killed meanwhile. */
interface SentFile {
  sha256: string;
  /** Revenue by enterprise's serial, of one period. */
  rows: [serial: number, revenue: number][];
  period: string;
}

/** Where a process dies. */
export interface Death {
  point?: string;
  /** The how manieth time it comes by the point. */
  pass?: number;
  afterMs?: number;
}

const WORKER = fileURLToPath(new URL('work-once.mjs', import.meta.url));

/** What was sent to a home, and whether its ledger, lake and snapshots say exactly that. */
export class History {
  private readonly sent: SentFile[] = [];

  constructor(private readonly home: Home) {}

  /** Sends a file of three rows, no two alike; every third is a correction of an earlier one. */
  async send(): Promise<void> {
    const n = this.sent.length;
    const period = ['2026-06', '2026-09'][n % 2]!;
    const first = n % 3 === 2 ? 1 : 3 * n + 1;
    const rows = [0, 1, 2].map((step): [number, number] => [first + step, 1_000 + 10 * n + step]);
    const text = reportOf(rows, period);
    const { sha256 } = await keepOriginal(this.home.folder, Readable.from([Buffer.from(text)]));
    const { ledger, atlas } = this.home.dock;
    const wanted = { job: 'ingest', trigger: 'upload', actor: 'zhang', subject: `${n}.csv` } as const;
    const input = { sha256, name: `${n}.csv` };
    await requestRun(ledger, { ...wanted, scopeId: atlas.root.id, input }, { at: new Date() });
    this.sent.push({ sha256, rows, period });
  }

  /** Lets a process work until it dies or nothing waits. @returns whether it died */
  work(death: Death = {}): Promise<boolean> {
    const { folder, databaseUrl } = this.home;
    const child = spawn(process.execPath, [WORKER, JSON.stringify({ home: folder, databaseUrl, ...death })], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    return new Promise((resolve, reject) => {
      child.once('exit', (code, signal) => {
        if (signal === 'SIGKILL') resolve(true);
        else if (code === 0) resolve(false);
        else reject(new Error(`the worker ended with ${code}: ${said}`));
      });
    });
  }

  /**
   * Looks only at PostgreSQL, the lake and the snapshots. At any instant: the published snapshot opens, and holds each file
   * whole or not at all. At rest: everything sent is in, once.
   *
   * @returns what is wrong, empty where nothing is
   */
  async faults({ atRest }: { atRest: boolean }): Promise<string[]> {
    const faults: string[] = [];
    const client = new pg.Client({ connectionString: this.home.databaseUrl });
    await client.connect();
    try {
      const batches = (
        await client.query<{ id: string; sha256: string; counts: { load: number } }>(
          `SELECT id, sha256, counts FROM batch WHERE status = 'accepted' ORDER BY seq`,
        )
      ).rows;
      for (const { sha256 } of this.sent) {
        const n = batches.filter(batch => batch.sha256 === sha256).length;
        if (n > 1 || (atRest && n === 0)) faults.push(`${sha256.slice(0, 8)} was taken in ${n} times`);
      }
      for (const { id } of batches) {
        if (!existsSync(join(this.home.folder, 'lake', `${id}.parquet`))) faults.push(`${id} has no file in the lake`);
      }
      const published = (
        await client.query<{ id: string; file: string; sha: string; batches: number }>(`
          SELECT s.id, s.file, s.file_sha256 AS sha, (s.counts->>'batches')::integer AS batches
          FROM published_snapshot p JOIN snapshot s ON s.id = p.snapshot_id`)
      ).rows[0];
      if (published === undefined) {
        if (atRest && this.sent.length > 0) faults.push('nothing is published');
        return faults;
      }
      const file = join(this.home.folder, published.file);
      const warehouse = await openWarehouse({ file, fileSha256: published.sha }).catch(() => null);
      if (warehouse === null) return [...faults, `${published.id} cannot be opened`];
      try {
        faults.push(...(await this.faultsOfFigures(warehouse, batches, atRest)));
      } finally {
        warehouse.close();
      }
      if (atRest && published.batches !== batches.length) {
        faults.push(`${published.id} holds ${published.batches} of ${batches.length} batches`);
      }
      const left = readdirSync(join(this.home.folder, 'snapshots')).filter(name => !name.endsWith('.duckdb'));
      if (atRest && left.length > 0) faults.push(`left behind: ${left.join(' ')}`);
      return faults;
    } finally {
      await client.end();
    }
  }

  private async faultsOfFigures(
    warehouse: Warehouse,
    batches: { id: string; sha256: string }[],
    atRest: boolean,
  ): Promise<string[]> {
    const found = new Map<string, string[]>();
    for (const serial of new Set(this.sent.flatMap(({ rows }) => rows.map(([each]) => each)))) {
      const scope = { regionId: '220000', secretaries: null };
      const enterprise = await warehouse.enterprise(makeUscc(serial), scope);
      for (const { batchId, period, revenue } of enterprise?.filings ?? []) {
        found.set(batchId, [...(found.get(batchId) ?? []), `${period} ${revenue}`]);
      }
    }
    return this.sent.flatMap(({ sha256, rows, period }) => {
      const batch = batches.find(each => each.sha256 === sha256);
      const held = ((batch && found.get(batch.id)) ?? []).toSorted();
      const expected = rows.map(([, revenue]) => `${period} ${revenue}`).sort();
      if (held.length === 0 && !atRest) return [];
      if (JSON.stringify(held) === JSON.stringify(expected)) return [];
      return [`${batch?.id ?? sha256.slice(0, 8)} holds ${held.join(', ')} for ${expected.join(', ')}`];
    });
  }
}

/** A small generator of numbers below 1, the same for the same seed (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
