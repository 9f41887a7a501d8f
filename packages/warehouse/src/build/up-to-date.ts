import { sql, yearOf, type Period, type WorkCalendar } from '@tidu/domain';
import type { Database } from '../database.js';
import { MARTS } from './columns.js';
import { createClassed } from './classed.js';
import { insertDuties } from './duty.js';
import { insertEnterprises } from './enterprises.js';
import { createPresence, fillFiled, insertFilings } from './filings.js';
import { createLive } from './live.js';
import { insertMarts } from './marts.js';
import { insertHoldings } from './holdings.js';
import { createMembers, insertStanding, insertToday } from './members.js';
import { createRegister } from './register.js';
import { insertServing } from './serving.js';
import type { Sources } from './sources.js';
import { refiledPeriods, rememberTimeless, stalePeriods } from './stale.js';
import { insertTitles } from './titles.js';

/** The region everything is rolled up to. */
interface Root {
  id: string;
  level: string;
}

/**
 * Brings every table to what the live batches say; what they leave as it is, is left.
 *
 * @returns the periods that were built anew, or are no more
 */
export async function bringUpToDate(
  database: Database,
  sources: Sources,
  periods: readonly Period[],
  {
    root,
    calendar,
    onProgress,
  }: { root: Root; calendar: WorkCalendar; onProgress?: (done: number, total: number) => void },
): Promise<Set<Period>> {
  await rememberTimeless(database);
  await refillTimeless(database, sources);
  await createClassed(database);
  await createPresence(database);
  const refiled = refiledPeriods(sources.changed);
  for (const period of refiled) await refile(database, period, sources);
  await fillFiled(database);

  const yearStarts = yearStartsOf(periods);
  const wanted = [...yearStarts, ...periods].sort();
  const stale = await stalePeriods(database, wanted, refiled);
  for (const period of await playingAnotherPart(database, periods, yearStarts)) stale.add(period);
  await forget(database, stale, periods);
  const building = wanted.filter(period => stale.has(period));
  for (const [index, period] of building.entries()) {
    await createMembersOf(database, period);
    await insertStanding(database, period);
    if (!yearStarts.includes(period)) await buildPeriod(database, period, { root, calendar });
    onProgress?.(index + 1, building.length);
  }
  const newest = periods.at(-1);
  if (newest !== undefined && building.at(-1) !== newest) await createMembersOf(database, newest);
  await database.run(sql`DELETE FROM enterprise`);
  await insertEnterprises(database);
  await insertToday(database);
  return stale;
}

/** The register and the titles are small: where a batch of them came or went, all of it is made anew. */
async function refillTimeless(database: Database, sources: Sources): Promise<void> {
  const kinds = new Set(sources.changed.map(({ batch }) => batch.kind));
  if (kinds.has('register')) {
    await database.run(sql`DELETE FROM register`);
    await createRegister(database, sources.files('register'));
  }
  if (kinds.has('title')) {
    for (const table of ['title', 'titled']) await database.run(sql`DELETE FROM ${sql.identifier(table)}`);
    await insertTitles(database, sources.files('title'));
  }
}

async function refile(database: Database, period: Period, sources: Sources): Promise<void> {
  await database.run(sql`DELETE FROM filing WHERE period = ${period}`);
  const files = sources.files('filing', period);
  if (files.length > 0) await insertFilings(database, period, files);
}

async function createMembersOf(database: Database, period: Period): Promise<void> {
  await createLive(database, period);
  await createMembers(database, period);
}

async function buildPeriod(
  database: Database,
  period: Period,
  { root, calendar }: { root: Root; calendar: WorkCalendar },
): Promise<void> {
  await insertServing(database, period);
  await insertHoldings(database, period);
  await insertDuties(database, period, calendar);
  await insertMarts(database, period, root);
}

/** The ladder of a year starts from the standing at the end of the year before, filed for or not. */
function yearStartsOf(periods: readonly Period[]): Period[] {
  const yearEnds = new Set(periods.map(period => `${yearOf(period) - 1}-12`));
  return [...yearEnds].filter(yearEnd => !periods.includes(yearEnd));
}

/** Periods that were none before, are none any more, or change between a period and a mere start of a year. */
async function playingAnotherPart(
  database: Database,
  periods: readonly Period[],
  yearStarts: readonly Period[],
): Promise<Period[]> {
  const rows = await database.rows<{ period: string }>(sql`SELECT period FROM period ORDER BY period`);
  const were = rows.map(({ period }) => period);
  const started = yearStartsOf(were);
  const apart = (some: readonly Period[], others: readonly Period[]) => some.filter(period => !others.includes(period));
  return [
    ...apart(periods, were),
    ...apart(were, periods),
    ...apart(yearStarts, started),
    ...apart(started, yearStarts),
  ];
}

async function forget(database: Database, stale: ReadonlySet<Period>, periods: readonly Period[]): Promise<void> {
  for (const table of ['serving', 'standing', 'holding', 'duty', ...MARTS.map(({ mart }) => mart)]) {
    for (const period of stale) await database.run(sql`DELETE FROM ${sql.identifier(table)} WHERE period = ${period}`);
  }
  await database.run(sql`DELETE FROM period`);
  for (const period of periods) await database.run(sql`INSERT INTO period VALUES (${period})`);
}
