import { open } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { Controller, Inject } from '@nestjs/common';
import { contract, type OutputOf, type RunEntry } from '@tidu/contract';
import { TiduError, type Atlas, type Configuration } from '@tidu/domain';
import { findBatch, findRun, recordDeed, requestRun, type Ledger, type Run } from '@tidu/records';
import type { Caller } from '../http/caller.js';
import { Endpoint, type Asked } from '../http/endpoint.js';
import { LAYOUTS, type LayoutEntry } from '../layouts.js';
import { toRunEntry } from '../run-entry.js';
import { ATLAS, CLOCK, CONFIGURATION, LEDGER, type Clock } from '../tokens.js';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MEDIA_TYPES: Record<string, string> = { '.zip': 'application/zip', '.txt': 'text/plain; charset=utf-8' };

/** Workbooks made on request: asked for here, made by pipelines, handed out here. */
@Controller()
export class DocumentsController {
  constructor(
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(ATLAS) private readonly atlas: Atlas,
    @Inject(CLOCK) private readonly now: Clock,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(LAYOUTS) private readonly layouts: readonly LayoutEntry[],
  ) {}

  @Endpoint(contract.documents.returned)
  async returned({ id, region }: Asked<typeof contract.documents.returned>, caller: Caller): Promise<RunEntry> {
    const batch = await findBatch(this.ledger, id);
    if (batch === null || !this.atlas.within(batch.scopeId, region)) throw new TiduError('not-found', { subject: id });
    return this.ask(caller, region, batch.fileName, { document: 'returned', batch: id });
  }

  @Endpoint(contract.documents.template)
  async template(
    { region, layout: id, period, isPrefilled }: Asked<typeof contract.documents.template>,
    caller: Caller,
  ): Promise<RunEntry> {
    const layout = this.layouts.find(entry => entry.id === id);
    if (layout === undefined) throw new TiduError('not-found', { subject: `版式 ${id}` });
    return this.ask(caller, region, layout.name.zh, {
      ...{ document: 'template', layout: id, region, prefilled: String(isPrefilled) },
      ...(period !== undefined && { period }),
    });
  }

  @Endpoint(contract.documents.read)
  async read(
    { id, region }: Asked<typeof contract.documents.read>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.documents.read>> {
    const run = await findRun(this.ledger, id);
    const isOwn = run !== null && run.job === 'document' && this.atlas.within(run.scopeId, region);
    if (!isOwn || run.state !== 'succeeded') throw new TiduError('not-found', { subject: id });
    const name = run.result['name'] ?? `${id}.xlsx`;
    const file = await open(join(this.configuration.home, 'documents', fileOf(run)), 'r').catch(() => {
      throw new TiduError('not-found', { subject: `${name}（只保留一天，请重新生成）` });
    });
    const at = this.now();
    await recordDeed(this.ledger, {
      actor: caller.login,
      action: 'document.fetch',
      subject: id,
      detail: { file: name },
      at,
    });
    return { bytes: file.createReadStream(), name, mediaType: MEDIA_TYPES[extname(fileOf(run))] ?? WORKBOOK };
  }

  private async ask(caller: Caller, scopeId: string, subject: string, input: Run['input']): Promise<RunEntry> {
    const wanted = { job: 'document', trigger: 'page', actor: caller.login, subject, scopeId, input } as const;
    return toRunEntry((await requestRun(this.ledger, wanted, { at: this.now() }))!);
  }
}

/** Name of the file a run has made, in the folder of documents. */
function fileOf({ id, result }: Run): string {
  return basename(result['file'] ?? `${id}.xlsx`);
}
