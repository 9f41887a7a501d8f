import { randomUUID } from 'node:crypto';
import { TiduError, type NumberChange } from '@tidu/domain';
import { IsNull } from 'typeorm';
import type { Deed } from './accounts.js';
import { appendAudit } from './audit.js';
import { sha256 } from './canonical.js';
import { AttestedFactEntity, PreCheckEntity, ProgrammeFileEntity, ScenarioEntity } from './entities/programme.js';
import type { Ledger } from './ledger.js';

/** A programme somebody installed, as a file. */
export interface ProgrammeFile {
  id: string;
  version: number;
  sha256: string;
  text: string;
  cases: string | null;
  installedBy: string;
  installedAt: Date;
}

/** Installed programmes that were not withdrawn, the newest version of each. */
export async function installedProgrammes(ledger: Ledger): Promise<ProgrammeFile[]> {
  const rows = await ledger.source.manager.find(ProgrammeFileEntity, {
    where: { withdrawnAt: IsNull() },
    order: { id: 'ASC', version: 'ASC' },
  });
  return [...new Map(rows.map(({ withdrawnAt: _, ...row }) => [row.id, row])).values()];
}

/**
 * Keeps a programme file.
 *
 * @throws TiduError `already-exists` when this version of it was installed before, even if withdrawn since
 */
export async function installProgramme(
  ledger: Ledger,
  { id, version, text, cases }: Pick<ProgrammeFile, 'id' | 'version' | 'text' | 'cases'>,
  { actor, at }: Deed,
): Promise<ProgrammeFile> {
  const row = { id, version, text, cases, sha256: sha256(text), installedBy: actor, installedAt: at };
  await ledger.source.transaction(async manager => {
    const { raw } = await manager
      .createQueryBuilder()
      .insert()
      .into(ProgrammeFileEntity)
      .values({ ...row, withdrawnAt: null })
      .orIgnore()
      .returning('id')
      .execute();
    if ((raw as unknown[]).length === 0) throw new TiduError('already-exists', { subject: `${id} 第 ${version} 版` });
    const detail = { version, sha256: row.sha256 };
    await appendAudit(manager, { actor, action: 'programme.install', subject: id, detail, at });
  });
  return row;
}

/**
 * Withdraws every version of an installed programme; results keep the version they were made with.
 *
 * @throws TiduError `not-found`
 */
export async function withdrawProgramme(ledger: Ledger, id: string, { actor, at }: Deed): Promise<void> {
  await ledger.source.transaction(async manager => {
    const { affected } = await manager.update(ProgrammeFileEntity, { id, withdrawnAt: IsNull() }, { withdrawnAt: at });
    if (!affected) throw new TiduError('not-found', { subject: `已安装的政策 ${id}` });
    await appendAudit(manager, { actor, action: 'programme.withdraw', subject: id, detail: {}, at });
  });
}

/** What a rule came to, and which rule it was. */
export interface PreCheck {
  id: string;
  programmeId: string;
  version: number;
  sha256: string;
  snapshotId: string;
  regionId: string;
  inquiry: object;
  counts: object;
  actor: string;
  at: Date;
}

/** Keeps the counts of a rule over a snapshot. */
export async function recordPreCheck(
  ledger: Ledger,
  check: Omit<PreCheck, 'id' | 'actor' | 'at'>,
  { actor, at }: Deed,
): Promise<PreCheck> {
  const row = { ...check, id: randomUUID(), actor, at };
  await ledger.source.transaction(async manager => {
    await manager.insert(PreCheckEntity, row);
    const { version, sha256: hash, snapshotId, regionId } = check;
    const detail = { version, sha256: hash, snapshotId, regionId, id: row.id };
    await appendAudit(manager, { actor, action: 'programme.pre-check', subject: check.programmeId, detail, at });
  });
  return row;
}

