import { defineStore } from 'pinia';
import { shallowRef } from 'vue';

/** A figure whose enterprises and cells can be asked for. */
export interface TracedFigure {
  code: string;
  period: string;
  /** The reader's own where absent. */
  region?: string;
  /** `monitored` stands for the three monitored tiers. */
  tier?: string;
  section?: string;
  enterprise?: string;
}

/** The one drawer that follows a figure to its enterprises and cells: at most one is open. */
export const useLineage = defineStore('lineage', () => {
  const figure = shallowRef<{ title: string; printed: string; trace: TracedFigure } | null>(null);

  function open(title: string, printed: string, trace: TracedFigure): void {
    figure.value = { title, printed, trace };
  }
  function close(): void {
    figure.value = null;
  }
  return { figure, open, close };
});
