import { TiduError } from '../errors.js';
import { denominatedColumn, deriveIndicator, groupsOf, remarksOn, type ScoredIndicator } from './derive-indicator.js';
import type { Derivation, DerivedBranch, DerivedIndicator, DerivedUnit } from './derivation.js';
import { missingPieces } from './missing-pieces.js';
import { type Column, mapPresent, type Observation } from './observation.js';
import { rank } from './rank.js';
import { round, withoutNoise } from './round.js';
import type { CompositeScheme, SchemeName } from './scheme.js';
import { coverage, screen } from './screen.js';
import { SENTENCES } from './sentences.js';
import { branchesOf, isPlainMean, scoreBranch } from './tree.js';
import type { ValueTable } from './value-table.js';
import { weigh } from './weigh.js';

/**
 * A composite index with every step kept: raw → denominated → imputed → treated → normalised → weighted → score → rank.
 *
 * Units that do not compete set no bound, mean or rank. Missing stays missing unless the scheme fills it.
 *
 * @throws TiduError `scheme-inapplicable` when the table lacks what the scheme names, or carries no such weights
 */
export function compute(table: ValueTable, scheme: CompositeScheme): Derivation {
  const pieces = missingPieces(table, scheme);
  if (pieces.length > 0) throw inapplicable(scheme, pieces.join('；'));
  const raw = scheme.indicators.map(({ code, column = code }) => table.columns.get(column)!);
  const values = scheme.indicators.map((indicator, at) => denominatedColumn(table, indicator, raw[at]!));
  const covered = coverage(values, table.units.length);
  const barred = table.units.map((_, unit) => barredFor(table, unit, covered[unit]!, scheme));
  const isKept = barred.map(reason => reason === null);
  const kept = screen(values, isKept);
  const scored = scheme.indicators.map((indicator, at) =>
    deriveIndicator(indicator, { raw: raw[at]!, kept: kept[at]! }, scheme, table),
  );
  const branches = climb(scheme, scored);
  return {
    scheme,
    units: placed(table, scheme, { barred, covered, scored, scores: branches.at(-1)!.scores }),
    indicators: weighted(scored, branches),
    fillingGroups: groupsOf(table, scheme),
    branches,
    notes: scored.flatMap(indicator => remarksOn(indicator, table, isKept)),
  };
}

/** Why a unit does not compete, before anything is measured; null where it does. */
function barredFor(
  table: ValueTable,
  unit: number,
  covered: number,
  { exclude, screen: { minCoverage, require } }: CompositeScheme,
): SchemeName | null {
  const named = exclude.find(({ unit: id }) => id === table.units[unit]!.id);
  if (named) return named.reason;
  for (const { column, min = -Infinity, max = Infinity } of require) {
    const value = table.columns.get(column)![unit] ?? null;
    if (value === null || value < min || value > max) return SENTENCES.notFulfilled(column, value, min, max);
  }
  return covered < minCoverage ? SENTENCES.tooLittleCoverage(String(round(covered, 1)), String(minCoverage)) : null;
}

/** Weights and scores of every branch, from the indicators up. */
function climb(scheme: CompositeScheme, indicators: readonly ScoredIndicator[]): DerivedBranch[] {
  const derived: DerivedBranch[] = [];
  for (const branch of branchesOf(scheme)) {
    const scores = branch.members.map(({ from, at }) =>
      from === 'indicator' ? indicators[at]!.normalised : derived[at]!.scores,
    );
    const found = weigh(
      branch.members.map(({ code, weight }, at) => ({ code, weight, scores: scores[at]! })),
      branch.weigh,
    );
    if (found === null)
      throw inapplicable(scheme, `“${branch.name.zh}”的主成分权重需要至少三个数据齐全的单位，且每项指标有差别`);
    derived.push({ ...branch, ...found, scores: scoreBranch(branch, scores, found.weights) });
  }
  return derived;
}

interface Judged {
  barred: readonly (SchemeName | null)[];
  covered: readonly number[];
  scored: readonly ScoredIndicator[];
  scores: Column;
}

function placed(table: ValueTable, { result }: CompositeScheme, judged: Judged): DerivedUnit[] {
  const { decimals, rankOn, ties, best } = result;
  const rounded = mapPresent(judged.scores, score =>
    decimals === null ? withoutNoise(score) : round(score, decimals),
  );
  const ranks = rank(mapPresent(rankOn === 'rounded' ? rounded : judged.scores, withoutNoise), ties, best);
  return table.units.map(({ id, name }, unit) => ({
    id,
    name,
    coverage: judged.covered[unit]!,
    score: rounded[unit] ?? null,
    unrounded: judged.scores[unit] ?? null,
    rank: ranks[unit] ?? null,
    excluded: judged.barred[unit] ?? (ranks[unit] === null ? unscored(judged.scored, unit) : null),
  }));
}

function unscored(indicators: readonly ScoredIndicator[], unit: number): SchemeName {
  const missing = indicators.filter(({ normalised }) => normalised[unit] === null).map(({ name }) => name);
  return missing.length > 0 ? SENTENCES.missing(missing) : SENTENCES.noScore();
}

/** Effective weights, and the points each indicator gives where a score is the sum of points. */
function weighted(scored: readonly ScoredIndicator[], branches: readonly DerivedBranch[]): DerivedIndicator[] {
  const shares = effectiveWeights(branches, scored.length);
  const isSum = branches.every(isPlainMean);
  return scored.map((indicator, at) => ({
    ...indicator,
    weight: shares[at]!,
    weighted: indicator.normalised.map((score, unit): Observation => {
      const isWhole =
        isSum && scored.every(({ normalised }, other) => normalised[unit] !== null || shares[other] === 0);
      return isWhole && score !== null ? shares[at]! * score : null;
    }),
  }));
}

function effectiveWeights(branches: readonly DerivedBranch[], indicators: number): number[] {
  const ofBranch = branches.map(() => 1);
  const ofIndicator = Array.from({ length: indicators }, () => 0);
  for (const [at, { members, weights }] of [...branches.entries()].toReversed()) {
    members.forEach((member, place) => {
      const share = ofBranch[at]! * weights[place]!;
      if (member.from === 'branch') ofBranch[member.at] = share;
      else ofIndicator[member.at] = share;
    });
  }
  return ofIndicator;
}

function inapplicable(scheme: CompositeScheme, reason: string): TiduError {
  return new TiduError('scheme-inapplicable', { scheme: scheme.name.zh, reason });
}
