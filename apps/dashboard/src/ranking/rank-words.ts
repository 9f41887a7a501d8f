import type { contract, OutputOf, RankedUnit, RegionEntry } from '@tidu/contract';
import { formatPeriod } from '@tidu/domain';
import type { ExportTable } from '../download.js';
import { formatNumber, formatSigned, formatValue, NOT_FILED, unitWord } from '../format.js';
import type { Language, Messages } from '../language/messages.js';
import { instantOf } from '../overview/origin.js';
import { briefName, nameIn } from '../region-name.js';
import type { TracedFigure } from '../stores/lineage.js';
import type { Origin } from '../stores/provenance.js';

export type Ranking = OutputOf<typeof contract.rankings.read>;
export type RankedIndicator = Ranking['scheme']['indicators'][number];
export type RankedPart = RankedUnit['parts'][number];

/** What the panels of the ranking tell with. */
export interface Telling {
  ranking: Ranking;
  language: Language;
  text: Messages;
  regions: ReadonlyMap<string, RegionEntry>;
  /** Meaning of an indicator, by its code. */
  meaningOf: (code: string) => string | null;
}

/** The name of a unit as tables print it. */
export function unitName({ regionId, name }: Pick<RankedUnit, 'regionId' | 'name'>, telling: Telling): string {
  const region = telling.regions.get(regionId);
  return region === undefined ? nameIn(name, telling.language) : briefName(region, telling.language);
}

/** The name of a unit by its id; the id itself for one that is not in the ranking. */
export function unitNameOf(regionId: string, telling: Telling): string {
  const unit = telling.ranking.units.find(each => each.regionId === regionId);
  return unit === undefined ? regionId : unitName(unit, telling);
}

/** The name of an indicator as the head of a column has it. */
export const briefIndicator = (name: RankedIndicator['name'], language: Language): string =>
  nameIn(name, language).replace(/, year on year$/, ', YoY');

/** A raw or treated value of an indicator; a growth carries its sign. */
export function rawWord(value: number | null, { code, unit }: RankedIndicator): string {
  if (value === null) return NOT_FILED;
  return code.endsWith('-growth') ? formatSigned(value) : formatValue(value, unit);
}

/** A score or a part of one: two decimals. */
export const scoreWord = (value: number | null): string => (value === null ? NOT_FILED : formatNumber(value, 2));

/** A share of so many replications: none and all of them are not 0 and 100. */
export function shareWord(percent: number): string {
  if (percent >= 99.95) return '>99.9';
  return percent < 0.05 ? '<0.1' : formatNumber(percent, 1);
}

/** Enterprises behind the growths of a unit, the fewest of them: they are what its rank rests on. */
export function comparableOf(unit: RankedUnit, indicators: readonly RankedIndicator[]): number | null {
  const rates = unit.parts.filter(({ code }) => indicators.some(each => each.code === code && each.unit === 'percent'));
  return rates.length === 0 ? null : Math.min(...rates.map(({ n }) => n));
}

/** Where a raw value comes from. */
export function rawOrigin(unit: RankedUnit, part: RankedPart, indicator: RankedIndicator, telling: Telling): Origin {
  const { language, text } = telling;
  const printed = rawWord(part.raw, indicator);
  const word = unitWord(indicator.unit, language);
  return {
    title: titleOf(nameIn(indicator.name, language), unit, telling),
    figure: part.raw === null ? printed : word === '%' ? `${printed}%` : `${printed} ${word}`,
    formula: telling.meaningOf(part.code) ?? nameIn(indicator.name, language),
    parts: null,
    sample: [text.shell.provenance.sampleOf(formatNumber(part.n, 0))],
    source: clauseOf(telling),
    instant: instantOf({ provenance: telling.ranking.provenance, text }),
    trace: traceOf(unit, indicator, telling),
  };
}

/** What to ask for the enterprises behind a raw value; a list is there for one tier or for all. */
function traceOf(
  { regionId }: RankedUnit,
  { indicator, tiers }: RankedIndicator,
  telling: Telling,
): TracedFigure | null {
  if (tiers !== null && tiers.length > 1) return null;
  const [tier] = tiers ?? [];
  return { code: indicator, period: telling.ranking.period, region: regionId, ...(tier !== undefined && { tier }) };
}

/** Where a score comes from: its weighted parts. */
export function scoreOrigin(unit: RankedUnit, telling: Telling): Origin {
  const { text, ranking } = telling;
  return {
    title: titleOf(text.ranking.score, unit, telling),
    figure: scoreWord(unit.score),
    formula: text.ranking.scoreFormula,
    parts: unit.parts.map(({ weighted }) => scoreWord(weighted)).join(' + '),
    sample: ranking.scheme.indicators.map(
      ({ name, weight }) => `${nameIn(name, telling.language)} · ${text.ranking.weight(formatNumber(weight * 100, 1))}`,
    ),
    source: clauseOf(telling),
    instant: instantOf({ provenance: ranking.provenance, text }),
  };
}

const titleOf = (word: string, unit: RankedUnit, telling: Telling): string =>
  [word, unitName(unit, telling), formatPeriod(telling.ranking.period, telling.language)].join(' · ');

const clauseOf = ({ ranking: { scheme }, language }: Telling): string =>
  `${nameIn(scheme.name, language)} ${scheme.clause}`;

/** Ranks, scores and their derivation as they are downloaded, unrounded. */
export function rankingExport(telling: Telling): ExportTable[] {
  const { ranking, text, language } = telling;
  const words = text.ranking;
  const { indicators } = ranking.scheme;
  const header = [
    words.rank,
    words.region,
    words.score,
    ...indicators.flatMap(({ name, unit }) =>
      [`${words.raw} (${unitWord(unit, language)})`, 'n', words.treated, words.normalised, words.weighted].map(
        word => `${nameIn(name, language)} ${word}`,
      ),
    ),
    `${words.rate} %`,
    `${words.interval} 5%`,
    `${words.interval} 95%`,
    `${words.inTop(String(ranking.scheme.places))} %`,
    words.notRanked,
  ];
  const rows = ranking.units.map(unit => [
    unit.rank,
    unitName(unit, telling),
    unit.score,
    ...unit.parts.flatMap(({ raw, n, treated, normalised, weighted }) => [raw, n, treated, normalised, weighted]),
    unit.reportingRate,
    unit.robustness?.low ?? null,
    unit.robustness?.high ?? null,
    unit.robustness?.inTop ?? null,
    unit.excluded === null ? null : nameIn(unit.excluded, language),
  ]);
  const count = ranking.scheme.places + 1;
  const ways = ranking.alternatives.map(({ name, top, changesTop }) => [
    nameIn(name, language),
    ...Array.from({ length: count }, (_, at) => (top[at] === undefined ? null : unitNameOf(top[at], telling))),
    changesTop ? words.changed : words.unchanged,
  ]);
  return [
    { title: words.table, header, rows },
    {
      title: words.alternatives(String(count)),
      header: [
        words.way,
        ...Array.from({ length: count }, (_, at) => String(at + 1)),
        words.changes(String(ranking.scheme.places)),
      ],
      rows: ways,
    },
  ];
}
