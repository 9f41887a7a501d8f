import type { TracedEnterpriseEntry } from '@tidu/contract';
import { columnOf, fieldOf, questionOf, type Atlas } from '@tidu/domain';
import type { Batch } from '@tidu/records';
import type { BatchOrigin, HeldValue, TracedEnterprise } from '@tidu/warehouse';
import { regionNames } from '../region-names.js';

/** What is known of the files that values came in. */
export interface Sources {
  atlas: Atlas;
  batches: ReadonlyMap<string, Batch>;
  origins: ReadonlyMap<string, BatchOrigin>;
  callerRegionId: string;
}

/** An enterprise of a figure as it leaves the house: named, each value with the cell it was filed in. */
export function toTracedEnterprise(traced: TracedEnterprise, sources: Sources): TracedEnterpriseEntry {
  const { enterpriseId, name, regionId, numerator, denominator, values } = traced;
  return {
    ...{ id: enterpriseId, name, regionId, numerator, denominator },
    regionName: regionId === null ? null : regionNames(sources.atlas, regionId),
    values: values.map(held => toTracedValue(held, sources)),
  };
}

function toTracedValue(held: HeldValue, sources: Sources): TracedEnterpriseEntry['values'][number] {
  const { field, value, source, period, form } = held;
  return { field, ...describe(field), value, source, period, form, origin: originOf(held, sources) };
}

function originOf(
  { field, source, batchId, sheet, row }: HeldValue,
  { atlas, batches, origins, callerRegionId }: Sources,
): TracedEnterpriseEntry['values'][number]['origin'] {
  const batch = batches.get(batchId);
  // What was stored a year ago was filed under the field itself.
  const filedAs = source === 'stored' ? (fieldOf(field)?.key ?? field) : field;
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

function describe(key: string): { name: { zh: string; en: string }; unit: string } {
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
