import type { YamlProblem } from '../checked-yaml.js';
import type { Normalisation, Weighing } from './methods.js';
import { pairwiseWeights } from './pairwise-weights.js';
import type { CompositeScheme, SchemeGroup } from './scheme.js';

/** Comparisons that contradict each other more than this are to be made again (Saaty). */
const MOST_INCONSISTENT = 0.1;
/** 0.33 is meant to be the reciprocal of 3. */
const RECIPROCAL_SLACK = 0.02;

/** What the form of a scheme cannot say: that its tree is one, and that bounds lie the right way round. */
export function problemsOfScheme(scheme: CompositeScheme): YamlProblem[] {
  const tree = problemsOfTree(scheme);
  return [
    ...tree,
    ...problemsOfIndicators(scheme),
    // weights and gaps are looked at only in a tree
    ...(tree.length > 0 ? [] : scheme.groups.flatMap((group, at) => problemsOfGroup(scheme, group, at))),
  ];
}

/** Codes of the members of a group, in the order written: indicators, then groups. */
export function membersOf(scheme: CompositeScheme, group: string): string[] {
  const only = scheme.groups.length === 1 ? scheme.groups[0]!.code : undefined;
  return [
    ...scheme.indicators.filter(({ parent = only }) => parent === group),
    ...scheme.groups.filter(({ parent }) => parent === group),
  ].map(({ code }) => code);
}

function problemsOfTree(scheme: CompositeScheme): YamlProblem[] {
  const { indicators, groups } = scheme;
  const groupOf = new Map(groups.map(group => [group.code, group]));
  const seen = new Set<string>();
  const problems: YamlProblem[] = [];
  const look = (list: 'indicators' | 'groups', at: number, code: string, parent: string | undefined) => {
    if (seen.has(code)) problems.push({ path: [list, at, 'code'], message: `“${code}”出现了两次` });
    seen.add(code);
    if (parent !== undefined && !groupOf.has(parent))
      problems.push({ path: [list, at, 'parent'], message: `没有“${parent}”这个组` });
  };
  indicators.forEach(({ code, parent }, at) => {
    look('indicators', at, code, parent);
    if (parent === undefined && groups.length > 1)
      problems.push({ path: ['indicators', at], message: '有几个组时，需要 parent：这项指标属于哪一组' });
  });
  groups.forEach((group, at) => {
    look('groups', at, group.code, group.parent);
    if (membersOf(scheme, group.code).length === 0) problems.push({ path: ['groups', at], message: '这个组没有成员' });
    if (isCircular(group, groupOf)) problems.push({ path: ['groups', at, 'parent'], message: '上级组绕成了圈' });
  });
  const tops = groups.filter(({ parent }) => parent === undefined);
  if (tops.length !== 1)
    problems.push({ path: ['groups'], message: `没有 parent 的组应有一个，现有 ${tops.length} 个` });
  return problems;
}

function isCircular(group: SchemeGroup, groupOf: ReadonlyMap<string, SchemeGroup>): boolean {
  let above: SchemeGroup | undefined = group;
  for (let step = 0; above !== undefined; step++) {
    if (step > groupOf.size) return true;
    above = above.parent === undefined ? undefined : groupOf.get(above.parent);
  }
  return false;
}

function problemsOfIndicators(scheme: CompositeScheme): YamlProblem[] {
  const shared = problemOfNormalisation(scheme.normalise, null);
  const own = scheme.indicators.flatMap(({ normalise, direction }, at) => {
    const message = problemOfNormalisation(normalise ?? scheme.normalise, direction);
    return message === null || (normalise === undefined && shared !== null)
      ? []
      : [{ path: normalise ? ['indicators', at, 'normalise'] : ['indicators', at], message }];
  });
  return [...(shared === null ? [] : [{ path: ['normalise'], message: shared }]), ...own];
}

/** @param direction null while only the method itself is looked at */
function problemOfNormalisation(method: Normalisation, direction: string | null): string | null {
  if ('to' in method && method.to[0] >= method.to[1]) return 'to 的两个分数应由低到高';
  switch (method.by) {
    case 'scaled':
    case 'goalposts':
      if (method.low >= method.high) return 'low 应小于 high；越小越好写在 direction 里';
      return method.by === 'goalposts' && method.scale === 'log' && method.low <= 0 ? '取对数时 low 应大于 0' : null;
    case 'efficacy-coefficient': {
      const { unacceptable, satisfactory } = method;
      if (unacceptable === undefined || satisfactory === undefined || direction === null) return null;
      const rises = satisfactory > unacceptable;
      return satisfactory !== unacceptable && rises === (direction === 'higher-is-better')
        ? null
        : '不允许值与满意值的高低与 direction 不符';
    }
    case 'piecewise':
      // which end is the better one, the points say themselves
      return method.points.some(([value], at) => at > 0 && value <= method.points[at - 1]![0])
        ? 'points 的值应由小到大'
        : null;
    default:
      return null;
  }
}

function problemsOfGroup(scheme: CompositeScheme, group: SchemeGroup, at: number): YamlProblem[] {
  const weighing = group.weigh ?? scheme.weigh;
  const aggregation = group.aggregate ?? scheme.aggregate;
  const gaps = group.gaps ?? scheme.gaps;
  const path = group.weigh ? ['groups', at, 'weigh'] : scheme.weigh === weighing ? ['weigh'] : ['groups', at];
  const ofWeights = weighing.by === 'ahp' ? problemOfComparisons(weighing, membersOf(scheme, group.code)) : null;
  return [
    ...(ofWeights === null ? [] : [{ path, message: ofWeights }]),
    ...(aggregation.by === 'topsis' && gaps.by === 'leave-out'
      ? [{ path: ['groups', at], message: 'TOPSIS 不能略过缺失的分数：gaps 应为 stay' }]
      : []),
  ];
}

function problemOfComparisons(
  { of, matrix }: Extract<Weighing, { by: 'ahp' }>,
  members: readonly string[],
): string | null {
  if (of.toSorted().join() !== members.toSorted().join()) return `of 应为组内的全部成员：${members.join('、')}`;
  if (matrix.length !== of.length || matrix.some(row => row.length !== of.length))
    return `matrix 应为 ${of.length} 行 ${of.length} 列`;
  for (const [row, entries] of matrix.entries()) {
    for (const [column, entry] of entries.entries()) {
      if (Math.abs(entry * matrix[column]![row]! - 1) > RECIPROCAL_SLACK)
        return `第 ${row + 1} 行第 ${column + 1} 列与对角线另一侧不互为倒数`;
    }
  }
  const { consistencyRatio } = pairwiseWeights(matrix);
  return consistencyRatio < MOST_INCONSISTENT
    ? null
    : `一致性比率 CR = ${consistencyRatio.toFixed(3)}，应小于 ${MOST_INCONSISTENT}；请重新比较`;
}
