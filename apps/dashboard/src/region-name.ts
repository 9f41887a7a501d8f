import type { Names, RegionEntry } from '@tidu/contract';
import type { Language } from './language/messages.js';

/** A name in the chosen language; Chinese where nobody has given another. */
export const nameIn = (names: Names, language: Language): string =>
  language === 'en' ? (names.en ?? names.zh) : names.zh;

/**
 * The name of a region as tables and lists print it: 延边州 for 延边朝鲜族自治州, 前郭县 for 前郭尔罗斯蒙古族自治县, 长白山 for the
 * office that administers it.
 */
export function briefName({ kind, name, shortName }: RegionEntry, language: Language): string {
  if (language === 'en') return nameIn(name, language);
  if (kind !== 'admin') return shortName;
  const autonomous = /自治([州县旗])$/.exec(name.zh);
  if (autonomous !== null) return shortName + autonomous[1];
  return /(自治区|特别行政区)$/.test(name.zh) ? shortName : name.zh;
}

const WHOLE_EN: Record<RegionEntry['level'], string> = {
  country: 'Country',
  province: 'Province',
  prefecture: 'Prefecture',
  county: 'County',
};

/** What the row of a total is called after the region it adds up: 全省, 全市, 全州, 全县. */
export function wholeName({ kind, level, name }: RegionEntry, language: Language): string {
  if (language === 'en') return WHOLE_EN[level];
  if (level === 'country') return '全国';
  return kind === 'admin' ? `全${/[省市州盟县旗区]$/.exec(name.zh)?.[0] ?? '域'}` : '全区';
}
