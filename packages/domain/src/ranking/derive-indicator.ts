import { denominate } from './denominate.js';
import type { DerivedIndicator } from './derivation.js';
import { impute } from './impute.js';
import { extremes } from './moments.js';
import { normalise } from './normalise.js';
import { type Column, mapPresent, present } from './observation.js';
import { round } from './round.js';
import type { CompositeScheme, SchemeIndicator, SchemeName } from './scheme.js';
import { SENTENCES, STEP_NAMES } from './sentences.js';
import { treat } from './treat.js';
import type { ValueTable } from './value-table.js';

/** An indicator up to its scores; what it weighs is known later. */
export type ScoredIndicator = Omit<DerivedIndicator, 'weight' | 'weighted'>;

/** The values of an indicator before any unit is left out. */
export function denominatedColumn(table: ValueTable, { denominate: by }: SchemeIndicator, raw: Column): Column {
  return by === undefined ? raw : denominate(raw, table.columns.get(by.by)!, by.per);
}

/**
 * One indicator from its values to its scores.
 *
 * @param kept its denominated values, of the units that compete only
 */
export function deriveIndicator(
  indicator: SchemeIndicator,
  values: { raw: Column; kept: Column },
  scheme: CompositeScheme,
  table: ValueTable,
): ScoredIndicator {
  const { impute: filling } = scheme;
  const filled = filling === null ? values.kept : impute(values.kept, groupsOf(table, scheme)!, filling.by);
  const { treated, normalised } = scoreColumn(indicator, filled, scheme, table.units);
  return {
    code: indicator.code,
    name: indicator.name ?? { zh: indicator.code, en: indicator.code },
    direction: indicator.direction,
    raw: values.raw,
    denominated: values.kept,
    isImputed: filled.map((value, unit) => value !== null && values.kept[unit] === null),
    treated,
    normalised,
  };
}

/** Treated values and scores of one indicator, from values whose gaps are filled as far as they are to be. */
export function scoreColumn(
  indicator: SchemeIndicator,
  filled: Column,
  scheme: CompositeScheme,
  units: readonly { id: string }[],
): { treated: Column; normalised: Column } {
  const treated = (indicator.treat ?? scheme.treat).reduce(treat, filled);
  const method = indicator.normalise ?? scheme.normalise;
  const reference =
    method.by === 'distance-to-reference' ? treated[units.findIndex(({ id }) => id === method.unit)] : null;
  const scores = normalise(treated, method, indicator.direction, reference ?? null);
  const { decimals } = indicator;
  const normalised = decimals === undefined ? scores : mapPresent(scores, score => round(score, decimals));
  return { treated, normalised };
}

/** The group of each unit whose members fill each other's gaps; null where a scheme fills none. */
export function groupsOf(table: ValueTable, { impute: filling }: CompositeScheme): readonly string[] | null {
  if (filling === null) return null;
  return filling.within === undefined ? table.units.map(() => '') : table.labels.get(filling.within)!;
}

/**
 * What a reader has to know about an indicator before believing its scores.
 *
 * @param isKept which units compete
 */
export function remarksOn(indicator: ScoredIndicator, table: ValueTable, isKept: readonly boolean[]): SchemeName[] {
  const { name, treated, normalised, isImputed } = indicator;
  const unitsWhere = (holds: (unit: number) => boolean): string[] =>
    table.units.filter((_, unit) => holds(unit)).map(unit => unit.name);
  const filled = unitsWhere(unit => isImputed[unit]!);
  const lost = {
    denominated: unitsWhere(
      unit => isKept[unit]! && indicator.raw[unit] !== null && indicator.denominated[unit] === null,
    ),
    treated: unitsWhere(unit => treated[unit] === null && (isImputed[unit]! || indicator.denominated[unit] !== null)),
    normalised: unitsWhere(unit => normalised[unit] === null && treated[unit] !== null),
  };
  const scores = present(normalised);
  const { low, high } = extremes(present(treated));
  const isLevel = scores.length > 1 && low === high;
  return [
    ...(filled.length > 0 ? [SENTENCES.imputed(name, filled)] : []),
    ...(['denominated', 'treated', 'normalised'] as const).flatMap(step =>
      lost[step].length > 0 ? [SENTENCES.undefinedValues(name, STEP_NAMES[step], lost[step])] : [],
    ),
    ...(isLevel ? [SENTENCES.allEqual(name, String(round(scores[0]!, 4)))] : []),
  ];
}
