import type { Route } from '@tidu/contract';
import { TiduError, type Atlas } from '@tidu/domain';
import type { Caller } from './caller.js';

/**
 * The region a data route answers for: the caller's own unless they ask for one inside it.
 *
 * A secretary answers for enterprises, not for a region: routes cut by region alone are not for them.
 *
 * @throws TiduError outside-scope, or not-found for a region nobody knows
 */
export function narrowRegion(atlas: Atlas, { scoped }: Route, caller: Caller | null, asked: unknown): string {
  if (caller === null) throw new TiduError('not-signed-in');
  if (caller.role === 'secretary' && scoped !== 'enterprises') {
    throw new TiduError('not-permitted', { role: '区域工作人员 (officer)' });
  }
  const region = asked === undefined ? caller.regionId : String(asked);
  if (atlas.get(region) === undefined) throw new TiduError('not-found', { subject: region });
  if (!atlas.within(region, caller.regionId)) {
    throw new TiduError('outside-scope', { own: nameOf(atlas, caller.regionId), asked: nameOf(atlas, region) });
  }
  return region;
}

/** Whose enterprises a caller may see: a secretary's are those assigned to them by login or by name; null is everybody's. */
export function secretariesOf({ role, login, name }: Caller): string[] | null {
  return role === 'secretary' ? [login, name] : null;
}

/** The region and everything below it, abolished units too: whose batches and runs may be seen. */
export function regionsWithin(atlas: Atlas, regionId: string): string[] {
  return atlas.regions.filter(({ id }) => atlas.within(id, regionId)).map(({ id }) => id);
}

const nameOf = (atlas: Atlas, id: string): string => atlas.get(id)?.name ?? id;

/**
 * Refuses who does not answer for the whole installation.
 *
 * @throws TiduError outside-scope
 */
export function requireRoot(atlas: Atlas, { regionId }: Caller): void {
  if (regionId === atlas.root.id) return;
  throw new TiduError('outside-scope', { own: nameOf(atlas, regionId), asked: atlas.root.name });
}
