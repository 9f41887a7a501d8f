import {
  CATALOGUE,
  createAtlas,
  differencesOf,
  figure,
  indicatorOf,
  readCommendationScheme,
  recompute,
  TiduError,
  type Difference,
  type RankingInputs,
  type RankingRecord,
} from '@tidu/domain';
import { findRanking, inspectSeal, recordVerification, sha256 } from '@tidu/records';
import { observeRegions } from '@tidu/warehouse';
import type { Dock } from '../dock.js';
import { withSealedSnapshot } from './sealed-snapshot.js';

/** One thing that was looked at, in the order it was. */
export interface RankingCheck {
  check: 'record' | 'chain' | 'arithmetic' | 'lake' | 'result';
  isEqual: boolean;
  /** Where not; the first so many. */
  differences: Difference[];
}

/** What came out when a sealed ranking was computed again. */
export interface VerifiedRanking {
  id: string;
  isEqual: boolean;
  checks: RankingCheck[];
  /** The snapshot built again from the same batches has the content it had; false says no more than that the program now keeps other figures in it. */
  isSameSnapshot: boolean;
}

const MOST_TOLD = 50;

/**
 * Computes a sealed ranking again, from the lake: the batches it rests on are built into a snapshot aside, the sums are
 * read from that, and the ranking is made of them by the scheme that was sealed. What was withdrawn or filed since makes no
 * difference.
 *
 * What comes out is kept beside the ranking.
 *
 * @throws TiduError `not-found` when nothing signed has this id, `file-unreadable` when the lake has lost a batch
 */
export async function verifyRanking(
  dock: Dock,
  id: string,
  { actor, now }: { actor: string; now: Date },
): Promise<VerifiedRanking> {
  const kept = await findRanking(dock.ledger, id);
  if (kept === null || kept.state !== 'signed') throw new TiduError('not-found', { subject: `已签发的排名 ${id}` });
  const record = JSON.parse(kept.record) as RankingRecord;
  const seal = await inspectSeal(dock.ledger, id);
  const lake = await readAgain(dock, record, now);
  const checks = [
    verdict(
      'record',
      seal.isRecordWhole ? [] : [{ path: 'sha256', sealed: kept.recordSha256, found: sha256(kept.record) }],
    ),
    verdict('chain', seal.isChainWhole ? [] : [{ path: 'hash', sealed: kept.hash, found: null }]),
    verdict('arithmetic', differencesOf(record.result, resultOf(record, record))),
    verdict('lake', differencesOf(inputsOf(record), inputsOf(lake.inputs))),
    verdict('result', differencesOf(record.result, resultOf(record, lake.inputs))),
  ];
  const verified = {
    id,
    isEqual: checks.every(({ isEqual }) => isEqual),
    checks,
    isSameSnapshot: lake.contentHash === record.snapshot.contentHash,
  };
  const { isEqual } = verified;
  await recordVerification(dock.ledger, { rankingId: id, at: now, actor, isEqual, checks });
  return verified;
}

function verdict(check: RankingCheck['check'], differences: readonly Difference[]): RankingCheck {
  return { check, isEqual: differences.length === 0, differences: differences.slice(0, MOST_TOLD) };
}

const inputsOf = ({ figures, duties, conduct }: RankingInputs): RankingInputs => ({ figures, duties, conduct });

/** The result as it is kept: through JSON and back. */
function resultOf(record: RankingRecord, inputs: RankingInputs): unknown {
  return JSON.parse(JSON.stringify(recompute(record, inputs, { entries: CATALOGUE, indicatorOf, figure })));
}

/** The sums of a record, from a snapshot that is built of its batches and thrown away. */
function readAgain(
  dock: Dock,
  record: RankingRecord,
  now: Date,
): Promise<{ inputs: RankingInputs; contentHash: string }> {
  const { period, rootId, scheme } = record;
  return withSealedSnapshot(dock, record, now, async warehouse => {
    const sealed = readCommendationScheme(scheme.text, scheme.id, CATALOGUE);
    const tree = createAtlas(record.regions, rootId);
    const inputs = await observeRegions(warehouse, sealed, { atlas: tree, period });
    return { inputs, contentHash: warehouse.meta.contentHash };
  });
}
