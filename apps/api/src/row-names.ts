import type { Names } from '@tidu/contract';
import {
  AGE_BAND_NAMES,
  AGE_BANDS,
  SIZE_CLASS_NAMES,
  SIZE_CLASSES,
  TEAM_NAMES,
  TEAMS,
  TIER_NAMES,
  TIERS,
  type Atlas,
  type Industry,
  type Tier,
} from '@tidu/domain';
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

/** Name of a row by an industry of any level. */
export function industryRowNames(industries: readonly Industry[], key: string): Names {
  if (key === NO_KEY) return { zh: '行业未定', en: 'Industry not known' };
  const industry = industries.find(({ code }) => code === key);
  return { zh: industry?.name ?? key, en: industry?.nameEn ?? null };
}

/** Name of a row by team; a team of the bureau's own has the name it was given. */
export function teamRowNames(key: string): Names {
  if (key === NO_KEY) return { zh: '专班未定', en: 'No team' };
  const team = TEAMS.find(known => known === key);
  return team ? { zh: TEAM_NAMES[team].zh, en: TEAM_NAMES[team].en } : { zh: key, en: null };
}

/** Name of a row by size class. */
export function sizeRowNames(key: string): Names {
  const size = SIZE_CLASSES.find(known => known === key);
  return size ? SIZE_CLASS_NAMES[size] : { zh: '规模未定', en: 'Size not known' };
}

/** Name of a row by years since founding. */
export function ageRowNames(key: string): Names {
  const band = AGE_BANDS.find(known => known === key);
  return band ? AGE_BAND_NAMES[band] : { zh: '成立时间未知', en: 'Founding not known' };
}
