import type { TracedEnterpriseEntry } from '@tidu/contract';
import { fieldOf } from '@tidu/domain';
import type { HeldValue, TracedEnterprise } from '@tidu/warehouse';
import { cellOriginOf, describeField, type Sources } from '../cell-origin.js';
import { regionNames } from '../region-names.js';

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
  const { field, value, source, period, form, filedThen } = held;
  // What was stored a year ago was filed under the field itself.
  const own = fieldOf(field)?.key ?? field;
  return {
    ...{ field, ...describeField(field), value, source, period, form },
    origin: cellOriginOf(source === 'stored' ? own : field, held, sources),
    filedThen: filedThen && {
      ...{ value: filedThen.value, period: filedThen.period },
      origin: cellOriginOf(own, filedThen, sources),
    },
  };
}
