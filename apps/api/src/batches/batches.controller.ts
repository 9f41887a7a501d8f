import { Controller, Inject } from '@nestjs/common';
import { contract, type BatchEntry, type OutputOf, type RunEntry } from '@tidu/contract';
import { issueSentence, TiduError, verdictSentence, type Atlas, type Configuration, type Verdict } from '@tidu/domain';
import { findBatch, pageOfBatches, requestRun, withdrawBatches, type Batch, type Ledger } from '@tidu/records';
import { keepOriginal, openOriginal, readIssues } from '@tidu/warehouse';
import type { Caller } from '../http/caller.js';
import { Endpoint, type Asked, type Exchange } from '../http/endpoint.js';
import { regionsWithin } from '../http/scope.js';
import { uploadedBytes } from '../http/uploads.js';
import { LAYOUTS, type LayoutEntry } from '../layouts.js';
import { toRunEntry } from '../run-entry.js';
import { ATLAS, CLOCK, CONFIGURATION, LEDGER, type Clock } from '../tokens.js';

@Controller()
export class BatchesController {
  constructor(
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(ATLAS) private readonly atlas: Atlas,
    @Inject(CLOCK) private readonly now: Clock,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(LAYOUTS) private readonly layoutList: readonly LayoutEntry[],
  ) {}

  @Endpoint(contract.batches.list)
  async list({
    region,
    period,
    status,
    offset,
    limit,
  }: Asked<typeof contract.batches.list>): Promise<OutputOf<typeof contract.batches.list>> {
    const { total, batches } = await pageOfBatches(this.ledger, {
      scopeIds: regionsWithin(this.atlas, region),
      ...(period !== undefined && { period }),
      ...(status !== undefined && { status }),
      offset,
      limit,
    });
    return { total, batches: batches.map(batch => this.toEntry(batch)) };
  }

  @Endpoint(contract.batches.issues)
  async issues({
    id,
    region,
    severity,
    offset,
    limit,
  }: Asked<typeof contract.batches.issues>): Promise<OutputOf<typeof contract.batches.issues>> {
    const batch = await this.requireOwn(id, region);
    const question = { ...(severity !== undefined && { severity }), offset, limit };
    const { total, issues } = await readIssues(this.configuration.home, id, question);
    return {
      batch: this.toEntry(batch),
      total,
      issues: issues.map(({ advice, ...issue }) => ({
        ...issue,
        advice: { zh: advice ?? issueSentence(issue, 'zh'), en: issueSentence(issue, 'en') },
      })),
    };
  }

  @Endpoint(contract.batches.original)
  async original({
    id,
    region,
  }: Asked<typeof contract.batches.original>): Promise<OutputOf<typeof contract.batches.original>> {
    const { sha256, fileName } = await this.requireOwn(id, region);
    return { ...(await openOriginal(this.configuration.home, sha256)), name: fileName };
  }

  @Endpoint(contract.batches.withdraw)
  async withdraw({ id, region, reason }: Asked<typeof contract.batches.withdraw>, caller: Caller): Promise<BatchEntry> {
    const batch = await this.requireOwn(id, region);
    const at = this.now();
    await withdrawBatches(this.ledger, [id], { actor: caller.login, at, reason });
    const scopeId = this.atlas.root.id;
    const wanted = { job: 'publish', trigger: 'page', actor: caller.login, subject: id, scopeId, input: {} } as const;
    await requestRun(this.ledger, wanted, { at });
    return this.toEntry({ ...batch, status: 'withdrawn' });
  }

  @Endpoint(contract.batches.upload)
  async upload(
    { region, name, layout, period }: Asked<typeof contract.batches.upload>,
    caller: Caller,
    { request }: Exchange,
  ): Promise<RunEntry> {
    if (layout !== undefined && !this.layoutList.some(({ id }) => id === layout)) {
      throw new TiduError('not-found', { subject: `版式 ${layout}` });
    }
    const { sha256 } = await keepOriginal(this.configuration.home, uploadedBytes(request));
    const at = this.now();
    const input = {
      sha256,
      name,
      receivedAt: at.toISOString(),
      ...(layout !== undefined && { layout }),
      ...(period !== undefined && { period }),
    };
    const wanted = {
      job: 'ingest',
      trigger: 'upload',
      actor: caller.login,
      subject: name,
      scopeId: region,
      input,
    } as const;
    const run = await requestRun(this.ledger, wanted, { at });
    return toRunEntry(run!);
  }

  @Endpoint(contract.batches.layouts)
  layouts(): OutputOf<typeof contract.batches.layouts> {
    return { layouts: [...this.layoutList] };
  }

  /** A batch of the asked scope; one outside it is not told from one there is none. */
  private async requireOwn(id: string, region: string): Promise<Batch> {
    const batch = await findBatch(this.ledger, id);
    if (batch === null || !this.atlas.within(batch.scopeId, region)) throw new TiduError('not-found', { subject: id });
    return batch;
  }

  private toEntry(batch: Batch): BatchEntry {
    const { id, fileName, status, periods, receivedOn, sender, scopeId, synthetic, layout, counts } = batch;
    const verdict = batch.verdict as Verdict;
    return {
      ...{ id, fileName, status, periods, receivedOn, sender, scopeId, synthetic, layout },
      kind: batch.kind as BatchEntry['kind'],
      layoutName: this.layoutList.find(entry => entry.id === layout)?.name ?? null,
      recordedAt: batch.recordedAt.toISOString(),
      nLoaded: counts['load'] ?? 0,
      nQuarantined: counts['quarantined'] ?? 0,
      nWarned: counts['warned'] ?? 0,
      nIgnored: counts['ignored'] ?? 0,
      sentence: { zh: verdictSentence(verdict, 'zh'), en: verdictSentence(verdict, 'en') },
    };
  }
}
