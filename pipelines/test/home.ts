import { mkdtemp, rm } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeUscc, readConfiguration, type Configuration } from '@tidu/domain';
import { migrate, openLedger } from '@tidu/records';
import { createTestDatabase } from '../../tests/database.js';
import { openDock, type Dock } from '../src/dock.js';

export const NOW = new Date('2026-10-20T04:00:00Z');

/** An installation of its own: an empty home, a migrated database, and the dock on both. */
export interface Home {
  folder: string;
  databaseUrl: string;
  configuration: Configuration;
  dock: Dock;
  /** Names in a folder of the home, in order; empty where there is no such folder. */
  list(folder: string): string[];
  remove(): Promise<void>;
}

/** Makes one, of 吉林省 unless told. */
export async function makeHome(provinceId = '220000'): Promise<Home> {
  const database = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'tidu-home-'));
  const ledger = await openLedger(database.url);
  await migrate(ledger);
  await ledger.close();
  const configuration = readConfiguration({ TIDU_HOME: folder, TIDU_PROVINCE: provinceId, DATABASE_URL: database.url });
  const dock = await openDock(configuration, database.url, NOW);
  return {
    folder,
    databaseUrl: database.url,
    configuration,
    dock,
    list: name => readFolder(join(folder, name)),
    remove: async () => {
      await dock.close();
      await database.drop();
      await rm(folder, { recursive: true });
    },
  };
}

/** A return of the built-in 经营报表 as text: one line for each enterprise, by its serial and its revenue. */
export function reportOf(rows: readonly [serial: number, revenue: string | number][], period = '2026-09'): string {
  const lines = rows.map(([serial, revenue]) => `${makeUscc(serial)},企业${serial},南关区,${period},${revenue}`);
  return ['统一社会信用代码,企业名称,所属地区,报告期,营业收入（万元）', ...lines, ''].join('\n');
}

function readFolder(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
