import { join } from 'node:path';
import { TiduError } from '@tidu/domain';
import { latestEvaluation, toldWarnings, publishedSnapshot, withheldFrom } from '@tidu/records';
import { newestFiled, openWarehouse, ScopeFiles, type ScopeState, type WorkerFile } from '@tidu/warehouse';
import type { Dock } from './dock.js';

/** What a scope is: a region with everything below it, and whether names of persons belong to it. */
export interface Scope {
  regionId: string;
  withPersons: boolean;
  /** Periods not released yet to whom it is for. */
  withheld: readonly string[];
}

/**
 * The file of a scope as the data now stand, built where nobody has built it yet.
 *
 * @throws TiduError no-snapshot
 */
export async function openScope(dock: Dock, { regionId, ...rest }: Scope): Promise<WorkerFile> {
  const { state, file } = await stateOf(dock);
  const extent = { regionId, isRoot: regionId === dock.atlas.root.id, ...rest };
  const sources = async () => ({ snapshotFile: join(dock.home, file), warnings: await toldWarnings(dock.ledger) });
  return new ScopeFiles(dock.home).open(state, extent, sources);
}

/**
 * Builds what analysts of the province and of each prefecture ask for, before they do, and removes what was built for states that
 * nobody reads any more.
 *
 * @returns how many files there are for the present state
 */
export async function buildScopes(dock: Dock, now: Date): Promise<number> {
  const { root } = dock.atlas;
  const withheld = await withheldFrom(dock.ledger, 'analyst', now);
  const parts = dock.atlas.regions.filter(
    ({ parentId, reporting, id }) => parentId === root.id && reporting && id !== root.id,
  );
  for (const { id } of [root, ...parts]) await openScope(dock, { regionId: id, withPersons: false, withheld });
  await new ScopeFiles(dock.home).sweep((await stateOf(dock)).state);
  return parts.length + 1;
}

/** The newest period with returns; null before any. */
export async function latestPeriod({ home, ledger }: Dock, withheld: readonly string[]): Promise<string | null> {
  const snapshot = await publishedSnapshot(ledger);
  if (snapshot === null) return null;
  const warehouse = await openWarehouse({ ...snapshot, file: join(home, snapshot.file) });
  try {
    return newestFiled((await warehouse.periods()).filter(({ period }) => !withheld.includes(period)));
  } finally {
    warehouse.close();
  }
}

async function stateOf({ ledger }: Dock): Promise<{ state: ScopeState; file: string }> {
  const snapshot = await publishedSnapshot(ledger);
  if (snapshot === null) throw new TiduError('no-snapshot');
  return { state: { snapshotId: snapshot.id, evaluation: await latestEvaluation(ledger) }, file: snapshot.file };
}
