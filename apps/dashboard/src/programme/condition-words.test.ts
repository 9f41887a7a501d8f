import { conditionWords, thresholdWords, type ShownProgramme } from './condition-words.js';

type Programme = ShownProgramme['programme'];
const programme = {
  facts: [{ id: 'own-ip', name: { zh: '自主知识产权', en: 'own IP' }, unit: null }],
} as unknown as Programme;
const floor = (value: number, unit: '万元' | '%') =>
  ({
    kind: 'compare',
    measure: { kind: 'age' },
    comparator: 'at-least',
    thresholds: [{ from: null, value }],
    unit,
  }) as Programme['criteria'][number]['test'];

test('a threshold is said with its sign, its number and its unit', () => {
  expect(thresholdWords('at-most', 70, '%')).toBe('≤ 70 %');
  expect(conditionWords(floor(1500, '万元'), programme, 'zh')).toBe('≥ 1,500 万元');
});

test('parts are joined by the word between them, in either language', () => {
  const either = { kind: 'any', of: [floor(3, '%'), { kind: 'fact', fact: 'own-ip' }] } as const;
  expect(conditionWords(either as never, programme, 'zh')).toBe('≥ 3 % 或 自主知识产权');
  expect(conditionWords(either as never, programme, 'en')).toBe('≥ 3 % or own IP');
});
