import { readCompositeScheme } from './read-scheme.js';

const read = (text: string) => readCompositeScheme(text, 's.yaml');
const refusalOf = (text: string): string => {
  try {
    read(text);
  } catch (error) {
    return (error as Error).message.replace('排名方案 s.yaml 有误：', '');
  }
  throw new Error('the scheme was taken');
};
const head = 'id: s\nname: 指数\n';
const one = `${head}indicators:\n  - code: a\n`;

test('three lines are a scheme: min-max, given weights, arithmetic mean, nothing filled, ties 1, 2, 2, 4', () => {
  expect(read(one)).toMatchObject({
    name: { zh: '指数', en: '指数' },
    impute: null,
    treat: [],
    normalise: { by: 'min-max', to: [0, 100] },
    weigh: { by: 'given' },
    aggregate: { by: 'arithmetic-mean' },
    gaps: { by: 'stay' },
    groups: [{ code: 'index' }],
    result: { decimals: null, ties: 'competition' },
  });
});

test.each<[fault: string, text: string, refusal: string]>([
  ['a word misspelt', `${one}    normalise: min-maxx\n`, '第 5 行 indicators.0.normalise.by：应为 min-max、'],
  ['a key nobody knows', `${one}    wieght: 2\n`, '第 4 行 indicators.0：没有这一项：wieght'],
  ['a weight of 0', `${one}    weight: 0\n`, '第 5 行 indicators.0.weight：不能少于 0'],
  ['a key that is missing', 'id: s\nname: 指数\n', '第 1 行 indicators：缺少这一项'],
  ['a text for a number', `${one}    weight: much\n`, '第 5 行 indicators.0.weight：应为数字'],
  ['a code used twice', `${one}  - code: a\n`, '第 5 行 indicators.1.code：“a”出现了两次'],
  [
    'goalposts the wrong way round',
    `${one}    normalise: { by: goalposts, low: 9, high: 1 }\n`,
    '第 5 行 indicators.0.normalise：low 应小于 high；越小越好写在 direction 里',
  ],
  [
    'a logarithm from 0',
    `${one}    normalise: { by: goalposts, low: 0, high: 1, scale: log }\n`,
    '第 5 行 indicators.0.normalise：取对数时 low 应大于 0',
  ],
  [
    'scores that fall',
    `${one}normalise: { by: min-max, to: [100, 0] }\n`,
    '第 5 行 normalise：to 的两个分数应由低到高',
  ],
  [
    '功效系数 against the direction',
    `${one}    normalise: { by: efficacy-coefficient, unacceptable: 9, satisfactory: 1 }\n`,
    '第 5 行 indicators.0.normalise：不允许值与满意值的高低与 direction 不符',
  ],
  [
    'points that do not rise',
    `${one}    normalise: { by: piecewise, points: [[2, 0], [1, 5]] }\n`,
    '第 5 行 indicators.0.normalise：points 的值应由小到大',
  ],
  ['a parent nobody has', `${one}    parent: q\n`, '第 5 行 indicators.0.parent：没有“q”这个组'],
  [
    'a group without members',
    `${one}    parent: g\ngroups: [{ code: g }, { code: h, parent: g }]\n`,
    '第 6 行 groups.1：这个组没有成员',
  ],
  [
    'an indicator of no group',
    `${one}groups: [{ code: g }, { code: h, parent: g }]\n`,
    '第 4 行 indicators.0：有几个组时，需要 parent',
  ],
  [
    'two tops',
    `${head}indicators: [{ code: a, parent: g }, { code: b, parent: h }]\ngroups: [{ code: g }, { code: h }]\n`,
    '第 4 行 groups：没有 parent 的组应有一个，现有 2 个',
  ],
  [
    'groups in a circle',
    `${head}indicators: [{ code: a, parent: g }]\ngroups: [{ code: g, parent: h }, { code: h, parent: g }]\n`,
    '第 4 行 groups.0.parent：上级组绕成了圈',
  ],
  ['TOPSIS over gaps', `${one}aggregate: topsis\ngaps: leave-out\n`, '第 1 行 groups.0：TOPSIS 不能略过缺失的分数'],
  ['YAML that is none', 'id: [', '第 1 行：YAML 写法有误'],
  ['nothing at all', '', '第 1 行：应为一组键值'],
])('%s is told with its line', (_, text, refusal) => {
  expect(refusalOf(text)).toContain(refusal);
});

const compared = (matrix: string): string =>
  `${head}indicators: [{ code: a }, { code: b }, { code: c }]\nweigh: { by: ahp, of: [a, b, c], matrix: ${matrix} }\n`;

test('comparisons are written as fractions', () => {
  expect(read(compared('[[1, 1/3, 5], [3, 1, 7], [1/5, 1/7, 1]]')).weigh).toMatchObject({
    by: 'ahp',
    matrix: [
      [1, 1 / 3, 5],
      [3, 1, 7],
      [1 / 5, 1 / 7, 1],
    ],
  });
});

test('comparisons that contradict each other are to be made again', () => {
  // a is twice b, b is twice c, but c is four times a
  expect(refusalOf(compared('[[1, 2, 1/4], [1/2, 1, 2], [4, 1/2, 1]]'))).toMatch(
    /第 4 行 weigh：一致性比率 CR = \d\.\d+，应小于 0\.1；请重新比较/,
  );
});

test('a comparison has its reciprocal on the other side, and all members are compared', () => {
  expect(refusalOf(compared('[[1, 3, 5], [3, 1, 7], [1/5, 1/7, 1]]'))).toContain(
    '第 1 行第 2 列与对角线另一侧不互为倒数',
  );
  expect(refusalOf(compared('[[1, 3], [1/3, 1]]'))).toContain('matrix 应为 3 行 3 列');
  expect(refusalOf(compared('[[1]]').replace('of: [a, b, c]', 'of: [a, b]'))).toContain(
    'of 应为组内的全部成员：a、b、c',
  );
});

test('a bomb of aliases is refused, not built', () => {
  const levels = Array.from(
    { length: 9 },
    (_, at) => `l${at + 1}: &l${at + 1} [${Array(9).fill(`*l${at}`).join(', ')}]`,
  );
  expect(refusalOf(`l0: &l0 [x]\n${levels.join('\n')}\n`)).toBe('别名（&、*）展开过多');
});
