import type { Names } from '@tidu/contract';
import { TIER_NAMES, TIERS, type Atlas, type Industry, type Tier } from '@tidu/domain';
import { NO_KEY } from '@tidu/warehouse';
import { regionNames } from './region-names.js';

const UNKNOWN_REGION: Names = { zh: '地区未定', en: 'Region not known' };

/** Name of a row of an answer by region: what is registered with the asked region itself is told from its total. */
export function regionRowNames(atlas: Atlas, key: string, askedRegion: string): Names {
  if (key === NO_KEY) return UNKNOWN_REGION;
  const { zh, en } = regionNames(atlas, key);
  if (key !== askedRegion) return { zh, en };
  return { zh: `${zh}本级`, en: en === null ? null : `${en}, direct` };
}

/** Name of a row by tier. */
export function tierRowNames(key: string): Names {
  if (!isTier(key)) return { zh: '无称号', en: 'No title' };
  const { zh, en } = TIER_NAMES[key];
  return { zh, en };
}

/** Name of a row by section of industry. */
export function sectionRowNames(industries: readonly Industry[], key: string): Names {
  if (key === NO_KEY) return { zh: '行业未定', en: 'Industry not known' };
  const section = industries.find(({ code, level }) => level === 'section' && code === key);
  return { zh: section?.name ?? key, en: section?.nameEn ?? null };
}

const isTier = (key: string): key is Tier => (TIERS as readonly string[]).includes(key);
