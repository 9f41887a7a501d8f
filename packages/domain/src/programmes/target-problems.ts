import type { YamlProblem } from '../checked-yaml.js';
import type { Programme } from './programme.js';
import type { RegionTarget, Target } from './target.js';

/** Targets that contradict themselves: no number, years out of order, regions that do not add up to the whole. */
export function problemsOfTargets({ targets }: Programme, indicators: readonly { code: string }[]): YamlProblem[] {
  return targets.flatMap((target, at) =>
    [
      ...problemsOfValues(target),
      ...(target.sumsDiffer === null ? problemsOfSums(target) : []),
      ...problemsOfActual(target, indicators),
    ].map(({ path, message }) => ({ path: ['targets', at, ...path], message })),
  );
}

function problemsOfValues({ values, every, regions, base, increase }: Target): YamlProblem[] {
  const own: YamlProblem[] = [];
  if (values.length === 0 && every === null && regions.length === 0)
    own.push({ path: [], message: '需要 values、every 或 regions 之一：目标是多少' });
  if (every !== null && every.to < every.from) own.push({ path: ['every'], message: 'to 早于 from' });
  if (values.some(({ year }, at) => at > 0 && year <= values[at - 1]!.year))
    own.push({ path: ['values'], message: '年份应从早到晚，不重复' });
  const wrong = differs(increase, base?.value ?? null, values);
  if (wrong !== null) own.push({ path: ['increase'], message: wrong });
  return [...own, ...regions.flatMap(problemsOfRegion)];
}

function problemsOfRegion({ region, values, base, increase }: RegionTarget, at: number, all: RegionTarget[]) {
  const problems: YamlProblem[] = [];
  if (all.findIndex(other => other.region === region) < at)
    problems.push({ path: ['regions', at, 'region'], message: `“${region}”出现了两次` });
  const wrong = differs(increase, base, values);
  if (wrong !== null) problems.push({ path: ['regions', at, 'increase'], message: wrong });
  return problems;
}

/** What comes to it must be the last year less the base; a sentence where it is not. */
function differs(increase: number | null, base: number | null, values: { value: number }[]): string | null {
  const last = values.at(-1);
  if (increase === null || base === null || last === undefined) return null;
  const real = last.value - base;
  return real === increase ? null : `累计增加写为 ${increase}，末年减去基数是 ${real}`;
}

function problemsOfSums({ values, base, increase, regions, kind }: Target): YamlProblem[] {
  if (regions.length === 0 || values.length === 0 || kind === 'share') return [];
  const parts: [name: string, whole: number | null, sum: number][] = [
    ['基数', base?.value ?? null, sum(regions.map(region => region.base))],
    ['累计增加', increase, sum(regions.map(region => region.increase))],
    ...values.map(({ year, value }): [string, number, number] => [
      `${year} 年`,
      value,
      sum(regions.map(region => region.values.find(one => one.year === year)?.value ?? null)),
    ]),
  ];
  return parts
    .filter(([, whole, total]) => whole !== null && whole !== total)
    .map(([name, whole, total]) => ({
      path: ['regions'],
      message: `${name}各地区合计 ${total}，与总数 ${whole} 不符；文件本身如此时，在 sumsDiffer 写明`,
    }));
}

function sum(parts: (number | null)[]): number {
  return parts.reduce<number>((total, part) => total + (part ?? 0), 0);
}

function problemsOfActual({ actual }: Target, indicators: readonly { code: string }[]): YamlProblem[] {
  if (actual === null || !('indicator' in actual)) return [];
  return indicators.some(({ code }) => code === actual.indicator)
    ? []
    : [
        {
          path: ['actual', 'indicator'],
          message: `没有代码为“${actual.indicator}”的指标。可用：${indicators.map(({ code }) => code).join('、')}`,
        },
      ];
}
