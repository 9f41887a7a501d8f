import { sql, type Sql, type Tier } from '@tidu/domain';
import type { TierFilter } from '../question.js';
import { filingsOf, type FilingVersion } from './filing-versions.js';
import { isInPlace, placeOf } from './place.js';
import { isOneOf, type SnapshotFile } from './snapshot-file.js';

/** What list of enterprises is wanted. */
export interface EnterpriseQuestion {
  /** The region asked about, with everything below it. */
  regionId: string;
  /** Only those assigned to one of these; null for all. */
  secretaries: readonly string[] | null;
  /** Part of a name, or the beginning of a code. */
  search?: string;
  tier?: TierFilter;
  section?: string;
  team?: string;
  /** Only these. */
  ids?: readonly string[];
  sort: 'id' | 'name' | 'revenue' | 'revenue-growth' | 'rd-intensity';
  descending: boolean;
  offset: number;
  limit: number;
}

/** An enterprise as it stands at the end of the newest period. */
export interface EnterpriseEntry {
  id: string;
  name: string;
  regionId: string | null;
  tier: Tier | null;
  section: string | null;
  industryCode: string | null;
  foundedOn: string | null;
  registeredCapitalCny10k: number | null;
  secretary: string | null;
  team: string | null;
  closedOn: string | null;
  successorId: string | null;
  provisional: boolean;
  synthetic: boolean;
  /** The newest period it filed, and that period's figures; percent for the two rates. */
  latestPeriod: string | null;
  revenue: number | null;
  revenueGrowth: number | null;
  rdIntensity: number | null;
}

/** A title of an enterprise, over [from, until). */
export interface TitleOfEnterprise {
  tier: Tier;
  action: 'grant' | 'renew';
  from: string;
  until: string | null;
  cancelledOn: string | null;
  document: string | null;
  batchId: string;
}

/** What the register said of an enterprise from a day on; null for "from the beginning". */
export interface RegisterEntry {
  from: string | null;
  name: string | null;
  regionId: string | null;
  industryCode: string | null;
  team: string | null;
  secretary: string | null;
  closedOn: string | null;
  successorId: string | null;
  batchId: string;
}

/** Everything the snapshot holds of one enterprise. */
export interface EnterpriseFile {
  enterprise: EnterpriseEntry;
  titles: TitleOfEnterprise[];
  filings: FilingVersion[];
  register: RegisterEntry[];
}

const END_OF_TIME = '9999-12-31';
const growth = sql`CASE WHEN latest_revenue_prior > 0 THEN CAST(100 * (latest_revenue - latest_revenue_prior) / latest_revenue_prior AS DOUBLE) END`;
const intensity = sql`CASE WHEN latest_revenue > 0 THEN CAST(100 * latest_rd_expense / latest_revenue AS DOUBLE) END`;
const ENTRY = sql`
  enterprise_id AS id, coalesce(name, enterprise_id) AS name, region_id AS "regionId", tier, section, industry_code AS "industryCode",
  founded_on AS "foundedOn", registered_capital_cny10k AS "registeredCapitalCny10k", secretary, team, closed_on AS "closedOn",
  successor_id AS "successorId", provisional, synthetic, latest_period AS "latestPeriod", latest_revenue AS revenue,
  ${growth} AS "revenueGrowth", ${intensity} AS "rdIntensity"`;

const ORDER: Record<EnterpriseQuestion['sort'], Sql> = {
  id: sql`enterprise_id`,
  name: sql`name`,
  revenue: sql`latest_revenue`,
  'revenue-growth': growth,
  'rd-intensity': intensity,
};

/** One page of enterprises, and how many there are in all. What is not known sorts last. */
export async function readEnterprises(
  snapshot: SnapshotFile,
  rootId: string,
  question: EnterpriseQuestion,
): Promise<{ total: number; rows: EnterpriseEntry[] }> {
  const place = await placeOf(snapshot, rootId, question.regionId);
  const where = sql.join([isInPlace(place), ...conditions(question)], sql` AND `);
  const direction = question.descending ? sql`DESC` : sql`ASC`;
  const [counted] = await snapshot.rows<{ total: number }>(
    sql`SELECT count(*) AS total FROM enterprise WHERE ${where}`,
  );
  const rows = await snapshot.rows<Record<keyof EnterpriseEntry, string | number | boolean | null>>(sql`
    SELECT ${ENTRY} FROM enterprise WHERE ${where}
    ORDER BY ${ORDER[question.sort]} ${direction} NULLS LAST, enterprise_id
    LIMIT ${question.limit} OFFSET ${question.offset}`);
  return { total: counted?.total ?? 0, rows: rows as unknown as EnterpriseEntry[] };
}

function conditions({ secretaries, search, tier, section, team, ids }: EnterpriseQuestion): Sql[] {
  return [
    ...(secretaries === null ? [] : [isOneOf(sql`secretary`, secretaries)]),
    ...(search === undefined || search === ''
      ? []
      : [sql`(contains(name, ${search}) OR starts_with(enterprise_id, upper(${search})))`]),
    ...(tier === undefined
      ? []
      : [tier === 'monitored' ? sql`tier IN ('municipal', 'provincial', 'national')` : sql`tier = ${tier}`]),
    ...(section === undefined ? [] : [sql`section = ${section}`]),
    ...(team === undefined ? [] : [sql`team = ${team}`]),
    ...(ids === undefined ? [] : [isOneOf(sql`enterprise_id`, ids)]),
  ];
}

/**
 * The file of one enterprise, if it lies in the scope; else null: who may not see it does not learn that it exists.
 *
 * @param scope region, and whose enterprises; null for everybody's
 */
export async function readEnterprise(
  snapshot: SnapshotFile,
  rootId: string,
  id: string,
  scope: Pick<EnterpriseQuestion, 'regionId' | 'secretaries'>,
): Promise<EnterpriseFile | null> {
  const one = { ...scope, ids: [id], sort: 'id', descending: false, offset: 0, limit: 1 } as const;
  const { rows } = await readEnterprises(snapshot, rootId, one);
  const [enterprise] = rows;
  if (enterprise === undefined) return null;
  const [titles, filings, register] = await Promise.all([
    titlesOf(snapshot, id),
    filingsOf(snapshot, id),
    registerOf(snapshot, id),
  ]);
  return { enterprise, titles, filings, register };
}

async function titlesOf(snapshot: SnapshotFile, id: string): Promise<TitleOfEnterprise[]> {
  const rows = await snapshot.rows<Record<keyof TitleOfEnterprise, string | null>>(sql`
    SELECT
      tier, action, valid_from AS "from", nullif(ends_on, CAST(${END_OF_TIME} AS DATE)) AS until,
      cancelled_on AS "cancelledOn", document, batch_id AS "batchId"
    FROM title WHERE enterprise_id = ${id}
    ORDER BY valid_from DESC, tier`);
  return rows as unknown as TitleOfEnterprise[];
}

async function registerOf(snapshot: SnapshotFile, id: string): Promise<RegisterEntry[]> {
  const rows = await snapshot.rows<Record<keyof RegisterEntry, string | null>>(sql`
    SELECT
      nullif(valid_from, DATE '0001-01-01') AS "from", name, region_id AS "regionId", industry_code AS "industryCode", team,
      secretary, closed_on AS "closedOn", successor_id AS "successorId", batch_id AS "batchId"
    FROM register WHERE enterprise_id = ${id}
    ORDER BY valid_from DESC`);
  return rows as unknown as RegisterEntry[];
}
