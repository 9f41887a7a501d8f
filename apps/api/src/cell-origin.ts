import type { CellOrigin, Names } from '@tidu/contract';
import { columnOf, fieldOf, questionOf, type Atlas } from '@tidu/domain';
import { findBatches, type Batch, type Ledger } from '@tidu/records';
import { readOrigins, type BatchOrigin } from '@tidu/warehouse';

/** What is known of the files that values came in. */
export interface Sources {
  atlas: Atlas;
  batches: ReadonlyMap<string, Batch>;
  origins: ReadonlyMap<string, BatchOrigin>;
  callerRegionId: string;
}

/** Collects what is known of these batches. */
export async function sourcesOf(
  { ledger, home, atlas }: { ledger: Ledger; home: string; atlas: Atlas },
  batchIds: Iterable<string>,
  callerRegionId: string,
): Promise<Sources> {
  const ids = [...new Set(batchIds)];
  const [batches, origins] = await Promise.all([findBatches(ledger, ids), readOrigins(home, ids)]);
  return { atlas, batches: new Map(batches.map(batch => [batch.id, batch])), origins, callerRegionId };
}

/**
 * The cell a value was filed in, as it leaves the house.
 *
 * @param filedAs key it was filed under
 */
export function cellOriginOf(
  filedAs: string,
  { batchId, sheet, row }: { batchId: string; sheet: string; row: number },
  { atlas, batches, origins, callerRegionId }: Sources,
): CellOrigin {
  const batch = batches.get(batchId);
  const column = origins.get(batchId)?.get(columnOf(filedAs));
  return {
    ...{ batchId, sheet, row },
    fileName: batch?.fileName ?? '',
    sender: batch?.sender ?? '',
    receivedOn: batch?.receivedOn ?? '',
    column: column?.letters ?? null,
    header: column?.header ?? null,
    unit: column?.unit ?? null,
    hasOriginal: batch !== undefined && atlas.within(batch.scopeId, callerRegionId),
  };
}

/** Name and unit of a filed key; of an answer of the survey the question. */
export function describeField(key: string): { name: Names; unit: string } {
  const question = questionOf(key);
  if (question) return { name: { zh: question.zh, en: question.en }, unit: 'none' };
  const field = fieldOf(key);
  if (!field) return { name: { zh: key, en: key }, unit: 'none' };
  const isPrior = key !== field.key;
  return {
    name: isPrior ? { zh: `${field.zh}（上年同期）`, en: `${field.en}, year before` } : { zh: field.zh, en: field.en },
    unit: field.unit,
  };
}
