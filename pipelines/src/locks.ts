import { acceptedReviews, listExtensions } from '@tidu/records';
import type { Lock } from '@tidu/warehouse';
import type { Dock } from './dock.js';

/**
 * Periods of regions for which nothing is taken on a day (`YYYY-MM-DD`): those accepted, less the regions an extension still
 * holds for.
 */
export async function locksOn({ ledger, atlas }: Dock, today: string): Promise<Lock[]> {
  const accepted = await acceptedReviews(ledger);
  if (accepted.length === 0) return [];
  const extensions = (await listExtensions(ledger)).filter(({ until }) => until >= today);
  return accepted.map(({ period, regionId }) => {
    const open = extensions.filter(extension => extension.period === period);
    const isLocked = (id: string) =>
      atlas.within(id, regionId) && !open.some(extension => atlas.within(id, extension.regionId));
    return { period, regionIds: atlas.regions.map(({ id }) => id).filter(isLocked) };
  });
}
