import type { IndicatorEntry, Provenance, ValueRow } from '@tidu/contract';
import { formatPeriod } from '@tidu/domain';
import {
  formatChange,
  formatCount,
  formatFigure,
  formatGrowth,
  formatInstant,
  formatNumber,
  formatRate,
  formatValue,
  unitWord,
} from '../format.js';
import type { Language, Messages } from '../language/messages.js';
import { nameIn } from '../region-name.js';
import type { TracedFigure } from '../stores/lineage.js';
import type { Origin } from '../stores/provenance.js';

/** What an explanation needs besides the figure itself. */
export interface Telling {
  language: Language;
  text: Messages;
  provenance: Provenance;
  indicators: ReadonlyMap<string, IndicatorEntry>;
  /** What the figures of the page are cut to, for who asks for the enterprises behind one. */
  cut?: { region: string; tier: string; section: string | null };
}

/** Codes of the indicators that are themselves a change: printed with their sign. */
const GROWTH = /-growth$/;

/** Where one figure of the API comes from: its formula, its two sums, its sample, its instant. */
export function originOf(row: ValueRow, place: string, telling: Telling): Origin {
  const { language } = telling;
  const entry = telling.indicators.get(row.code);
  const unit = entry?.unit ?? '';
  const figure = GROWTH.test(row.code)
    ? formatGrowth(row, language)
    : formatFigure(row, unit, entry?.decimals ?? 2, language);
  return {
    title: [
      entry === undefined ? row.code : nameIn(entry.name, language),
      place,
      formatPeriod(row.period, language),
    ].join(' · '),
    figure: withUnit(figure, unitWord(unit, language)),
    formula: entry === undefined ? row.code : nameIn(entry.meaning, language),
    parts: partsOf(row, unit, language),
    sample: sampleOf(row, telling),
    source: entry?.source ?? null,
    instant: instantOf(telling),
    trace: traceOf(row, telling),
  };
}

/** A letter of a section, or the id of a region. */
const SECTION = /^[A-T]$/;

/** What to ask for the enterprises behind a figure of the page; null where its group has no name of its own. */
function traceOf({ code, period, key, withheld }: ValueRow, { cut }: Telling): TracedFigure | null {
  if (cut === undefined || withheld || key === 'none') return null;
  const section = SECTION.test(key) ? key : cut.section;
  const region = SECTION.test(key) || key === '' ? cut.region : key;
  return { code, period, region, tier: cut.tier, ...(section !== null && { section }) };
}

/** Where the change of an amount against the year before comes from. */
export function changeOriginOf(row: ValueRow, place: string, telling: Telling): Origin {
  const { language, text } = telling;
  const own = originOf(row, place, telling);
  const n = formatCount(row.change?.n ?? null);
  return {
    ...own,
    title: `${own.title} · ${text.overview.yoy}`,
    figure: withUnit(formatChange(row.change, language), changeUnit(row, telling)),
    formula: text.overview.comparableSentence,
    parts: null,
    sample: [text.shell.provenance.comparable(n), ...own.sample.slice(1)],
  };
}

/** Where a plain count comes from. */
export function countOriginOf(title: string, figure: string, formula: string, telling: Telling): Origin {
  return { title, figure, formula, parts: null, sample: [], source: null, instant: instantOf(telling) };
}

/** As-of, snapshot and standing of the figures, as one line. */
export const instantOf = ({ provenance, text }: Pick<Telling, 'provenance' | 'text'>): string =>
  [
    formatInstant(provenance.asOf),
    provenance.snapshotId,
    text.shell.status[provenance.status],
    ...(provenance.synthetic ? [text.shell.synthetic] : []),
  ].join(' · ');

/** The word of the unit of a change: percent of an amount, points of a rate, else the unit itself. */
export function changeUnit({ code, change }: ValueRow, { indicators, language }: Telling): string {
  if (change?.kind !== 'difference') return unitWord('percent', language);
  const unit = indicators.get(code)?.unit ?? '';
  return unitWord(unit === 'percent' ? 'percentage-point' : unit, language);
}

/** A figure with its unit; a word that stands for a figure has none. */
function withUnit(figure: string, unit: string): string {
  if (!/\d/.test(figure) || figure.startsWith('<')) return figure;
  return unit === '%' ? figure + unit : `${figure} ${unit}`;
}

function sampleOf(row: ValueRow, { text }: Telling): string[] {
  const words = text.shell.provenance;
  if (row.withheld) return [words.withheld];
  const reported = words.reported(
    formatCount(row.nFiled),
    formatCount(row.nExpected),
    formatRate(row.nFiled, row.nExpected),
  );
  return [
    words.sampleOf(formatCount(row.n)),
    reported,
    ...(row.value === null && row.note === null ? [words.missing] : []),
  ];
}

function partsOf({ numerator, denominator }: ValueRow, unit: string, language: Language): string | null {
  if (numerator === null) return null;
  if (denominator === null) return `${formatValue(numerator, unit)} ${unitWord(unit, language)}`;
  const decimals = Number.isInteger(numerator) && Number.isInteger(denominator) ? 0 : 2;
  return `${formatNumber(numerator, decimals)} ÷ ${formatNumber(denominator, decimals)}`;
}
