import type { Atlas } from '@tidu/domain';

/** A region and everything above it; who has no known region is the business of the whole installation. */
export function lineOf(atlas: Atlas, regionId: string | null): string[] {
  const line: string[] = [];
  for (let id = regionId; id !== null && !line.includes(id); id = atlas.get(id)?.parentId ?? null) line.push(id);
  return line.includes(atlas.root.id) ? line : [...line, atlas.root.id];
}
