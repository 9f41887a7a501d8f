import { Controller, Inject } from '@nestjs/common';
import { contract, type AwardRow, type OutputOf } from '@tidu/contract';
import { budgetOf, entitlementOf, TIER_NAMES, TiduError, type Atlas, type Programme } from '@tidu/domain';
import { workbookOf, type Grant, type ListColumn, type Warehouse } from '@tidu/warehouse';
import type { Caller } from '../http/caller.js';
import { Endpoint, type Asked } from '../http/endpoint.js';
import { secretariesOf } from '../http/scope.js';
import { provenanceOf } from '../provenance.js';
import { PublishedSnapshots } from '../published-snapshots.js';
import { regionNames } from '../region-names.js';
import { ATLAS, CLOCK, type Clock } from '../tokens.js';
import { ProgrammeLibrary, ruleUsed } from './library.js';
import { localDay } from './occasion.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Why nothing is owed, as a list tells it. */
const REFUSALS: Record<string, string> = {
  'not-in-force': '政策不在有效期',
  'wrong-tier': '没有所需称号',
  'not-granted': '当日没有认定',
  'not-the-first': '不是首次认定',
  'years-over': '已满最长年限',
  'used-up': '已达上限',
};

@Controller()
export class MoneyController {
  constructor(
    private readonly library: ProgrammeLibrary,
    private readonly snapshots: PublishedSnapshots,
    @Inject(ATLAS) private readonly atlas: Atlas,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Endpoint(contract.money.read)
  async read(asked: Asked<typeof contract.money.read>, caller: Caller): Promise<OutputOf<typeof contract.money.read>> {
    const source = (await this.library.open()).sourceOf(asked.id);
    return this.snapshots.read(async warehouse => {
      const { year, awards } = await this.awards(warehouse, source.programme, { ...asked, caller });
      return {
        provenance: provenanceOf(warehouse.meta),
        rule: ruleUsed(source),
        year,
        awards,
        budget: this.budget(awards, asked.region),
      };
    });
  }

  @Endpoint(contract.money.file)
  async file(asked: Asked<typeof contract.money.file>, caller: Caller): Promise<OutputOf<typeof contract.money.file>> {
    const { programme } = (await this.library.open()).sourceOf(asked.id);
    return this.snapshots.read(async warehouse => {
      const { year, awards } = await this.awards(warehouse, programme, { ...asked, caller });
      const columns: ListColumn[] = [
        ...['统一社会信用代码', '企业名称', '地区', '称号'].map(text),
        { name: '认定日期', type: 'DATE' },
        ...['奖补', '条款'].map(text),
        { name: '金额（万元）', type: 'DECIMAL(18, 4)' },
        text('不给的理由'),
      ];
      const rows = awards.map(award => [
        ...[award.enterpriseId, award.name, award.regionName?.zh ?? null, TIER_NAMES[award.tier].zh, award.on],
        ...[award.incentiveName.zh, award.clause, award.amount],
        award.refusal === null ? null : (REFUSALS[award.refusal] ?? award.refusal),
      ]);
      const name = `奖补名单-${programme.id}第${programme.version}版-${year}${warehouse.meta.synthetic ? '-合成数据' : ''}.xlsx`;
      return { bytes: workbookOf(columns, rows), name, mediaType: XLSX };
    });
  }

  @Endpoint(contract.money.reckon)
  async reckon(asked: Asked<typeof contract.money.reckon>): Promise<OutputOf<typeof contract.money.reckon>> {
    const { id, region: _, incentive: wanted, ...claim } = asked;
    const { programme } = (await this.library.open()).sourceOf(id);
    const incentive = programme.incentives.find(one => one.id === wanted);
    if (incentive === undefined) throw new TiduError('not-found', { subject: wanted });
    const { clause, amount, upTo, refusal, steps } = entitlementOf(programme, incentive, claim);
    return { clause, amount, upTo, refusal, steps };
  }

  /** Every grant of the year held against every incentive that a grant gives the right to. */
  private async awards(
    warehouse: Warehouse,
    programme: Programme,
    { region, year: asked, caller }: { region: string; year?: number | undefined; caller: Caller },
  ): Promise<{ year: number; awards: AwardRow[] }> {
    const year = asked ?? Number(localDay(this.now()).slice(0, 4));
    const scope = { regionId: region, secretaries: secretariesOf(caller) };
    const grants = await warehouse.grants({ ...scope, from: `${year}-01-01`, to: `${year + 1}-01-01` });
    const owing = programme.incentives.filter(({ grant }) => grant !== null);
    const awards = grants.flatMap(grant =>
      owing
        .filter(incentive => incentive.grant!.title === grant.tier)
        .map(incentive => {
          const { on, held, grants: past } = grant;
          const { clause, amount, refusal } = entitlementOf(programme, incentive, {
            on,
            held,
            grants: past,
            bases: null,
          });
          return {
            ...this.told(grant),
            incentive: incentive.id,
            incentiveName: incentive.name,
            clause,
            amount,
            refusal,
          };
        }),
    );
    return { year, awards };
  }

  private told({ enterpriseId, name, regionId, tier, on }: Grant) {
    return {
      ...{ enterpriseId, name, regionId, tier, on },
      regionName: regionId === null ? null : regionNames(this.atlas, regionId),
    };
  }

  /** By the part of the region an enterprise lies in; refused claims cost nothing. */
  private budget(awards: readonly AwardRow[], region: string): OutputOf<typeof contract.money.read>['budget'] {
    const partOf = (regionId: string | null): string | null => {
      if (regionId === null) return null;
      const { provinceId, prefectureId, countyId } = this.atlas.path(regionId);
      const line = [provinceId, prefectureId, countyId];
      return line[line.indexOf(region) + 1] ?? regionId;
    };
    const owed = awards.filter(({ refusal }) => refusal === null);
    return budgetOf(owed.map(award => ({ ...award, regionId: partOf(award.regionId) }))).map(line => ({
      ...line,
      regionName: line.regionId === null ? null : regionNames(this.atlas, line.regionId),
    }));
  }
}

function text(name: string): ListColumn {
  return { name, type: 'VARCHAR' };
}
