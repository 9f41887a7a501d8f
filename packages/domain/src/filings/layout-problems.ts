import type { Path, YamlProblem } from '../checked-yaml.js';
import { TIERS } from '../vocabulary/index.js';
import { headerWords } from './headers.js';
import { questionOf } from './questions.js';
import { targetOf, type Layout, type LayoutColumn } from './layout.js';
import { readingOf, targetsOf, type Reading } from './targets.js';
import { factorOf, isUnit } from './units.js';

/** Values a word of the sheet may stand for, by target. */
const CHOICES: Record<string, readonly string[]> = { tier: TIERS, action: ['grant', 'renew', 'cancel'] };

/** What contradicts itself in a layout that fits the schema. */
export function problemsOf(layout: Layout): YamlProblem[] {
  return [
    ...layout.columns.flatMap((column, index) =>
      problemsOfColumn(column, layout).map(({ path, message }) => ({ path: ['columns', index, ...path], message })),
    ),
    ...repetitionsIn(layout),
    ...headersTwice(layout),
    ...absencesIn(layout),
    ...(isUnit(layout.unit) && factorOf(layout.unit, 'money') !== null
      ? []
      : [{ path: ['unit'], message: `“${layout.unit}”不是金额的单位` }]),
    ...problemsOfPeriod(layout),
  ];
}

function problemsOfColumn(column: LayoutColumn, { kind }: Layout): YamlProblem[] {
  const target = targetOf(column);
  const reading = readingOf(kind, target);
  if (!reading) {
    const message = `“${target}”不是${kind}可填的项。可填：${targetsOf(kind).join('、')}`;
    return [{ path: [column.to ? 'to' : 'key'], message }];
  }
  const problems: YamlProblem[] = [];
  const at = (name: string, message: string) => problems.push({ path: [name], message });
  if (column.prior && !readingOf(kind, `${target}Prior`)) at('prior', `“${target}”没有上年同期`);
  if (column.unit !== undefined && !suits(column.unit, reading)) at('unit', `“${column.unit}”不是这一项的单位`);
  if (column.min != null && column.max != null && column.min > column.max) at('min', '最小值大于最大值');
  const { yearAs } = column;
  if (yearAs !== undefined && yearAs.length !== YEAR_AS[reading])
    at('yearAs', 'yearAs 只用于报告期（月，如 12）和日期（月-日，如 12-31）');
  return [...problems, ...problemsOfWords(column, target, reading)];
}

/** How long what a year alone stands for is, by reading: `12`, or `12-31`. */
const YEAR_AS: Partial<Record<Reading, number>> = { period: 2, date: 5 };

function problemsOfWords(
  { values, default: otherwise }: LayoutColumn,
  target: string,
  reading: Reading,
): YamlProblem[] {
  const isChoice = reading === 'choice' || reading === 'choices';
  const choices = CHOICES[target] ?? questionOf(target)?.answers.map(({ value }) => value) ?? [];
  if (isChoice && !values && !questionOf(target))
    return [{ path: ['key'], message: '这一列需要 values：表里的词对应哪个值' }];
  if (!isChoice && values) return [{ path: ['values'], message: `“${target}”不是选项，不能有 values` }];
  const strange = Object.keys(values ?? {}).filter(value => !choices.includes(value));
  const problems: YamlProblem[] = strange.map(value => ({
    path: ['values', value],
    message: `没有“${value}”这个值。可用：${choices.join('、')}`,
  }));
  if (otherwise === undefined) return problems;
  if (target !== 'action' && target !== 'tier')
    return [...problems, { path: ['default'], message: '只有 action 和 tier 可以有 default' }];
  return choices.includes(otherwise)
    ? problems
    : [...problems, { path: ['default'], message: `应为 ${choices.join('、')} 之一` }];
}

function suits(unit: string, reading: Reading): boolean {
  return isUnit(unit) && factorOf(unit, reading) !== null;
}

function repetitionsIn({ columns }: Layout): YamlProblem[] {
  const [keys, targets] = [new Set<string>(), new Set<string>()];
  return columns.flatMap((column, index) => {
    const target = targetOf(column);
    const problems: YamlProblem[] = [];
    if (keys.has(column.key)) problems.push({ path: ['columns', index, 'key'], message: `“${column.key}”出现了两次` });
    if (targets.has(target))
      problems.push({ path: ['columns', index, column.to ? 'to' : 'key'], message: `有两列都填“${target}”` });
    keys.add(column.key);
    targets.add(target);
    return problems;
  });
}

/** A header can mean one column only; the same header in other signs is the same header. */
function headersTwice({ columns, ignore }: Layout): YamlProblem[] {
  const owner = new Map<string, string>();
  const problems: YamlProblem[] = [];
  const claim = (header: string, key: string, path: Path) => {
    const { name } = headerWords(header);
    const other = owner.get(name);
    if (other !== undefined && other !== key) problems.push({ path, message: `表头“${header}”已属于“${other}”` });
    owner.set(name, key);
  };
  columns.forEach(({ key, headers }, index) =>
    headers.forEach((header, at) => claim(header, key, ['columns', index, 'headers', at])),
  );
  ignore.forEach((header, at) => claim(header, 'ignore', ['ignore', at]));
  return problems;
}

function absencesIn({ kind, columns }: Layout): YamlProblem[] {
  const needed = kind === 'title' ? ['enterpriseId', 'tier', 'validFrom'] : ['enterpriseId'];
  return needed
    .filter(target => !columns.some(column => targetOf(column) === target))
    .map(target => ({ path: ['columns'], message: `缺少填“${target}”的列` }));
}

function problemsOfPeriod({ kind, period }: Layout): YamlProblem[] {
  if (!period) return kind === 'filing' ? [{ path: [], message: '经营数据的版式需要 period：报告期从哪里读' }] : [];
  if (period.fileName !== undefined && !period.fileName.includes('(?<year>'))
    return [{ path: ['period', 'fileName'], message: '写法里需要 (?<year>…)，以及 (?<month>…) 或 (?<quarter>…)' }];
  if (period.from.length === 1 && period.from[0] === 'fileName' && period.fileName === undefined)
    return [{ path: ['period'], message: '报告期只从文件名读时，需要 fileName 给出写法' }];
  return [];
}
