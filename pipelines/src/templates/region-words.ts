import type { Atlas, Region } from '@tidu/domain';

/** A region as a cell may name it: its own name where that says which, with the one above before it where not, else its code. */
export function regionWord(atlas: Atlas, region: Region, asOf: string): string {
  const above = region.parentId === null ? undefined : atlas.get(region.parentId);
  const words = [region.name, `${above?.name ?? ''}${region.name}`];
  return words.find(word => meansIt(atlas, word, region, asOf)) ?? region.id;
}

/** The regions an enterprise of a place may report from, as cells may name them, in the order of the atlas. */
export function regionWords(atlas: Atlas, placeId: string, asOf: string): string[] {
  const standing = atlas.regions.filter(
    ({ id, reporting, validFrom, validTo }) =>
      reporting && atlas.within(id, placeId) && validFrom <= asOf && (validTo === null || asOf < validTo),
  );
  // The place itself is no county: it is offered only where it has nothing below it.
  const below = standing.filter(({ id }) => id !== placeId);
  return (below.length > 0 ? below : standing).map(region => regionWord(atlas, region, asOf));
}

function meansIt(atlas: Atlas, word: string, { id }: Region, asOf: string): boolean {
  const found = atlas.recognise(word, asOf);
  return 'region' in found && found.region.id === id;
}
