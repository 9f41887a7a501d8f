import type { ConductCount, ConductMeasure, Period, Tier } from '@tidu/domain';
import { readConduct } from './conduct.js';
import { readBreakthroughs, readTeams, type Breakthrough, type TeamResult } from './recognition.js';
import type { SnapshotFile } from './snapshot-file.js';

/** What stands beside a ranking. */
export interface RankingReads {
  /** How the returns of a place came in for a period. */
  conduct(question: { period: Period; regionId: string }): Promise<Record<ConductMeasure, ConductCount>>;
  /** When each prefecture and county had its first title of a tier. */
  breakthroughs(question: { tier: Tier; until: string }): Promise<Breakthrough[]>;
  /** Titles and growth by service team. */
  teams(question: { period: Period; regionId: string }): Promise<TeamResult[]>;
}

/** The same, asked of one snapshot. */
export function rankingReads(snapshot: SnapshotFile, rootId: string): RankingReads {
  return {
    conduct: question => readConduct(snapshot, rootId, question),
    breakthroughs: question => readBreakthroughs(snapshot, question),
    teams: question => readTeams(snapshot, rootId, question),
  };
}
