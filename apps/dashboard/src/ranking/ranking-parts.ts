/** The parts of the page of the ranking, in the order of a reader. */
export const RANKING_PARTS = ['ranking', 'safety', 'years', 'conduct', 'recognition', 'schemes', 'archive'] as const;
export type RankingPart = (typeof RANKING_PARTS)[number];

/** The part an address names; the ranking itself where it names none. */
export const readPart = (written: string | null): RankingPart =>
  RANKING_PARTS.find(part => part === written) ?? 'ranking';
