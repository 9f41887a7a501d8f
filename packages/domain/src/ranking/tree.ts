import { aggregate } from './aggregate.js';
import type { Aggregation, Gaps, Weighing } from './methods.js';
import { type Column, mapPresent } from './observation.js';
import { round } from './round.js';
import type { CompositeScheme, SchemeGroup, SchemeName } from './scheme.js';

/** A straight line scores go through. */
export interface Line {
  times: number;
  plus: number;
}

/** A member of a branch, and where its scores lie: among the indicators or among the branches. */
export interface Member {
  code: string;
  /** As written in the scheme, not yet a share. */
  weight: number;
  from: 'indicator' | 'branch';
  at: number;
}

/** One group of a scheme with everything said for it, by itself or by the scheme. */
export interface Branch {
  code: string;
  name: SchemeName;
  members: Member[];
  weigh: Weighing;
  aggregate: Aggregation;
  gaps: Gaps;
  before: Line | null;
  after: Line | null;
  decimals: number | null;
}

/** The groups of a scheme, members before the groups they belong to; the last is the whole index. */
export function branchesOf(scheme: CompositeScheme): Branch[] {
  const branches: Branch[] = [];
  const only = scheme.groups.length === 1 ? scheme.groups[0]!.code : undefined;
  const grow = (group: SchemeGroup): number => {
    const indicators = scheme.indicators.flatMap(({ code, weight, parent = only }, at): Member[] =>
      parent === group.code ? [{ code, weight, from: 'indicator', at }] : [],
    );
    const groups = scheme.groups
      .filter(({ parent }) => parent === group.code)
      .map((member): Member => ({ code: member.code, weight: member.weight, from: 'branch', at: grow(member) }));
    branches.push(branchOf(scheme, group, [...indicators, ...groups]));
    return branches.length - 1;
  };
  grow(scheme.groups.find(({ parent }) => parent === undefined)!);
  return branches;
}

/** The scores of a branch from those of its members. */
export function scoreBranch(branch: Branch, scores: readonly Column[], weights: readonly number[]): Column {
  const { before, after, decimals } = branch;
  const ready = before === null ? scores : scores.map(column => through(column, before));
  const aggregated = aggregate(ready, weights, branch.aggregate, branch.gaps);
  const shifted = after === null ? aggregated : through(aggregated, after);
  return decimals === null ? shifted : mapPresent(shifted, score => round(score, decimals));
}

/** Whether the score of a branch is the sum of its members' points, and a straight line in every weight. */
export function isPlainMean({ aggregate: method, before, after, decimals }: Branch): boolean {
  return method.by === 'arithmetic-mean' && before === null && after === null && decimals === null;
}

function branchOf(scheme: CompositeScheme, group: SchemeGroup, members: Member[]): Branch {
  return {
    code: group.code,
    name: group.name ?? { zh: group.code, en: group.code },
    members,
    weigh: group.weigh ?? scheme.weigh,
    aggregate: group.aggregate ?? scheme.aggregate,
    gaps: group.gaps ?? scheme.gaps,
    before: group.before ?? null,
    after: group.after ?? null,
    decimals: group.decimals ?? null,
  };
}

function through(column: Column, { times, plus }: Line): Column {
  return mapPresent(column, score => times * score + plus);
}