/** Kept results of a programme in these regions, the newest first. */
export async function listPreChecks(
  ledger: Ledger,
  programmeId: string,
  regionIds: readonly string[],
): Promise<PreCheck[]> {
  return ledger.source.manager
    .createQueryBuilder(PreCheckEntity, 'c')
    .where('c.programme_id = :programmeId AND c.region_id = ANY(:regionIds)', { programmeId, regionIds })
    .orderBy('c.at', 'DESC')
    .take(100)
    .getMany();
}

/** Something attested of an enterprise. */
export interface AttestedEntry {
  enterpriseId: string;
  fact: string;
  value: number;
  note: string;
  actor: string;
  at: Date;
}

/** Everything attested for a programme; of one enterprise where it is named. */
export async function attestedFacts(
  ledger: Ledger,
  programmeId: string,
  enterpriseId?: string,
): Promise<AttestedEntry[]> {
  const where = { programmeId, ...(enterpriseId !== undefined && { enterpriseId }) };
  return ledger.source.manager.find(AttestedFactEntity, { where, order: { enterpriseId: 'ASC', fact: 'ASC' } });
}

/** Attests something of an enterprise, or with null takes it back. */
export async function attestFact(
  ledger: Ledger,
  entry: { programmeId: string; enterpriseId: string; fact: string; value: number | null; note: string },
  { actor, at }: Deed,
): Promise<void> {
  const { programmeId, enterpriseId, fact, value, note } = entry;
  const key = { programmeId, enterpriseId, fact };
  await ledger.source.transaction(async manager => {
    if (value === null) await manager.delete(AttestedFactEntity, key);
    else await manager.upsert(AttestedFactEntity, { ...key, value, note, actor, at }, Object.keys(key));
    const detail = { programmeId, fact, value, note };
    await appendAudit(manager, { actor, action: 'programme.attest', subject: enterpriseId, detail, at });
  });
}

/** Other numbers for a programme, under a name. */
export interface Scenario {
  id: string;
  programmeId: string;
  version: number;
  name: string;
  changes: NumberChange[];
  regionId: string;
  shared: boolean;
  actor: string;
  at: Date;
}

/** Keeps a scenario. */
export async function saveScenario(
  ledger: Ledger,
  scenario: Omit<Scenario, 'id' | 'actor' | 'at'>,
  { actor, at }: Deed,
): Promise<Scenario> {
  const row = { ...scenario, id: randomUUID(), actor, at };
  await ledger.source.transaction(async manager => {
    await manager.insert(ScenarioEntity, row);
    const detail = { id: row.id, name: scenario.name, shared: scenario.shared };
    await appendAudit(manager, { actor, action: 'scenario.save', subject: scenario.programmeId, detail, at });
  });
  return row;
}

/** One's own scenarios of a programme, and those others in these regions shared; the newest first. */
export async function listScenarios(
  ledger: Ledger,
  { programmeId, actor, regionIds }: { programmeId: string; actor: string; regionIds: readonly string[] },
): Promise<Scenario[]> {
  const rows = await ledger.source.manager
    .createQueryBuilder(ScenarioEntity, 's')
    .where('s.programme_id = :programmeId', { programmeId })
    .andWhere('(s.actor = :actor OR (s.shared AND s.region_id = ANY(:regionIds)))', { actor, regionIds })
    .orderBy('s.at', 'DESC')
    .getMany();
  return rows as Scenario[];
}

/**
 * Removes one's own scenario.
 *
 * @throws TiduError `not-found` for one that is not one's own
 */
export async function removeScenario(ledger: Ledger, id: string, { actor, at }: Deed): Promise<void> {
  await ledger.source.transaction(async manager => {
    const own = await manager.findOne(ScenarioEntity, { where: { id, actor } });
    if (own === null) throw new TiduError('not-found', { subject: `情景 ${id}` });
    await manager.delete(ScenarioEntity, { id });
    await appendAudit(manager, { actor, action: 'scenario.remove', subject: own.programmeId, detail: { id }, at });
  });
}
