import { HEAD, MEASURABLES, programmeFrom } from '../../test/programmes.js';
import { checkProgramme } from './read-programme.js';

/** A criterion with this test, on line 10 of the file. */
const criterion = (test: string) =>
  `criteria:\n  - { id: c, tier: good, name: 条件, clause: 二, quote: 条件, test: ${test} }`;
const target = (rest: string) =>
  `targets:\n  - { id: t, name: 目标, clause: 三, quote: 目标, kind: stock, unit: 户, ${rest} }`;

describe('what is wrong with a file is told in Chinese, with its line', () => {
  test.each<[wrong: string, lines: string, told: string]>([
    ['a key nobody knows', 'criterias: []', '第 1 行：没有这一项：criterias'],
    [
      'a field nobody knows',
      criterion('{ field: turnover, comparator: at-least, threshold: 1, unit: 万元 }'),
      '第 10 行 criteria.0.test：没有“turnover”这项指标。可用：revenue、',
    ],
    [
      'an indicator nobody knows',
      criterion('{ indicator: gdp, comparator: at-least, threshold: 1, unit: 万元 }'),
      '第 10 行 criteria.0.test：指标“gdp”不能用于单个企业。可用：revenue、',
    ],
    [
      'an indicator that says nothing of one enterprise',
      criterion("{ indicator: reporting-rate, comparator: at-least, threshold: 1, unit: '%' }"),
      '指标“reporting-rate”不能用于单个企业',
    ],
    [
      'a threshold without a unit',
      criterion('{ field: revenue, comparator: at-least, threshold: 1 }'),
      '第 10 行 criteria.0.test：需要同时写明 comparator（比较）、threshold（界限）和 unit（单位）',
    ],
    [
      'a unit that is not of that field',
      criterion('{ field: revenue, comparator: at-least, threshold: 1, unit: 人 }'),
      '第 10 行 criteria.0.test：单位应为 元、万元、亿元 之一',
    ],
    [
      'a share held against money',
      criterion('{ share: rdExpense, of: revenue, comparator: at-least, threshold: 1, unit: 万元 }'),
      '单位应为 % 之一',
    ],
    [
      'a share of what cannot be compared',
      criterion("{ share: rdStaff, of: revenue, comparator: at-least, threshold: 1, unit: '%' }"),
      '“rdStaff”与“revenue”的单位不同，不能相比',
    ],
    [
      'a share of nothing',
      criterion("{ share: rdStaff, comparator: at-least, threshold: 1, unit: '%' }"),
      'share 需要 of：占哪一项的比重',
    ],
    [
      'two measures at once',
      criterion('{ field: revenue, growth: revenue, comparator: at-least, threshold: 1, unit: 万元 }'),
      '应写明且只写一项：field、share、growth、indicator、age、score、fact',
    ],
    [
      'several years not put together',
      criterion('{ field: rdExpense, years: 2, comparator: at-least, threshold: 1, unit: 万元 }'),
      'years 大于 1 时需要 taken：each、sum、mean',
    ],
    [
      'shares of several years added',
      criterion("{ indicator: rd-intensity, years: 2, taken: sum, comparator: at-least, threshold: 1, unit: '%' }"),
      'years 大于 1 时需要 taken：each、mean',
    ],
    [
      'a growth of three years',
      criterion("{ growth: revenue, years: 3, taken: mean, comparator: at-least, threshold: 1, unit: '%' }"),
      '增长率最多看两年',
    ],
    ['a fact that is not named', criterion('{ fact: patent }'), '第 10 行 criteria.0.test：facts 里没有“patent”'],
    [
      'a number treated as yes or no',
      `facts: [{ id: share, unit: '%', name: 占有率 }]\n${criterion('{ fact: share }')}`,
      '“share”是数，需要 comparator、threshold 和 unit',
    ],
    [
      'a yes or no treated as a number',
      `facts: [{ id: ip, name: 知识产权 }]\n${criterion('{ fact: ip, comparator: at-least, threshold: 1, unit: 项 }')}`,
      '“ip”只有是与否，不能比较',
    ],
    [
      'thresholds in no order',
      criterion(
        '{ field: revenue, comparator: at-least, threshold: [{ from: 2024-01-01, value: 2 }, { from: 2022-01-01, value: 1 }], unit: 万元 }',
      ),
      'threshold 应按 from 的日期从早到晚排列',
    ],
    [
      'a tier that is not there',
      'criteria:\n  - { id: c, tier: best, name: 条件, clause: 二, quote: 条件, test: { title: [seed] } }',
      '第 10 行 criteria.0.tier：没有“best”这个层级',
    ],
    [
      'a waiver of what is not there',
      'exceptions:\n  - { id: e, name: 例外, clause: 二, quote: 例外, waives: [c9], when: { title: [seed] } }',
      '第 10 行 exceptions.0.waives：没有“c9”这个条件',
    ],
    [
      'an entry without its clause',
      'cadence:\n  - { id: a, name: 例会, every: year, quote: 每年例会 }',
      '第 10 行 cadence.0.clause：缺少这一项',
    ],
    [
      'two entries of one name',
      'cadence:\n  - { id: a, name: 例会, every: year, clause: 一, quote: 例 }\n  - { id: a, name: 例会, every: year, clause: 一, quote: 例 }',
      '第 11 行 cadence.1.id：“a”出现了两次',
    ],
    ['a target without a number', target('upTo: 5'), '需要 values、every 或 regions 之一：目标是多少'],
    [
      'years in no order',
      target('values: [{ year: 2021, value: 1 }, { year: 2020, value: 2 }]'),
      '第 10 行 targets.0.values：年份应从早到晚，不重复',
    ],
    [
      'an increase that is none',
      target('base: { year: 2019, value: 10 }, values: [{ year: 2020, value: 14 }], increase: 5'),
      '第 10 行 targets.0.increase：累计增加写为 5，末年减去基数是 4',
    ],
    [
      'regions that do not add up',
      target(
        'values: [{ year: 2020, value: 10 }], regions: [{ region: a, clause: 一, quote: 甲, values: [{ year: 2020, value: 4 }] }, { region: b, clause: 一, quote: 乙, values: [{ year: 2020, value: 5 }] }]',
      ),
      '2020 年各地区合计 9，与总数 10 不符；文件本身如此时，在 sumsDiffer 写明',
    ],
    ['a class of a classification without the rest', 'kind: classification', '分类需要且只要一个 remainder: true'],
    [
      'an indicator nobody has for a target',
      target('values: [{ year: 2020, value: 1 }], actual: { indicator: gdp }'),
      '第 10 行 targets.0.actual.indicator：没有代码为“gdp”的指标',
    ],
  ])('%s', (_, lines, told) => {
    const { value, issues } = checkProgramme(`${HEAD}${lines}\n`, MEASURABLES);
    expect(value).toBeNull();
    expect(issues!.join('\n')).toContain(told);
  });

  test('every problem is told, not the first alone', () => {
    const { issues } = checkProgramme(`${HEAD}${criterion('{ fact: a }')}\n${target('upTo: 5')}\n`, MEASURABLES);
    expect(issues).toHaveLength(2);
  });

  test('what others quote needs a caution', () => {
    const { issues } = checkProgramme(HEAD.replace('official', 'secondary'), MEASURABLES);
    expect(issues).toEqual(['第 3 行 standing：二手资料需要 caution：提醒使用前核对原文']);
  });
});

test('regions that do not add up in the document itself are taken once the file says so', () => {
  const regions = 'regions: [{ region: a, clause: 一, quote: 甲, values: [{ year: 2020, value: 4 }] }]';
  const programme = programmeFrom(target(`values: [{ year: 2020, value: 10 }], ${regions}, sumsDiffer: 原文如此`));
  expect(programme.targets[0]!.sumsDiffer).toBe('原文如此');
});

test('what a file leaves out is filled in: hard, for everybody, from the beginning, one year', () => {
  const { criteria } = programmeFrom(
    criterion('{ indicator: rd-intensity, comparator: at-least, threshold: 3, unit: "%" }'),
  );
  expect(criteria).toMatchObject([
    {
      force: 'hard',
      appliesTo: { industries: null, purpose: null },
      restored: null,
      test: {
        kind: 'compare',
        measure: { kind: 'share', field: 'rdExpense', of: 'revenue', years: 1, indicator: 'rd-intensity' },
        thresholds: [{ from: null, value: 3 }],
      },
    },
  ]);
});
