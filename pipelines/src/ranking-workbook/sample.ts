import {
  codeInScheme,
  competitionOf,
  createAtlas,
  type Atlas,
  type CommendationScheme,
  type Competitor,
  type RankingRecord,
  type Tier,
} from '@tidu/domain';
import type { TracedEnterprise, Warehouse } from '@tidu/warehouse';

/** One enterprise behind a figure of a unit. */
export interface SampleRow {
  unitId: string;
  unitName: string;
  enterpriseId: string;
  name: string;
  regionName: string;
  numerator: number | null;
  denominator: number | null;
  /** The filed values it comes from, and where each was filed. */
  values: TracedEnterprise['values'];
}

/** The enterprises behind one indicator of a ranking; null where the indicator counts moves and has no list. */
export interface Sample {
  code: string;
  rows: SampleRow[];
}

/** Filed values are read for so many enterprises at once. */
const PAGE = 500;

/** Follows every figure of a ranking to its enterprises, in the snapshot it rests on. */
export async function samplesOf(
  warehouse: Warehouse,
  record: RankingRecord,
  scheme: CommendationScheme,
): Promise<(Sample | null)[]> {
  const atlas = createAtlas(record.regions, record.rootId);
  const { competitors } = competitionOf(scheme, atlas, record.asOf);
  return Promise.all(
    scheme.indicators.map(async indicator => {
      if (indicator.counted === 'new') return null;
      const tiers: (Tier | null)[] = indicator.tiers ?? [null];
      const read = (regionId: string, tier: Tier | null) =>
        traced(warehouse, { code: indicator.indicator, period: record.period, regionId, tier });
      const rows = await Promise.all(
        competitors.map(async competitor => {
          const found = await Promise.all(
            within(competitor).flatMap(regionId => tiers.map(tier => read(regionId, tier))),
          );
          return found
            .flat()
            .filter(isCounted(competitor, atlas))
            .map(one => toRow(competitor, one, atlas));
        }),
      );
      return { code: codeInScheme(indicator), rows: rows.flat() };
    }),
  );
}

const within = ({ parts }: Competitor): string[] =>
  parts.flatMap(({ regionId, sign }) => (sign === 1 ? [regionId] : []));

/** Leaves out what is counted with another unit. */
function isCounted({ parts }: Competitor, atlas: Atlas): (one: TracedEnterprise) => boolean {
  const outside = parts.flatMap(({ regionId, sign }) => (sign === -1 ? [regionId] : []));
  return ({ regionId }) => regionId === null || !outside.some(id => atlas.within(regionId, id));
}

function toRow({ region }: Competitor, one: TracedEnterprise, atlas: Atlas): SampleRow {
  const { enterpriseId, name, regionId, numerator, denominator, values } = one;
  return {
    ...{ unitId: region.id, unitName: region.name, enterpriseId, name: name ?? '', numerator, denominator, values },
    regionName: regionId === null ? '' : (atlas.get(regionId)?.name ?? regionId),
  };
}

async function traced(
  warehouse: Warehouse,
  question: { code: string; period: string; regionId: string; tier: Tier | null },
): Promise<TracedEnterprise[]> {
  const all: TracedEnterprise[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const { enterprises } = await warehouse.trace({ ...question, offset, limit: PAGE });
    all.push(...enterprises);
    if (enterprises.length < PAGE) return all;
  }
}
