import { Controller, Inject } from '@nestjs/common';
import { contract, type OutputOf, type TargetRow } from '@tidu/contract';
import { contributionsOf, progressOf, TiduError, valuesOf, type Atlas, type Observed, type Target } from '@tidu/domain';
import { recordTargetCount, targetCounts, type Ledger, type TargetCount } from '@tidu/records';
import type { Warehouse } from '@tidu/warehouse';
import type { Caller } from '../http/caller.js';
import { Endpoint, type Asked } from '../http/endpoint.js';
import { regionsWithin } from '../http/scope.js';
import { provenanceOf } from '../provenance.js';
import { PublishedSnapshots } from '../published-snapshots.js';
import { regionNames } from '../region-names.js';
import { ATLAS, CLOCK, LEDGER, type Clock } from '../tokens.js';
import { ProgrammeLibrary } from './library.js';
import { localDay } from './occasion.js';
import { countedOf, type Counted } from './target-counts.js';

@Controller()
export class TargetsController {
  constructor(
    private readonly library: ProgrammeLibrary,
    private readonly snapshots: PublishedSnapshots,
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(ATLAS) private readonly atlas: Atlas,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Endpoint(contract.targets.read)
  async read({
    id,
    region,
    on: asked,
  }: Asked<typeof contract.targets.read>): Promise<OutputOf<typeof contract.targets.read>> {
    const { programme } = (await this.library.open()).sourceOf(id);
    const on = asked ?? localDay(this.now());
    const reported = await targetCounts(this.ledger, id, regionsWithin(this.atlas, region));
    const answer = async (warehouse: Warehouse | null) => {
      const rows: TargetRow[] = [];
      for (const target of programme.targets) {
        const counted = warehouse === null ? null : await countedOf(warehouse, target, { regionId: region, on });
        const row = this.toRow(target, { counted, reported, region, on, whole: programme.region });
        if (row !== null) rows.push(row);
      }
      return { on, source: warehouse && provenanceOf(warehouse.meta), regionId: region, rows };
    };
    return this.snapshots.current() === null ? answer(null) : this.snapshots.read(answer);
  }

  @Endpoint(contract.targets.count)
  async count(
    { id, region, target, on, value }: Asked<typeof contract.targets.count>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.targets.count>> {
    const { programme } = (await this.library.open()).sourceOf(id);
    if (!programme.targets.some(one => one.id === target)) throw new TiduError('not-found', { subject: target });
    const entry = { programmeId: id, target, regionId: region, on, value };
    await recordTargetCount(this.ledger, entry, { actor: caller.login, at: this.now() });
    return { target, on, value };
  }

  /** A target as it stands; a region the document gives no number to is told with its own count against none. */
  private toRow(
    target: Target,
    asked: { counted: Counted | null; reported: readonly TargetCount[]; region: string; on: string; whole: string },
  ): TargetRow | null {
    const { counted, reported, region, on, whole } = asked;
    const own = target.regions.some(one => one.region === region) ? region : null;
    const saidOf = (regionId: string): Observed[] =>
      reported.filter(one => one.target === target.id && one.regionId === regionId);
    // A province sees the plan of one of its cities as that city counted it.
    const place = own ?? (this.atlas.within(whole, region) ? whole : region);
    const observed = counted === null ? saidOf(place) : counted.whole;
    const progress = progressOf(target, { region: own, today: on, observed });
    if (progress === null) return null;
    const { id, name, kind, clause, quote, restored, note } = target;
    const { year, goal, unit, comparator, start, latest, closed, state, done, due, projection, neededPerYear } =
      progress;
    return {
      ...{ target: id, name, kind, clause, quote, restored, note, year, goal, unit, comparator, start, latest },
      ...{ closed, state, done, due, projection, neededPerYear },
      regionId: own,
      regionName: own === null ? null : regionNames(this.atlas, own),
      latestHighest: counted?.highest.findLast(one => one.on === latest?.on)?.value ?? null,
      isReported: target.actual === null,
      contributions: this.contributions(target, { counted, saidOf, on, year }),
    };
  }

  private contributions(
    target: Target,
    asked: { counted: Counted | null; saidOf(region: string): Observed[]; on: string; year: number },
  ): TargetRow['contributions'] {
    const { counted, saidOf, on, year } = asked;
    const named = target.regions.map(one => one.region).filter(one => this.atlas.get(one) !== undefined);
    const ids = counted === null ? named : [...new Set([...named, ...counted.parts.keys()])];
    const rows = ids.map(regionId => {
      const observed = counted === null ? saidOf(regionId) : (counted.parts.get(regionId) ?? []);
      const progress = progressOf(target, { region: regionId, today: on, observed });
      const goal = valuesOf(target).find(one => one.region === regionId && one.year === year)?.value ?? null;
      const latest = progress?.latest ?? observed.at(-1) ?? null;
      return {
        region: regionId,
        start: progress?.start?.value ?? observed[0]?.value ?? null,
        latest,
        goal,
        state: progress?.state ?? null,
      };
    });
    const shares = contributionsOf(rows.map(row => ({ ...row, latest: row.latest?.value ?? null })));
    return rows.map(({ region: regionId, latest, goal, state }, at) => ({
      ...{ regionId, goal, state, latest: latest?.value ?? null },
      regionName: regionNames(this.atlas, regionId),
      increase: shares[at]!.increase,
      share: shares[at]!.share,
    }));
  }
}
