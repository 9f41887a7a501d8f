import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CATALOGUE,
  codeInScheme,
  competitionOf,
  createAtlas,
  readCommendationScheme,
  sumsOfUnit,
  TiduError,
  type CommendationScheme,
  type RankingRecord,
} from '@tidu/domain';
import { findBatches, findRanking, sealText, type KeptRanking } from '@tidu/records';
import type { Dock } from '../dock.js';
import type { RankingBook } from '../ranking-workbook/grid.js';
import { samplesOf } from '../ranking-workbook/sample.js';
import { writeRankingWorkbook } from '../ranking-workbook/write-ranking-workbook.js';
import { writeZip } from '../write/zip-file.js';
import { linesOfRanking, standingOf } from './ranking-lines.js';
import { withSealedSnapshot } from './sealed-snapshot.js';
import { linesOfVerification } from './verification-lines.js';
import { verifyRanking } from './verify-ranking.js';

/** A file about one ranking: the workbook that computes it, the evidence pack, or what came out of a verification. */
export type RankingDocumentKind = 'workbook' | 'pack' | 'verification';

/** What is asked for, by whom, and where it is written. */
export interface RankingDocumentWish {
  kind: RankingDocumentKind;
  id: string;
  out: string;
  actor: string;
  now: Date;
}

const ENDS: Record<RankingDocumentKind, string> = { workbook: 'xlsx', pack: 'zip', verification: 'txt' };

/** Ending of the file's name. */
export const endOf = (kind: RankingDocumentKind): string => ENDS[kind];

/**
 * Makes a file about a ranking, from its record and the batches it rests on.
 *
 * @returns the name it is handed out under
 * @throws TiduError `not-found`, `file-unreadable` when the lake has lost a batch
 */
export async function makeRankingDocument(dock: Dock, wish: RankingDocumentWish): Promise<string> {
  const kept = await findRanking(dock.ledger, wish.id);
  if (kept === null) throw new TiduError('not-found', { subject: wish.id });
  const name = `市州排名 ${kept.period} ${kept.id}.${endOf(wish.kind)}`;
  if (wish.kind === 'verification') await writeVerification(dock, wish);
  else if (wish.kind === 'workbook') await writeWorkbook(dock, kept, wish);
  else await writePack(dock, kept, wish);
  return name;
}

async function writeVerification(dock: Dock, { id, out, actor, now }: RankingDocumentWish): Promise<void> {
  const verified = await verifyRanking(dock, id, { actor, now });
  await writeFile(out, `${linesOfVerification(verified).join('\n')}\n`);
}

async function writeWorkbook(dock: Dock, kept: KeptRanking, { out, now }: { out: string; now: Date }): Promise<void> {
  await writeRankingWorkbook(out, await bookOf(dock, kept, now));
}

/** Everything the file of a commendation needs: text for people, record and seal for whoever computes again, the workbook. */
async function writePack(dock: Dock, kept: KeptRanking, { out, actor, now }: RankingDocumentWish): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tidu-pack-'));
  try {
    const workbook = join(folder, 'ranking.xlsx');
    await writeWorkbook(dock, kept, { out: workbook, now });
    const record = JSON.parse(kept.record) as RankingRecord;
    const { record: _, ...entry } = kept;
    const isSigned = kept.state === 'signed';
    const verified = isSigned ? linesOfVerification(await verifyRanking(dock, kept.id, { actor, now })) : [];
    await writeZip(out, [
      ['说明.txt', `${[...standingOf(kept), '', ...linesOfRanking(record), '', ...verified].join('\n')}\n`],
      ['record.json', kept.record],
      ['seal.json', JSON.stringify(entry, null, 2)],
      ...(isSigned ? [['seal.txt', sealText(kept)] as const] : []),
      ['scheme.yaml', record.scheme.text],
      ['ranking.xlsx', { file: workbook }],
    ]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function bookOf(dock: Dock, kept: KeptRanking, now: Date): Promise<RankingBook> {
  const record = JSON.parse(kept.record) as RankingRecord;
  const scheme = readCommendationScheme(record.scheme.text, record.scheme.id, CATALOGUE);
  const samples = await withSealedSnapshot(dock, record, now, warehouse => samplesOf(warehouse, record, scheme));
  const filed = samples.flatMap(
    sample => sample?.rows.flatMap(({ values }) => values.map(({ batchId }) => batchId)) ?? [],
  );
  const batches = await findBatches(dock.ledger, [...new Set(filed)]);
  const fileNames = new Map(batches.map(({ id, fileName }) => [id, `${fileName} ${id}`]));
  return { record, scheme, samples, sums: sumsOf(record, scheme), fileNames, standing: standingOf(kept) };
}

function sumsOf(record: RankingRecord, scheme: CommendationScheme): RankingBook['sums'] {
  const { competitors } = competitionOf(scheme, createAtlas(record.regions, record.rootId), record.asOf);
  return new Map(
    competitors.map(competitor => [
      competitor.region.id,
      scheme.indicators.map(indicator => sumsOfUnit(competitor, codeInScheme(indicator), record.figures)),
    ]),
  );
}
