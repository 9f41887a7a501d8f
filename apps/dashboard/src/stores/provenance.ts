import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { TracedFigure } from './lineage.js';

/** All that is said about one figure when a reader asks where it comes from; every number already formatted. */
export interface Origin {
  /** What it is, of whom, for when. */
  title: string;
  /** The figure as printed, with its unit. */
  figure: string;
  formula: string;
  /** `numerator ÷ denominator` of a ratio, or the sum itself; null when withheld or missing. */
  parts: string | null;
  sample: string[];
  source: string | null;
  instant: string;
  /** What to ask for the enterprises and cells behind it; absent where there are none to see. */
  trace?: TracedFigure | null;
}

/** The one popover that explains a figure: at most one is open. */
export const useProvenance = defineStore('provenance', () => {
  const anchor = shallowRef<HTMLElement | null>(null);
  const origin = shallowRef<Origin | null>(null);

  function open(at: HTMLElement, explained: Origin): void {
    anchor.value = at;
    origin.value = explained;
  }

  /** Closes it and gives the focus back to the figure. */
  function close(refocus = true): void {
    if (refocus) anchor.value?.focus();
    anchor.value = null;
    origin.value = null;
  }

  return { anchor, origin, open, close };
});
