import type { SchemeName } from './scheme.js';

const several = (words: readonly string[]): { zh: string; en: string } => ({
  zh: words.join('、'),
  en: words.join(', '),
});
const zhOf = (names: readonly SchemeName[]): string => names.map(({ zh }) => zh).join('、');
const enOf = (names: readonly SchemeName[]): string => names.map(({ en }) => en).join(', ');

/** The sentences of a derivation, in both languages. Numbers are given as they are to be read. */
export const SENTENCES = {
  tooLittleCoverage: (coverage: string, minimum: string): SchemeName => ({
    zh: `数据覆盖率 ${coverage}% 低于 ${minimum}%，不参加排名`,
    en: `Coverage of ${coverage} % is below ${minimum} %: not ranked`,
  }),
  notFulfilled: (column: string, value: number | null, min: number, max: number): SchemeName => {
    const zh =
      value === null
        ? `没有“${column}”`
        : value < min
          ? `“${column}”为 ${value}，低于 ${min}`
          : `“${column}”为 ${value}，高于 ${max}`;
    const en =
      value === null
        ? `no “${column}”`
        : value < min
          ? `“${column}” is ${value}, below ${min}`
          : `“${column}” is ${value}, above ${max}`;
    return { zh: `${zh}，不参加排名`, en: `Not ranked: ${en}` };
  },
  missing: (indicators: readonly SchemeName[]): SchemeName => ({
    zh: `缺少数据，不排名：${zhOf(indicators)}`,
    en: `Not ranked for want of data: ${enOf(indicators)}`,
  }),
  noScore: (): SchemeName => ({
    zh: '按方案的合成方法算不出得分（分数为负或权重不适用），不排名',
    en: 'Not ranked: the aggregation of the scheme gives no score, such as a geometric mean of a negative one',
  }),
  allEqual: (indicator: SchemeName, score: string): SchemeName => ({
    zh: `“${indicator.zh}”各单位相同，一律记 ${score} 分`,
    en: `All units are equal on “${indicator.en}”: each is given ${score}`,
  }),
  undefinedValues: (indicator: SchemeName, step: SchemeName, units: readonly string[]): SchemeName => ({
    zh: `“${indicator.zh}”在${step.zh}时没有结果，按缺失处理：${several(units).zh}`,
    en: `“${indicator.en}” has no result when it is ${step.en}, and counts as missing: ${several(units).en}`,
  }),
  imputed: (indicator: SchemeName, units: readonly string[]): SchemeName => ({
    zh: `“${indicator.zh}”按同组单位补齐：${several(units).zh}`,
    en: `“${indicator.en}” is filled from units of the same group: ${several(units).en}`,
  }),
};

/** Names of the steps in which a value can get lost. */
export const STEP_NAMES = {
  denominated: { zh: '除以分母', en: 'denominated' },
  treated: { zh: '处理', en: 'treated' },
  normalised: { zh: '标准化', en: 'normalised' },
} satisfies Record<string, SchemeName>;
