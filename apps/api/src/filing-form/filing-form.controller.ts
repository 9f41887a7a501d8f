import { Readable } from 'node:stream';
import { Controller, Inject } from '@nestjs/common';
import { contract, type FilingField, type OutputOf } from '@tidu/contract';
import {
  ANSWER_SEPARATOR,
  fieldOf,
  inUnitOf,
  questionOf,
  TiduError,
  type Configuration,
  type FormColumn,
  type Layout,
} from '@tidu/domain';
import { requestRun, type Ledger } from '@tidu/records';
import { keepOriginal, type EnterpriseEntry, type FiledValues, type Warehouse } from '@tidu/warehouse';
import type { Caller } from '../http/caller.js';
import { Endpoint, type Asked } from '../http/endpoint.js';
import { secretariesOf } from '../http/scope.js';
import { LAYOUTS, type LayoutEntry } from '../layouts.js';
import { provenanceOf } from '../provenance.js';
import { PublishedSnapshots } from '../published-snapshots.js';
import { CLOCK, CONFIGURATION, LEDGER, type Clock } from '../tokens.js';
import { askedColumns, oneRowReport } from './one-row-report.js';

/** One enterprise's report on a page: shown with what is known, filed as a batch of one row. */
@Controller()
export class FilingFormController {
  constructor(
    private readonly snapshots: PublishedSnapshots,
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(CLOCK) private readonly now: Clock,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(LAYOUTS) private readonly layouts: readonly LayoutEntry[],
  ) {}

  @Endpoint(contract.filingForm.read)
  async read(
    { id, region, period, layout: layoutId }: Asked<typeof contract.filingForm.read>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.filingForm.read>> {
    const layout = this.requireReport(layoutId);
    return this.snapshots.read(async warehouse => {
      const { name, regionId } = await enterpriseOf(warehouse, id, region, caller);
      const known = await warehouse.filedValues({ enterpriseId: id, period });
      return {
        provenance: provenanceOf(warehouse.meta),
        enterprise: { id, name, regionId },
        period,
        layout: { id: layout.id, name: layout.name },
        fields: askedColumns(layout, period).map(column => toField(column, known)),
      };
    });
  }

  @Endpoint(contract.filingForm.file)
  async file(
    { id, region, period, layout: layoutId, values }: Asked<typeof contract.filingForm.file>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.filingForm.file>> {
    const layout = this.requireReport(layoutId);
    const enterprise = await this.snapshots.read(warehouse => enterpriseOf(warehouse, id, region, caller));
    const at = this.now();
    const text = oneRowReport(layout, enterprise, { period, values, at });
    const { sha256 } = await keepOriginal(this.configuration.home, Readable.from([text]));
    const run = await requestRun(
      this.ledger,
      {
        job: 'ingest',
        trigger: 'page',
        actor: caller.login,
        subject: `${enterprise.name} ${period}`,
        scopeId: caller.regionId,
        input: { sha256, name: `填报-${id}-${period}.csv`, layout: layout.id, receivedAt: at.toISOString() },
      },
      { at },
    );
    return { runId: run!.id };
  }

  private requireReport(id: string): Layout {
    const layout = this.layouts.find(entry => entry.id === id && entry.kind === 'filing');
    if (layout === undefined) throw new TiduError('not-found', { subject: `报表 ${id}` });
    return layout;
  }
}

/** The enterprise, if it is the caller's to report for; whose it is not does not learn that it exists. */
async function enterpriseOf(
  warehouse: Warehouse,
  id: string,
  region: string,
  caller: Caller,
): Promise<EnterpriseEntry> {
  const file = await warehouse.enterprise(id, { regionId: region, secretaries: secretariesOf(caller) });
  if (file === null) throw new TiduError('not-found', { subject: id });
  return file.enterprise;
}

function toField(column: FormColumn, known: FiledValues): FilingField {
  const { key, target, heads, unit, isRequired, choices, most, reading } = column;
  const field = fieldOf(target);
  const isPrior = field !== undefined && target !== field.key;
  const value = known[target] ?? null;
  const question = questionOf(target);
  const kept = typeof value === 'string' ? value.split(ANSWER_SEPARATOR) : [];
  return {
    ...{ key, isPrior, unit, isRequired, most },
    name: { zh: heads[0], en: field?.en ?? question?.en ?? null },
    choices: choices === null ? null : [...choices],
    isText: reading === 'text' || choices !== null,
    value: typeof value === 'number' ? inUnitOf(column, value) : null,
    chosen: (question?.answers ?? []).filter(answer => kept.includes(answer.value)).map(({ zh }) => zh),
  };
}
