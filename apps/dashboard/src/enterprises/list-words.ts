import type { EnterpriseRow } from '@tidu/contract';
import { TIER_NAMES } from '@tidu/domain';
import type { ExportTable } from '../download.js';
import { unitWord } from '../format.js';
import type { Language, Messages } from '../language/messages.js';
import { nameIn } from '../region-name.js';
import type { ListQuestion } from './list-question.js';

/** One condition of a question as a reader names it, and the question without it. */
export interface Condition {
  word: string;
  without: Partial<ListQuestion>;
}

/** What the words of a list are made from. */
export interface ListWords {
  text: Messages;
  language: Language;
  sections: { code: string; name: string }[];
}

/** The conditions of a question, the region apart: it is the place, not a condition. */
export function conditionsOf(question: ListQuestion, words: ListWords): Condition[] {
  const { search, tier, section, firing } = question;
  const { text } = words;
  const sectionName = words.sections.find(({ code }) => code === section)?.name ?? section;
  return [
    ...(tier === null ? [] : [{ word: tierWord(tier, words), without: { tier: null } }]),
    ...(sectionName === null ? [] : [{ word: sectionName, without: { section: null } }]),
    ...(firing ? [{ word: text.enterprises.firing, without: { firing: false } }] : []),
    ...(search === null ? [] : [{ word: quoted(search), without: { search: null } }]),
  ];
}

/** The table of all rows as it is downloaded. */
export function listExport(rows: readonly EnterpriseRow[], { text, language }: ListWords): ExportTable {
  const words = text.enterprises.columns;
  return {
    title: text.enterprises.title,
    header: [
      words.name,
      words.code,
      words.region,
      words.tier,
      words.section,
      words.period,
      `${words.revenue} (${unitWord('cny10k', language)})`,
      `${words.growth} %`,
      `${words.intensity} %`,
      words.warnings,
      text.enterprises.closed,
    ],
    rows: rows.map(row => [
      row.name,
      row.id,
      row.regionName === null ? null : nameIn(row.regionName, language),
      row.tier === null ? null : TIER_NAMES[row.tier][language],
      row.sectionName === null ? null : nameIn(row.sectionName, language),
      row.latest?.period ?? null,
      row.latest?.revenue ?? null,
      row.latest?.revenueGrowth ?? null,
      row.latest?.rdIntensity ?? null,
      row.nFiring,
      row.closedOn,
    ]),
  };
}

const tierWord = (tier: NonNullable<ListQuestion['tier']>, { text, language }: ListWords): string =>
  tier === 'monitored' ? text.enterprises.monitored : TIER_NAMES[tier][language === 'zh' ? 'shortZh' : 'shortEn'];

const quoted = (search: string): string => `“${search}”`;
