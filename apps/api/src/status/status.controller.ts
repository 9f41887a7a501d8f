import { Controller, Inject } from '@nestjs/common';
import { contract, type OutputOf } from '@tidu/contract';
import { formatPeriod, type Atlas, type WorkCalendar } from '@tidu/domain';
import { readProgress, type Ledger } from '@tidu/records';
import type { PeriodCoverage } from '@tidu/warehouse';
import { BoundaryMap } from '../boundary-map.js';
import type { Caller } from '../http/caller.js';
import { shownPeriods } from '../http/embargo.js';
import { Endpoint, type Asked } from '../http/endpoint.js';
import { Decisions } from '../decisions.js';
import { provenanceOf } from '../provenance.js';
import { PublishedSnapshots } from '../published-snapshots.js';
import { regionNames } from '../region-names.js';
import { ATLAS, CLOCK, LEDGER, WORK_CALENDAR, type Clock } from '../tokens.js';
import { latestQuarter } from '../latest-quarter.js';

type Status = OutputOf<typeof contract.status.read>;

@Controller()
export class StatusController {
  constructor(
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(ATLAS) private readonly atlas: Atlas,
    @Inject(CLOCK) private readonly now: Clock,
    @Inject(WORK_CALENDAR) private readonly calendar: WorkCalendar,
    private readonly decisions: Decisions,
    private readonly snapshots: PublishedSnapshots,
    private readonly map: BoundaryMap,
  ) {}

  @Endpoint(contract.status.read)
  async read({ region }: Asked<typeof contract.status.read>, caller: Caller): Promise<Status> {
    const provinceId = this.atlas.root.id;
    return {
      province: { id: provinceId, name: regionNames(this.atlas, provinceId) },
      region: { id: region, name: regionNames(this.atlas, region) },
      ...(await this.published(region, caller)),
      loading: await this.loading(),
      mapSource: this.map.source,
    };
  }

  private async published(
    region: string,
    caller: Caller,
  ): Promise<Pick<Status, 'synthetic' | 'snapshot' | 'periods' | 'latestQuarter'>> {
    if (this.snapshots.current() === null) {
      return { synthetic: false, snapshot: null, periods: [], latestQuarter: null };
    }
    return this.snapshots.read(async (warehouse, { publishedAt, builtAt }) => {
      const now = this.now();
      const { embargoes } = await this.decisions.read();
      const coverage = shownPeriods(await warehouse.periods(region), embargoes, { caller, now });
      const { snapshotId: id, asOf, synthetic } = provenanceOf(warehouse.meta);
      const at = (publishedAt ?? builtAt).toISOString();
      return {
        synthetic,
        snapshot: { id, publishedAt: at, asOf, contentHash: warehouse.meta.contentHash },
        periods: coverage.map(toPeriodStatus),
        latestQuarter: latestQuarter(coverage, { now, calendar: this.calendar }),
      };
    });
  }

  private async loading(): Promise<Status['loading']> {
    const unfinished = (await readProgress(this.ledger)).find(({ state }) => state !== 'finished');
    if (unfinished === undefined) return null;
    const { task, label, done, total, state } = unfinished;
    return { task, label, done, total, state };
  }
}

const toPeriodStatus = ({ period, dueTiers, nExpected, nFiled }: PeriodCoverage): Status['periods'][number] => ({
  period,
  label: { zh: formatPeriod(period, 'zh'), en: formatPeriod(period, 'en') },
  dueTiers,
  nExpected,
  nFiled,
  complete: nExpected > 0 && nFiled >= nExpected,
});
