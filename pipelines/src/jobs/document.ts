import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Run } from '@tidu/records';
import type { Dock } from '../dock.js';
import { documentsFolder } from '../documents.js';
import { namedLayout } from '../layouts.js';
import { batchToReturn, returnBatch, returnedName } from '../return/return-batch.js';
import { makeTemplate, templateName } from '../templates/make-template.js';
import { endOf, makeRankingDocument, type RankingDocumentKind } from './ranking-document.js';

/** A document on its way: who asked for what, and where it is written. */
interface Wanted {
  dock: Dock;
  run: Run;
  out: string;
  now: Date;
  onStage(name: 'collect' | 'write', counts?: Record<string, number>): Promise<void>;
}

/**
 * Makes the document a run asks for; it lies in `<home>/documents` until it is fetched or a day is over.
 *
 * @returns `file` in that folder, and the `name` it is handed out under
 * @throws TiduError `not-found`, `file-unreadable`, `no-snapshot`
 */
export async function makeDocument(wanted: Omit<Wanted, 'out'>): Promise<Record<string, string>> {
  const { dock, run } = wanted;
  const folder = documentsFolder(dock.home);
  await mkdir(folder, { recursive: true });
  const { document = '' } = run.input;
  const kind = rankingKindOf(document);
  const [file, out] = [`${run.id}.${kind === null ? 'xlsx' : endOf(kind)}`, join(folder, `${run.id}.part`)];
  const write = document === 'template' ? writeTemplate : kind === null ? writeReturned : writeRanking;
  try {
    const result = await write({ ...wanted, out });
    await rename(out, join(folder, file));
    return { file, ...result };
  } finally {
    await rm(out, { force: true });
  }
}

const RANKING_KINDS = ['workbook', 'pack', 'verification'] as const;

function rankingKindOf(document: string): RankingDocumentKind | null {
  return RANKING_KINDS.find(kind => document === `ranking-${kind}`) ?? null;
}

async function writeRanking({ dock, run, out, now, onStage }: Wanted): Promise<Record<string, string>> {
  const { document = '', ranking: id = '' } = run.input;
  const kind = rankingKindOf(document)!;
  await onStage('collect');
  const name = await makeRankingDocument(dock, { kind, id, out, actor: run.actor, now });
  await onStage('write');
  return { name, ranking: id };
}

async function writeReturned({ dock, run, out, onStage }: Wanted): Promise<Record<string, string>> {
  const batch = await batchToReturn(dock, run.input['batch'] ?? '');
  const { form, issues } = await returnBatch(dock, batch, out, onStage);
  return { name: returnedName(batch), batch: batch.id, form, issues: String(issues) };
}

async function writeTemplate({ dock, run, out, now, onStage }: Wanted): Promise<Record<string, string>> {
  const { layout: id = '', region = run.scopeId, period, prefilled } = run.input;
  const { layout } = await namedLayout(id, '');
  await onStage('collect');
  const question = { layout, regionId: region, period: period ?? null, isPrefilled: prefilled === 'true' };
  const { enterprises } = await makeTemplate(dock, question, { out, now });
  await onStage('write', { enterprises });
  return { name: templateName(dock, question, now), layout: id, enterprises: String(enterprises) };
}
