import type { RegionEntry } from '@tidu/contract';
import type { Period, Tier } from '@tidu/domain';

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

type Query = Record<string, string | null | (string | null)[] | undefined>;

const LEVELS: readonly RegionLevel[] = ['country', 'province', 'prefecture', 'county'];
const ASKED_TIERS: readonly Tier[] = ['municipal', 'provincial', 'national'];

/** The question an address holds; what cannot be read falls back to the default, so that an old link still opens. */
export function readQuestion(query: Query): Question {
  const period = one(query['period']);
  const section = one(query['section']);
  return {
    period: period !== null && /^\d{4}-(0[1-9]|1[0-2])$/.test(period) ? period : null,
    region: one(query['region']),
    level: LEVELS.find(level => level === one(query['level'])) ?? null,
    tier: ASKED_TIERS.find(tier => tier === one(query['tier'])) ?? null,
    section: section !== null && /^[A-T]$/.test(section) ? section : null,
    basis: 'comparable',
  };
}

/** The address of a question, without what is default anyway. */
export function writeQuestion({ basis: _only, ...asked }: Question): Record<string, string> {
  return Object.fromEntries(Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== null));
}

/** Levels a region can be cut into, the nearest first. */
export const LEVELS_BELOW: Record<RegionLevel, readonly RegionLevel[]> = {
  country: ['province', 'prefecture'],
  province: ['prefecture', 'county'],
  prefecture: ['county'],
  county: [],
};

const one = (value: Query[string]): string | null => {
  const first = Array.isArray(value) ? value[0] : value;
  return first === undefined || first === null || first === '' ? null : first;
};
