import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createAtlas,
  readHolidays,
  readIndustries,
  readRegions,
  type Atlas,
  type Configuration,
  type Holiday,
  type Industry,
} from '@tidu/domain';
import { fixProvince, openLedger, type Ledger } from '@tidu/records';
import { holidaysFile, industriesFile, regionsFile } from '@tidu/reference';
import { nothing, type FaultPoint } from './fault-points.js';
import { openReader, type Reader } from './read/index.js';

/** What every job needs: the ledger, the atlas, the place where files lie, and who reads them. */
export interface Dock {
  home: string;
  /** Where scheduled backups are put. */
  backups: string;
  ledger: Ledger;
  atlas: Atlas;
  industries: readonly Industry[];
  holidays: readonly Holiday[];
  reader: Reader;
  /** Told at each point where a process may die; nothing in production, a fault in tests. */
  reached: (point: FaultPoint) => Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the ledger and reads the reference data.
 *
 * @param databaseUrl a migrated database
 * @throws TiduError `province-fixed` when this home belongs to another province
 */
export async function openDock(configuration: Configuration, databaseUrl: string, now: Date): Promise<Dock> {
  const atlas = await readAtlas(configuration);
  const industries = readIndustries(await readFile(industriesFile, 'utf8'));
  const holidays = readHolidays(await readFile(holidaysFile, 'utf8'));
  const ledger = await openLedger(databaseUrl);
  try {
    await fixProvince(ledger, atlas.root.id, { actor: 'operator', at: now });
  } catch (error) {
    await ledger.close();
    throw error;
  }
  const { home, backups } = configuration;
  const reader = openReader(join(home, 'files'), join(home, 'work'));
  const close = async () => {
    reader.close();
    await ledger.close();
  };
  return { home, backups, ledger, atlas, industries, holidays, reader, reached: nothing, close };
}

/** The tree of regions this installation works in. */
export async function readAtlas({ regionsFile: own, provinceId }: Configuration): Promise<Atlas> {
  return createAtlas(readRegions(await readFile(own ?? regionsFile, 'utf8')), provinceId);
}
