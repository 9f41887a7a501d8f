import { TiduError, type Atlas } from '@tidu/domain';
import type { Caller } from './caller.js';

/**
 * The region a data route answers for: the caller's own unless they ask for one inside it.
 *
 * A secretary answers for enterprises, not for a region; until that list exists they see no regional figures.
 *
 * @throws TiduError outside-scope, or not-found for a region nobody knows
 */
export function narrowRegion(atlas: Atlas, caller: Caller | null, asked: unknown): string {
  if (caller === null) throw new TiduError('not-signed-in');
  if (caller.role === 'secretary') throw new TiduError('not-permitted', { role: '区域工作人员 (officer)' });
  const region = asked === undefined ? caller.regionId : String(asked);
  if (atlas.get(region) === undefined) throw new TiduError('not-found', { subject: region });
  if (!atlas.within(region, caller.regionId)) {
    throw new TiduError('outside-scope', { own: nameOf(atlas, caller.regionId), asked: nameOf(atlas, region) });
  }
  return region;
}

const nameOf = (atlas: Atlas, id: string): string => atlas.get(id)?.name ?? id;
