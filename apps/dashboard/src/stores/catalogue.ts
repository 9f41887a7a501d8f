import { contract, type IndicatorEntry, type OutputOf, type RegionEntry } from '@tidu/contract';
import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { ask } from '../api.js';

export type RegionMap = OutputOf<typeof contract.regions.map>;

/** What changes rarely and every page needs: the indicators, the regions in scope, the outlines. Asked once a sign-in. */
export const useCatalogue = defineStore('catalogue', () => {
  const indicators = shallowRef<ReadonlyMap<string, IndicatorEntry>>(new Map());
  const regions = shallowRef<ReadonlyMap<string, RegionEntry>>(new Map());
  let asked: Promise<void> | undefined;
  const maps = new Map<string, Promise<RegionMap | null>>();

  /** @throws ApiError when the API refuses; the next call asks again */
  function load(): Promise<void> {
    asked ??= Promise.all([ask(contract.indicators.list, {}), ask(contract.regions.list, {})])
      .then(([catalogue, tree]) => {
        indicators.value = new Map(catalogue.indicators.map(entry => [entry.code, entry]));
        regions.value = new Map(tree.regions.map(entry => [entry.id, entry]));
      })
      .catch((refusal: unknown) => {
        asked = undefined;
        throw refusal;
      });
    return asked;
  }

  /** Outlines of a region and all below it; null where there is no map, when pages show ranked bars. */
  function mapOf(regionId: string): Promise<RegionMap | null> {
    const known = maps.get(regionId);
    if (known !== undefined) return known;
    const asking = ask(contract.regions.map, { region: regionId }).catch(() => {
      maps.delete(regionId);
      return null;
    });
    maps.set(regionId, asking);
    return asking;
  }

  function forget(): void {
    asked = undefined;
    maps.clear();
    indicators.value = new Map();
    regions.value = new Map();
  }

  return { indicators, regions, load, mapOf, forget };
});
