import type { ValueRow } from '@tidu/contract';
import type { Period } from '@tidu/domain';
import { inSlots, withGaps } from '../charts/period-axis.js';
import {
  formatChange,
  formatCount,
  formatFigure,
  formatGrowth,
  formatRate,
  formatSigned,
  NOT_FILED,
  shownUnit,
  unitWord,
} from '../format.js';
import type { ExportTable } from '../download.js';
import type { Language, Messages } from '../language/messages.js';
import { nameIn } from '../region-name.js';
import type { Origin } from '../stores/provenance.js';
import { yearEndBefore, type Asked } from './asked.js';
import { changeOriginOf, changeUnit, originOf, type Telling } from './origin.js';
import type { Found } from './rows.js';

/** A figure that can be asked where it comes from. */
export interface ShownFigure {
  text: string;
  label: string;
  origin: () => Origin;
}

/** One headline: a figure, its change, what it rests on, its line. */
export interface Kpi {
  code: string;
  title: string;
  figure: ShownFigure;
  unit: string;
  /** Words before and after each second figure: 同比 **+7.1**%; **+7.1**% YoY. */
  changes: { key: string; before: string; figure: ShownFigure; after: string }[];
  note: string;
  spark: (number | null)[];
}

/** Headlines in their order; the second code is the indicator of its growth, where there is one. */
const HEADLINES: readonly { code: string; growth?: string; beside?: string }[] = [
  { code: 'enterprises-by-tier' },
  { code: 'revenue', growth: 'revenue-growth' },
  { code: 'total-profit', growth: 'total-profit-growth' },
  { code: 'rd-expense', growth: 'rd-growth', beside: 'rd-intensity' },
  { code: 'average-employees' },
  { code: 'receivable-days' },
];

/** The headlines of one region: those the catalogue has, in order. */
export function kpisOf(found: Found, tiers: Found, asked: Asked, place: string, telling: Telling): Kpi[] {
  return HEADLINES.filter(({ code }) => telling.indicators.has(code)).map(headline => {
    const { code } = headline;
    const row = found.of(code);
    const entry = telling.indicators.get(code)!;
    const title =
      code === 'enterprises-by-tier' ? telling.text.overview.enterprises : nameIn(entry.name, telling.language);
    const unit = shownUnit(entry.unit, [row?.value ?? null]);
    return {
      code,
      title,
      figure: {
        text: row === undefined ? NOT_FILED : formatFigure(row, unit, entry.decimals, telling.language),
        label: title,
        origin: () => originOf(row ?? nothing(code, asked), place, telling),
      },
      unit: unitWord(unit, telling.language),
      changes:
        code === 'enterprises-by-tier'
          ? [sinceYearEnd(found, asked, place, telling)]
          : changesOf(headline, found, asked, place, telling),
      note:
        code === 'enterprises-by-tier'
          ? split(tiers, telling)
          : restsOn(row, found.of(headline.growth ?? code), telling),
      spark: lineOf(found, headline.growth ?? code, asked.series),
    };
  });
}

/** The headlines as a table to download: what is printed, for there is no one unit. */
export const headlinesExport = (kpis: Kpi[], words: Messages['overview']): ExportTable => ({
  title: words.kpis,
  header: [words.indicator, words.figure, words.unit, words.changed],
  rows: kpis.map(({ title, figure, unit, changes }) => [
    title,
    figure.text,
    unit,
    changes.map(({ before, figure: changed, after }) => `${before} ${changed.text} ${after}`.trim()).join('; '),
  ]),
});

function changesOf(
  { code, growth, beside }: (typeof HEADLINES)[number],
  found: Found,
  asked: Asked,
  place: string,
  telling: Telling,
): Kpi['changes'] {
  const { text, language } = telling;
  const row = found.of(code) ?? nothing(code, asked);
  const isDifference = row.change?.kind === 'difference';
  const before = isDifference ? text.overview.onYearAgo : text.overview.yoy;
  const changed: ShownFigure =
    growth === undefined
      ? { text: formatChange(row.change, language), label: before, origin: () => changeOriginOf(row, place, telling) }
      : {
          text: formatGrowth(found.of(growth), language),
          label: before,
          origin: () => originOf(found.of(growth) ?? nothing(growth, asked), place, telling),
        };
  const after = changeUnit(row, telling);
  const hasNumber = /\d/.test(changed.text);
  return [
    { key: 'change', figure: changed, ...around(before, hasNumber ? after : '', language) },
    ...(beside === undefined ? [] : besideOf(beside, found, place, telling)),
  ];
}

function besideOf(code: string, found: Found, place: string, telling: Telling): Kpi['changes'] {
  const row = found.of(code);
  if (row === undefined) return [];
  const before = telling.text.overview.intensity;
  const decimals = telling.indicators.get(code)?.decimals ?? 2;
  const figure = {
    text: formatFigure(row, 'percent', decimals, telling.language),
    label: before,
    origin: () => originOf(row, place, telling),
  };
  return [{ key: code, before, figure, after: row.value === null ? '' : '%' }];
}

function sinceYearEnd(found: Found, asked: Asked, place: string, telling: Telling): Kpi['changes'][number] {
  const now = found.of('enterprises-by-tier');
  const then = found.of('enterprises-by-tier', { period: yearEndBefore(asked.period) });
  const change = now?.value == null || then?.value == null ? null : now.value - then.value;
  const label = telling.text.overview.sinceYearEnd;
  const text = change === null ? NOT_FILED : formatSigned(change, 0);
  return {
    key: 'change',
    figure: { text, label, origin: () => originOf(then ?? nothing('enterprises-by-tier', asked), place, telling) },
    ...around(label, unitWord('enterprise', telling.language), telling.language),
  };
}

/** Chinese names a change before its figure, English after it: 比上年同期 +2.6 天, +2.6 days on a year ago. */
const around = (word: string, unit: string, language: Language): { before: string; after: string } =>
  language === 'zh' ? { before: word, after: unit } : { before: '', after: [unit, word].filter(Boolean).join(' ') };

/** A line of a year never runs into the next: both are cumulated from their own January. */
const lineOf = (found: Found, code: string, periods: Period[]): (number | null)[] =>
  inSlots(withGaps(periods), periods, found.series(code, periods));

const split = (tiers: Found, { text }: Telling): string => {
  const [national, provincial, municipal] = ['national', 'provincial', 'municipal'].map(key =>
    formatCount(tiers.of('enterprises-by-tier', { key })?.value ?? 0),
  );
  return text.overview.tierSplit(national!, provincial!, municipal!);
};

function restsOn(row: ValueRow | undefined, growth: ValueRow | undefined, { text }: Telling): string {
  const compared = growth !== undefined && growth !== row ? growth.n : (row?.change?.n ?? null);
  const sample =
    row?.change?.kind === 'difference'
      ? text.overview.sampleN(formatCount(row.n))
      : text.overview.comparableN(formatCount(compared));
  return `${sample} · ${text.overview.reported(formatRate(row?.nFiled ?? null, row?.nExpected ?? null))}`;
}

/** A row that was not in the answer: not filed. */
export const nothing = (code: string, { period, region }: Pick<Asked, 'period' | 'region'>): ValueRow => ({
  code,
  period,
  key: region.id,
  keyName: null,
  value: null,
  numerator: null,
  denominator: null,
  note: null,
  n: null,
  nExpected: 0,
  nFiled: 0,
  change: null,
  withheld: false,
  keys: [],
  prior: null,
  share: null,
  rank: null,
  contribution: null,
  withheldFor: null,
});
