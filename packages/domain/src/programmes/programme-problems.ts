import type { YamlProblem } from '../checked-yaml.js';
import { problemsOfConditions } from './condition-problems.js';
import type { Measurables } from './dictionary.js';
import type { Programme } from './programme.js';
import { problemsOfTargets } from './target-problems.js';

/** What contradicts itself in a programme that fits the schema. */
export function problemsOfProgramme(programme: Programme, { fields, indicators }: Measurables): YamlProblem[] {
  return [
    ...problemsOfWhole(programme),
    ...repetitionsIn(programme),
    ...strangersIn(programme),
    ...problemsOfConditions(programme, fields),
    ...problemsOfTargets(programme, indicators),
  ];
}

function problemsOfWhole(programme: Programme): YamlProblem[] {
  const { standing, caution, inForce, plan, kind, tiers, id, supersedes } = programme;
  const problems: YamlProblem[] = [];
  const tell = (path: PropertyKey[], message: string) => problems.push({ path, message });
  if (standing === 'secondary' && caution === null) tell(['standing'], '二手资料需要 caution：提醒使用前核对原文');
  if (inForce.to !== null && inForce.to <= inForce.from) tell(['inForce', 'to'], '失效日期应晚于生效日期');
  if (plan !== null && plan.to < plan.from) tell(['plan', 'to'], '规划期的末年早于首年');
  if (supersedes === id) tell(['supersedes'], '不能替代自己');
  if (kind === 'classification' && tiers.filter(({ remainder }) => remainder).length !== 1)
    tell(['tiers'], '分类需要且只要一个 remainder: true，收其余的企业');
  const lifted = [...programme.exceptions, ...programme.exclusions];
  if (kind === 'classification' && lifted.length > 0) tell(['kind'], '分类不能有 exceptions、exclusions');
  if (kind === 'programme' && tiers.some(({ remainder }) => remainder)) tell(['tiers'], 'remainder 只用于分类');
  return problems;
}

const NAMED_LISTS = [
  'tiers',
  'facts',
  'scores',
  'criteria',
  'exceptions',
  'exclusions',
  'disqualifications',
  'targets',
  'assessments',
  'incentives',
  'cadence',
  'problemLadder',
  'governance',
  'transitions',
] as const;

function repetitionsIn(programme: Programme): YamlProblem[] {
  const twice = (list: string, key: string, names: (string | number)[]): YamlProblem[] =>
    names.flatMap((name, at) =>
      names.indexOf(name) < at ? [{ path: [list, at, key], message: `“${name}”出现了两次` }] : [],
    );
  return [
    ...NAMED_LISTS.flatMap(list =>
      twice(
        list,
        'id',
        programme[list].map(({ id }) => id),
      ),
    ),
    ...twice(
      'tasks',
      'no',
      programme.tasks.map(({ no }) => no),
    ),
  ];
}

/** Tiers, criteria and targets that are spoken of and not there. */
function strangersIn(programme: Programme): YamlProblem[] {
  const [tiers, criteria, targets] = [programme.tiers, programme.criteria, programme.targets].map(list =>
    list.map(({ id }) => id),
  );
  const unknown = (list: string, at: number, key: string, names: string[], known: string[], what: string) =>
    names
      .filter(name => !known.includes(name))
      .map(name => ({ path: [list, at, key], message: `没有“${name}”这个${what}` }));
  return [
    ...programme.criteria.flatMap(({ tier }, at) => unknown('criteria', at, 'tier', [tier], tiers!, '层级')),
    ...programme.exceptions.flatMap(({ waives }, at) => unknown('exceptions', at, 'waives', waives, criteria!, '条件')),
    ...(['exclusions', 'disqualifications'] as const).flatMap(list =>
      programme[list].flatMap((entry, at) => unknown(list, at, 'tiers', entry.tiers, tiers!, '层级')),
    ),
    ...programme.tasks.flatMap((task, at) => unknown('tasks', at, 'targets', task.targets, targets!, '目标')),
  ];
}
