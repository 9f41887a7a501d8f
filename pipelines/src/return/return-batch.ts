import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readLayout, TiduError, type Layout, type Verdict } from '@tidu/domain';
import { findBatch, type Batch } from '@tidu/records';
import { originalPath, readIssues } from '@tidu/warehouse';
import type { Dock } from '../dock.js';
import { builtInLayouts } from '../layouts.js';
import { openReader } from '../read/index.js';
import type { GivenBack } from './give-back.js';
import { toldIssue, toldRefusal } from './issue-words.js';
import type { ToldIssue } from './told-issue.js';

/** Issues read from the lake at a time. */
const PAGE = 20_000;

/** A returned workbook, as it was written. */
export interface ReturnedWorkbook {
  form: GivenBack['form'];
  /** Issues told in it. */
  issues: number;
}

/** How a returned workbook is called. */
export function returnedName({ fileName }: Pick<Batch, 'fileName'>): string {
  return `${fileName.replace(/\.[A-Za-z]{1,5}$/, '').replace(/-退回$/, '')}-退回.xlsx`;
}

/**
 * Writes the workbook a batch goes back in: its file with a mark on each wrong cell and a list of what is wrong.
 *
 * It is read and written in a limited process of its own, so that files that come in do not wait for it.
 *
 * @param out where it is written
 * @param onStage told what is done next
 * @throws TiduError `file-unreadable` when the original is gone, `not-found` when its layout is
 */
export async function returnBatch(
  dock: Dock,
  batch: Batch,
  out: string,
  onStage: (name: 'collect' | 'write', counts: Record<string, number>) => Promise<void> = async () => {},
): Promise<ReturnedWorkbook> {
  const { home } = dock;
  const path = originalPath(home, batch.sha256);
  await stat(path).catch(() => {
    throw new TiduError('file-unreadable', { file: batch.fileName, reason: '原件已不在 files/ 里' });
  });
  const layout = await layoutOf(home, batch);
  const verdict = batch.verdict as Verdict;
  const work = join(home, 'work');
  await mkdir(work, { recursive: true });
  const folder = await mkdtemp(join(work, 'return-'));
  const reader = openReader(join(home, 'files'), work);
  try {
    const issues = join(folder, 'issues.jsonl');
    await onStage('collect', {});
    const n = await writeLines(
      issues,
      layout === null ? [[toldRefusal(verdict.reason!, verdict.facts)]] : issuesOf(home, batch.id, layout),
    );
    await onStage('write', { issues: n });
    const title = `${batch.id} ${batch.fileName}`;
    const { file, form } = await reader.giveBack({ path, folder, layout, issues, title });
    await copyFile(file, out);
    return { form, issues: n };
  } finally {
    reader.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The batch to return. @throws TiduError not-found */
export async function batchToReturn(dock: Dock, id: string): Promise<Batch> {
  const batch = await findBatch(dock.ledger, id);
  if (batch === null) throw new TiduError('not-found', { subject: `批次 ${id}` });
  return batch;
}

/** The layout a batch was read by; null where the file as a whole was turned away. */
async function layoutOf(home: string, { layout: id, parameters, status }: Batch): Promise<Layout | null> {
  if (status === 'refused' || id === null) return null;
  const { layoutSha256 } = parameters;
  if (layoutSha256 !== undefined) {
    const text = await readFile(originalPath(home, layoutSha256), 'utf8').catch(() => {
      throw new TiduError('not-found', { subject: `版式 ${id} 的原文` });
    });
    return readLayout(text, `${id}.yaml`);
  }
  const known = (await builtInLayouts()).find(layout => layout.id === id);
  if (known === undefined) throw new TiduError('not-found', { subject: `版式 ${id}` });
  return known;
}

async function* issuesOf(home: string, batchId: string, layout: Layout): AsyncGenerator<ToldIssue[]> {
  for (let offset = 0; ; offset += PAGE) {
    const { issues } = await readIssues(home, batchId, { offset, limit: PAGE });
    yield issues.map(issue => toldIssue(issue, layout));
    if (issues.length < PAGE) return;
  }
}

async function writeLines(file: string, pages: AsyncIterable<ToldIssue[]> | Iterable<ToldIssue[]>): Promise<number> {
  const out = createWriteStream(file);
  let n = 0;
  for await (const page of pages) {
    n += page.length;
    if (!out.write(page.map(issue => `${JSON.stringify(issue)}\n`).join(''))) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  return n;
}
