import type { Names } from '@tidu/contract';
import type { Atlas } from '@tidu/domain';

/** A region's name in both languages; the id itself when the tree was replaced and no longer has it. */
export function regionNames(atlas: Atlas, id: string): Names {
  const region = atlas.get(id);
  return { zh: region?.name ?? id, en: region?.nameEn ?? null };
}
