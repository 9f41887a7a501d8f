import { Controller, Inject } from '@nestjs/common';
import { contract, type OutputOf, type ScenarioEntry, type ShiftRow } from '@tidu/contract';
import {
  createRuleBook,
  inCny10k,
  TiduError,
  withNumbers,
  type Atlas,
  type Industry,
  type Programme,
  type Tier,
} from '@tidu/domain';
import { attestedFacts, listScenarios, removeScenario, saveScenario, type Ledger, type Scenario } from '@tidu/records';
import type { ShiftCount } from '@tidu/warehouse';
import type { Caller } from '../http/caller.js';
import { Endpoint, type Asked } from '../http/endpoint.js';
import { regionsWithin } from '../http/scope.js';
import { provenanceOf } from '../provenance.js';
import { PublishedSnapshots } from '../published-snapshots.js';
import { regionNames } from '../region-names.js';
import { regionRowNames, sectionRowNames } from '../row-names.js';
import { ATLAS, CLOCK, INDUSTRIES, LEDGER, type Clock } from '../tokens.js';
import { MEASURABLES, ProgrammeLibrary, ruleUsed } from './library.js';
import { inquiryOf, tierIn } from './occasion.js';

/** Names of who gains and of who loses, each. */
const MOST_NAMES = 200;

@Controller()
export class WhatIfController {
  constructor(
    private readonly library: ProgrammeLibrary,
    private readonly snapshots: PublishedSnapshots,
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(ATLAS) private readonly atlas: Atlas,
    @Inject(INDUSTRIES) private readonly industries: readonly Industry[],
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Endpoint(contract.whatIf.try)
  async try({
    id,
    region,
    tier,
    changes,
    against,
    ...occasion
  }: Asked<typeof contract.whatIf.try>): Promise<OutputOf<typeof contract.whatIf.try>> {
    const shelf = await this.library.open();
    const source = shelf.sourceOf(id);
    const other = shelf.sourceOf(against ?? id);
    const tried = withNumbers(other.programme, changes);
    const title = source.programme.tiers.find(one => one.id === tier)?.title ?? null;
    const tierAfter = tierIn(tried, source.programme, tier);
    if (tierAfter === null) throw new TiduError('not-found', { subject: tier });
    return this.snapshots.read(async warehouse => {
      const inquiry = await inquiryOf(warehouse, occasion, this.now());
      const bookAfter = createRuleBook(
        shelf.book.programmes.map(one => (one.id === tried.id ? tried : one)),
        MEASURABLES,
      );
      const [factsBefore, factsAfter] = await Promise.all(
        [id, other.programme.id].map(one => attestedFacts(this.ledger, one)),
      );
      const shift = await warehouse.verdictShift(
        [
          { rule: { book: shelf.book, programme: source.programme, inquiry, facts: factsBefore! }, tier },
          { rule: { book: bookAfter, programme: tried, inquiry, facts: factsAfter! }, tier: tierAfter },
        ],
        { regionId: region, title, limit: MOST_NAMES },
      );
      const awards = [shelf.book, bookAfter].map(({ programmes }) => this.firstAward(programmes, title, inquiry.on));
      const sums = [awards[0]!, awards[1]!] as const;
      return {
        provenance: provenanceOf(warehouse.meta),
        before: ruleUsed(source),
        after: ruleUsed({ ...other, programme: tried }),
        on: inquiry.on,
        period: inquiry.period,
        total: toRow(shift.total, sums),
        byRegion: shift.byRegion.map(row => ({
          ...toRow(row, sums),
          regionId: row.regionId,
          regionName: row.regionId === null ? null : regionRowNames(this.atlas, row.regionId, region),
        })),
        bySection: shift.bySection.map(row => ({
          ...toRow(row, sums),
          section: row.section,
          sectionName: row.section === null ? null : sectionRowNames(this.industries, row.section),
        })),
        rows: shift.rows.map(row => ({
          ...row,
          regionName: row.regionId === null ? null : regionNames(this.atlas, row.regionId),
        })),
      };
    });
  }

  @Endpoint(contract.whatIf.scenarios)
  async scenarios(
    { id, region }: Asked<typeof contract.whatIf.scenarios>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.whatIf.scenarios>> {
    const regionIds = regionsWithin(this.atlas, region);
    const rows = await listScenarios(this.ledger, { programmeId: id, actor: caller.login, regionIds });
    return { rows: rows.map(toEntry) };
  }

  @Endpoint(contract.whatIf.save)
  async save(
    { id, region, name, changes, shared }: Asked<typeof contract.whatIf.save>,
    caller: Caller,
  ): Promise<ScenarioEntry> {
    const programme = (await this.library.open()).book.programmeOf(id);
    withNumbers(programme, changes);
    const scenario = { programmeId: id, version: programme.version, name, changes, regionId: region, shared };
    return toEntry(await saveScenario(this.ledger, scenario, { actor: caller.login, at: this.now() }));
  }

  @Endpoint(contract.whatIf.remove)
  async remove(
    { id }: Asked<typeof contract.whatIf.remove>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.whatIf.remove>> {
    await removeScenario(this.ledger, id, { actor: caller.login, at: this.now() });
    return { id };
  }

  /** What the first grant of a title costs by every programme in force here, in 万元; null where no fixed sum is promised for it. */
  private firstAward(programmes: readonly Programme[], title: Tier | null, on: string): number | null {
    const known = programmes
      .filter(({ inForce, region }) => {
        const isInForce = inForce.from <= on && (inForce.to === null || on < inForce.to);
        return isInForce && this.atlas.get(region) !== undefined;
      })
      .flatMap(({ incentives }) => incentives)
      .filter(({ grant }) => title !== null && grant?.title === title)
      .map(({ pay: { amount } }) => (amount === null ? null : inCny10k(amount.value, amount.unit)))
      .filter(sum => sum !== null);
    return known.length === 0 ? null : known.reduce((total, sum) => total + sum, 0);
  }
}

function toEntry(scenario: Scenario): ScenarioEntry {
  return { ...scenario, at: scenario.at.toISOString() };
}

function toRow(
  { nBefore, nAfter, nGained, nLost, nLostHolders, nFirstBefore, nFirstAfter }: ShiftCount,
  [before, after]: readonly [number | null, number | null],
): ShiftRow {
  return {
    ...{ nBefore, nAfter, nGained, nLost, nLostHolders },
    costBefore: before === null ? null : nFirstBefore * before,
    costAfter: after === null ? null : nFirstAfter * after,
  };
}
