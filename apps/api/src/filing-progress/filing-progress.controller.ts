import { Controller, Inject } from '@nestjs/common';
import { contract, type FilingProgressRow, type Names, type OutputOf } from '@tidu/contract';
import { deadlineOf, type Atlas, type WorkCalendar } from '@tidu/domain';
import type { FilingProgress } from '@tidu/warehouse';
import { Endpoint, type Asked } from '../http/endpoint.js';
import { provenanceOf } from '../provenance.js';
import { PublishedSnapshots } from '../published-snapshots.js';
import { regionNames } from '../region-names.js';
import { regionRowNames } from '../row-names.js';
import { Decisions } from '../decisions.js';
import { extendedDeadlines, extendedDueOn } from '../extended-deadlines.js';
import { ATLAS, WORK_CALENDAR } from '../tokens.js';

@Controller()
export class FilingProgressController {
  constructor(
    private readonly snapshots: PublishedSnapshots,
    @Inject(ATLAS) private readonly atlas: Atlas,
    @Inject(WORK_CALENDAR) private readonly calendar: WorkCalendar,
    private readonly decisions: Decisions,
  ) {}

  @Endpoint(contract.filingProgress.read)
  async read({
    period,
    region,
  }: Asked<typeof contract.filingProgress.read>): Promise<OutputOf<typeof contract.filingProgress.read>> {
    const granted = (await this.decisions.read()).extensions.filter(extension => extension.period === period);
    const { dueOn, isProvisional } = deadlineOf(period, this.calendar);
    const extensions = extendedDeadlines(this.atlas, granted);
    return this.snapshots.read(async warehouse => {
      const { total, rows } = await warehouse.filingProgress({ period, regionId: region, extensions });
      return {
        provenance: provenanceOf(warehouse.meta),
        period,
        dueOn: extendedDueOn(this.atlas, granted, region, dueOn),
        isProvisional,
        total: toRow(total, regionNames(this.atlas, region)),
        rows: rows.map(row => toRow(row, regionRowNames(this.atlas, row.regionId, region))),
      };
    });
  }
}

function toRow({ nComplete, nRevisedLate, ...progress }: FilingProgress, name: Names): FilingProgressRow {
  const { nExpected, nOnTime, nLate } = progress;
  const nFiled = nOnTime + nLate;
  return {
    ...progress,
    name,
    rate: percentOf(nFiled, nExpected),
    onTimeRate: percentOf(nOnTime, nExpected),
    completeRate: percentOf(nComplete, nFiled),
    lateRevisionRate: percentOf(nRevisedLate, nFiled),
  };
}

const percentOf = (part: number, whole: number): number | null => (whole === 0 ? null : (100 * part) / whole);
