import type { Atlas } from '@tidu/domain';
import type { FilingExtension } from '@tidu/records';
import type { ExtendedDeadline } from '@tidu/warehouse';

/** The deadline of a region as a whole: the latest that was granted to it or to a region it lies in. */
export function extendedDueOn(
  atlas: Atlas,
  granted: readonly FilingExtension[],
  regionId: string,
  dueOn: string,
): string {
  const untils = granted.filter(extension => atlas.within(regionId, extension.regionId)).map(({ until }) => until);
  return [dueOn, ...untils].sort().at(-1)!;
}

/** What was granted, as the warehouse reads it: each with every region it holds for. */
export function extendedDeadlines(atlas: Atlas, granted: readonly FilingExtension[]): ExtendedDeadline[] {
  return granted.map(({ regionId, until }) => ({
    until,
    regionIds: atlas.regions.filter(({ id }) => atlas.within(id, regionId)).map(({ id }) => id),
  }));
}
