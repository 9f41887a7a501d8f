import type { contract, IndicatorEntry, OutputOf, Provenance } from '@tidu/contract';
import { formatPeriod, growth, type Period } from '@tidu/domain';
import { formatNumber, formatSigned, formatValue, NOT_FILED, unitWord, type ShownUnit } from '../format.js';
import type { Language, Messages } from '../language/messages.js';
import { instantOf } from '../overview/origin.js';
import { nameIn } from '../region-name.js';
import type { Origin } from '../stores/provenance.js';

type File = OutputOf<typeof contract.enterprises.read>;
export type Filing = File['filings'][number];
export type IndicatorRow = OutputOf<typeof contract.enterprises.indicators>['rows'][number];
/** A filed amount a table of filings shows; all in 万元. */
export type FiledAmount = 'revenue' | 'totalProfit' | 'rdExpense';

/** What the panels of one enterprise tell with. */
export interface Telling {
  language: Language;
  text: Messages;
  provenance: Provenance;
  /** Name of the enterprise. */
  name: string;
  /** The enterprise whose figures can be followed to their cells; null for who may not ask. */
  tracedId: string | null;
}

/** Where a filed amount stands: the cell's row, its version, and the number as it was filed. */
export function filedOrigin(filing: Filing, word: string, amount: number | null, telling: Telling): Origin {
  const { language, text } = telling;
  const words = text.enterprise;
  return {
    title: [word, telling.name, formatPeriod(filing.period, language)].join(' · '),
    figure: amount === null ? NOT_FILED : `${formatNumber(amount, 2)} ${unitWord('cny10k', language)}`,
    formula: words.filed,
    parts: null,
    sample: [words.versionOf(String(filing.version), filing.receivedOn), ...(filing.isLatest ? [] : [words.replaced])],
    source: sourceOf(filing, telling),
    instant: instantOf(telling),
  };
}

/** The growth of a filed row: what is printed, and its two amounts. */
export function filedGrowth(filing: Filing, telling: Telling): { text: string; origin: Origin } {
  const { language, text } = telling;
  const { revenue, revenuePrior } = filing;
  const printed = growthWord(revenue, revenuePrior, telling);
  return {
    text: printed,
    origin: {
      ...filedOrigin(
        filing,
        `${text.enterprise.revenue}${language === 'zh' ? '' : ' '}${text.enterprise.change}`,
        null,
        telling,
      ),
      figure: /\d/.test(printed) ? `${printed}%` : printed,
      formula: text.enterprise.growthFormula,
      parts:
        revenue === null || revenuePrior === null
          ? null
          : `(${formatNumber(revenue, 2)} \u2212 ${formatNumber(revenuePrior, 2)}) ÷ ${formatNumber(revenuePrior, 2)}`,
    },
  };
}

function growthWord(current: number | null, prior: number | null, { text }: Telling): string {
  const told = growth(current, prior);
  if (told.kind === 'rate' || told.kind === 'turned-to-loss') return formatSigned(told.value);
  return told.kind === 'missing' ? NOT_FILED : text.enterprise.cannotTell;
}

/** Batch, sheet and row of a filing, as one line. */
export const sourceOf = ({ batchId, sheet, row }: Filing, { text }: Telling): string =>
  text.enterprise.cell(batchId, sheet, String(row));

/** Units whose change is a growth in percent; the change of a rate is in points, of days in days. */
const GROWS = ['cny10k', 'person'];

/** The change of an indicator against the year before, with its unit; a growth is itself a change and has none. */
export function changeWord(row: IndicatorRow, entry: IndicatorEntry, { language, text }: Telling): string {
  if (row.value === null) return NOT_FILED;
  if (row.change === null) return text.enterprise.cannotTell;
  if (GROWS.includes(entry.unit)) return `${formatSigned(row.change)}%`;
  const unit = entry.unit === 'percent' ? 'percentage-point' : entry.unit;
  return `${formatSigned(row.change, entry.unit === 'day' ? 1 : entry.decimals)} ${unitWord(unit, language)}`;
}

/** Where an indicator of one enterprise comes from. */
export function indicatorOrigin(
  row: { period: Period; value: number | null },
  entry: IndicatorEntry,
  filing: Filing | undefined,
  telling: Telling,
): Origin {
  const { language, text } = telling;
  return {
    title: [nameIn(entry.name, language), telling.name, formatPeriod(row.period, language)].join(' · '),
    figure: row.value === null ? NOT_FILED : withUnit(printValue(row.value, entry, entry.unit), entry.unit, language),
    formula: nameIn(entry.meaning, language),
    parts: null,
    sample: [text.enterprise.ownFormula],
    source: filing === undefined ? entry.source : sourceOf(filing, telling),
    instant: instantOf(telling),
    trace: telling.tracedId === null ? null : { code: entry.code, period: row.period, enterprise: telling.tracedId },
  };
}

/** A value of an indicator in the unit shown; a growth carries its sign. */
export const printValue = (value: number, { code, decimals }: IndicatorEntry, unit: ShownUnit): string =>
  code.endsWith('-growth') ? formatSigned(value) : formatValue(value, unit, decimals);

const withUnit = (printed: string, unit: string, language: Language): string =>
  unit === 'percent' ? `${printed}%` : `${printed} ${unitWord(unit, language)}`;
