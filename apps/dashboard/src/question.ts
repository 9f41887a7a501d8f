import type { RegionEntry } from '@tidu/contract';
import type { Period, Tier } from '@tidu/domain';
import { oneOf, queryOf, type Query } from './query.js';

export type RegionLevel = RegionEntry['level'];

/** What a page is asked about. Null is the default: the newest quarter, the reader's own region, all tiers, all industries. */
export interface Question {
  period: Period | null;
  region: string | null;
  /** Level the map and its table list. */
  level: RegionLevel | null;
  tier: Tier | null;
  section: string | null;
  /** Growth is on the comparable sample; there is no other basis. */
  basis: 'comparable';
}

const LEVELS: readonly RegionLevel[] = ['country', 'province', 'prefecture', 'county'];
const ASKED_TIERS: readonly Tier[] = ['municipal', 'provincial', 'national'];

/** The question an address holds; what cannot be read falls back to the default, so that an old link still opens. */
export function readQuestion(query: Query): Question {
  const period = oneOf(query['period']);
  const section = oneOf(query['section']);
  return {
    period: period !== null && /^\d{4}-(0[1-9]|1[0-2])$/.test(period) ? period : null,
    region: oneOf(query['region']),
    level: LEVELS.find(level => level === oneOf(query['level'])) ?? null,
    tier: ASKED_TIERS.find(tier => tier === oneOf(query['tier'])) ?? null,
    section: section !== null && /^[A-T]$/.test(section) ? section : null,
    basis: 'comparable',
  };
}

/** The address of a question, without what is default anyway. */
export const writeQuestion = ({ basis: _only, ...asked }: Question): Record<string, string> => queryOf({ ...asked });

/** Levels a region can be cut into, the nearest first. */
export const LEVELS_BELOW: Record<RegionLevel, readonly RegionLevel[]> = {
  country: ['province', 'prefecture'],
  province: ['prefecture', 'county'],
  prefecture: ['county'],
  county: [],
};
