import { Controller, Inject } from '@nestjs/common';
import { contract, type CalendarPeriodEntry, type FilingExtensionEntry, type OutputOf } from '@tidu/contract';
import {
  deadlineOf,
  isQuarterEnd,
  isReportable,
  localDay,
  periodsBetween,
  periodState,
  TiduError,
  type Atlas,
  type Period,
  type WorkCalendar,
} from '@tidu/domain';
import { grantExtension, revokeExtension, type FilingExtension, type Ledger } from '@tidu/records';
import type { PeriodCoverage } from '@tidu/warehouse';
import { Decisions, type Decided } from '../decisions.js';
import { extendedDueOn } from '../extended-deadlines.js';
import type { Caller } from '../http/caller.js';
import { Endpoint, type Asked } from '../http/endpoint.js';
import { requireRoot } from '../http/scope.js';
import { PublishedSnapshots } from '../published-snapshots.js';
import { regionNames } from '../region-names.js';
import { regionRowNames } from '../row-names.js';
import { ATLAS, CLOCK, LEDGER, WORK_CALENDAR, type Clock } from '../tokens.js';

@Controller()
export class FilingCalendarController {
  constructor(
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(ATLAS) private readonly atlas: Atlas,
    @Inject(CLOCK) private readonly now: Clock,
    @Inject(WORK_CALENDAR) private readonly calendar: WorkCalendar,
    private readonly decisions: Decisions,
    private readonly snapshots: PublishedSnapshots,
  ) {}

  @Endpoint(contract.filingCalendar.read)
  async read({
    year,
    region,
  }: Asked<typeof contract.filingCalendar.read>): Promise<OutputOf<typeof contract.filingCalendar.read>> {
    const decided = await this.decisions.read();
    const coverage =
      this.snapshots.current() === null ? [] : await this.snapshots.read(warehouse => warehouse.periods(region));
    const known = new Map(coverage.map(each => [each.period, each]));
    return {
      today: localDay(this.now()),
      periods: periodsBetween(`${year}-01`, `${year}-12`)
        .filter(isReportable)
        .map(period => this.toPeriod(period, region, decided, known.get(period))),
    };
  }

  @Endpoint(contract.filingCalendar.missing)
  async missing({
    period,
    region,
    offset,
    limit,
  }: Asked<typeof contract.filingCalendar.missing>): Promise<OutputOf<typeof contract.filingCalendar.missing>> {
    return this.snapshots.read(async warehouse => {
      const { total, rows } = await warehouse.missingReporters({ period, regionId: region, offset, limit });
      return {
        period,
        total,
        rows: rows.map(row => ({ ...row, region: regionRowNames(this.atlas, row.regionId ?? '', region) })),
      };
    });
  }

  @Endpoint(contract.filingCalendar.grant)
  async grant(
    { period, region, until, reason }: Asked<typeof contract.filingCalendar.grant>,
    caller: Caller,
  ): Promise<FilingExtensionEntry> {
    requireRoot(this.atlas, caller);
    const { dueOn } = deadlineOf(period, this.calendar);
    if (until <= dueOn) throw new TiduError('extension-too-early', { dueOn });
    const granted = { period, regionId: region, until, reason, actor: caller.login, at: this.now() };
    const extension = await grantExtension(this.ledger, granted);
    this.decisions.forget();
    return this.toExtension(extension);
  }

  @Endpoint(contract.filingCalendar.revoke)
  async revoke(
    { id }: Asked<typeof contract.filingCalendar.revoke>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.filingCalendar.revoke>> {
    requireRoot(this.atlas, caller);
    await revokeExtension(this.ledger, id, { actor: caller.login, at: this.now() });
    this.decisions.forget();
    return {};
  }

  private toPeriod(
    period: Period,
    region: string,
    decided: Decided,
    coverage: PeriodCoverage | undefined,
  ): CalendarPeriodEntry {
    const { dueOn: nominal, isProvisional } = deadlineOf(period, this.calendar);
    const granted = decided.extensions.filter(extension => extension.period === period);
    const dueOn = extendedDueOn(this.atlas, granted, region, nominal);
    const reviews = [...this.decisions.reviewsOf(decided, period, region).values()];
    const today = localDay(this.now());
    const isOpenAgain = dueOn > nominal && today <= dueOn;
    const isLocked = reviews.every(({ state }) => state === 'accepted') && !isOpenAgain;
    return {
      period,
      isQuarter: isQuarterEnd(period),
      dueOn,
      isProvisional,
      state: periodState(period, { dueOn, isLocked, today, calendar: this.calendar }),
      nExpected: coverage?.nExpected ?? null,
      nFiled: coverage?.nFiled ?? null,
      status: this.decisions.statusOf(decided, period, region),
      releaseAt: decided.embargoes.find(embargo => embargo.period === period)?.releaseAt.toISOString() ?? null,
      extensions: granted
        .filter(({ regionId }) => this.atlas.within(regionId, region) || this.atlas.within(region, regionId))
        .map(extension => this.toExtension(extension)),
    };
  }

  private toExtension({ at, ...extension }: FilingExtension): FilingExtensionEntry {
    return { ...extension, region: regionNames(this.atlas, extension.regionId), at: at.toISOString() };
  }
}
