/** The built-in programmes against the documents they were read from. */
import { BUILT_IN, builtIn, DOCUMENTS, inLibrary, library } from '../../test/programmes.js';
import { CITED_LISTS, type Programme } from './programme.js';
import { valuesOf } from './target.js';
import { numbersUnaccounted, quotationsMissing } from './text-account.js';

const documents = DOCUMENTS.map(id => [id, builtIn(id), inLibrary(id, 'text.md')] as const);

test('five documents with their text, and the national rules of two versions beside the size classes', () => {
  expect(DOCUMENTS).toEqual([
    'baotou-2015',
    'haicheng-2017',
    'jilin-city-2015',
    'jilin-province-2022',
    'lianyungang-2018',
  ]);
  expect(BUILT_IN.filter(id => !DOCUMENTS.includes(id))).toEqual([
    'national-2022',
    'national-2026',
    'size-classes-2011',
  ]);
});

test('the name of a programme is the name of its folder, and they make one book', () => {
  expect(library().programmes.map(({ id }) => id)).toEqual(BUILT_IN);
});

test.each(BUILT_IN.map(id => [id, builtIn(id)] as const))(
  '%s: what was read from others says so, what was read from the text does not',
  (id, { standing, caution }) => {
    expect([standing, caution?.zh.includes('核对原文') ?? false]).toEqual(
      DOCUMENTS.includes(id) ? ['official', false] : ['secondary', true],
    );
  },
);

describe.each(documents)('%s', (_, programme, text) => {
  test('every quotation is in the text', () => {
    expect(quotationsMissing(programme, text)).toEqual([]);
  });

  test('every number of the text is in an entry that quotes it, or left out with a reason', () => {
    expect(numbersUnaccounted(programme, text)).toEqual([]);
  });
});

test('at most fifteen numbers are left out over all five', () => {
  expect(documents.flatMap(([, { leftOut }]) => leftOut).length).toBeLessThanOrEqual(15);
});

test.each(documents)('%s: a number that is taken out of its entry is missed', (_, programme, text) => {
  const withoutTargets: Programme = { ...programme, targets: [] };
  const numbers = numbersUnaccounted(withoutTargets, text).map(({ number }) => number);
  const first = programme.targets[0]!;
  expect(numbers).toContain(valuesOf(first)[0]!.value);
});

test('a number quoted by an entry that does not hold it is missed', () => {
  const [, programme, text] = documents.find(([id]) => id === 'haicheng-2017')!;
  const [first, ...others] = programme.criteria.filter(({ id }) => id === 'c2-rd-staff');
  const wrong = JSON.parse(JSON.stringify(first).replaceAll('"value":5', '"value":6')) as typeof first;
  const criteria = [wrong!, ...others, ...programme.criteria.filter(({ id }) => id !== 'c2-rd-staff')];
  expect(numbersUnaccounted({ ...programme, criteria }, text)).toEqual([
    { number: 5, context: expect.stringContaining('不低于职工总数的5%') as string },
  ]);
});

test('words that are not in the text are told with their entry', () => {
  const [, programme, text] = documents.find(([id]) => id === 'baotou-2015')!;
  const targets = programme.targets.map(target =>
    target.id === 'alliances' ? { ...target, quote: '35个联盟' } : target,
  );
  expect(quotationsMissing({ ...programme, targets }, text)).toEqual([
    { list: 'targets', id: 'alliances', clause: '§二', quote: '35个联盟' },
  ]);
});

// Counted by hand from the documents.
test.each<[id: string, tasks: number, criteria: number, grounds: number]>([
  ['jilin-city-2015', 31, 7, 0],
  ['jilin-province-2022', 27, 2, 0],
  ['haicheng-2017', 14, 16, 4],
  ['lianyungang-2018', 12, 1, 0],
  ['baotou-2015', 14, 0, 0],
])('%s has %i tasks, %i criteria and %i grounds of disqualification', (id, tasks, criteria, grounds) => {
  const programme = builtIn(id);
  expect([programme.tasks.length, programme.criteria.length, programme.disqualifications.length]).toEqual([
    tasks,
    criteria,
    grounds,
  ]);
  expect(programme.tasks.map(({ no }) => no)).toEqual(Array.from({ length: tasks }, (__, at) => at + 1));
});

test('over all five: tiers, assessments, incentives, cadence and numbers aimed at', () => {
  const count = (list: 'tiers' | 'assessments' | 'incentives' | 'cadence') =>
    documents.reduce((sum, [, programme]) => sum + programme[list].length, 0);
  expect(count('tiers')).toBeGreaterThanOrEqual(23);
  expect(count('assessments')).toBe(9);
  expect(count('incentives')).toBeGreaterThanOrEqual(50);
  expect(count('cadence')).toBeGreaterThanOrEqual(18);
  const numbers = documents.flatMap(([, { targets }]) => targets.flatMap(valuesOf));
  expect(numbers.length).toBeGreaterThanOrEqual(79);
});

test('every restored value shows what the damaged text has, and why it is read so', () => {
  const restored = documents.flatMap(([id, programme]) =>
    CITED_LISTS.flatMap(list =>
      programme[list].filter(entry => entry.restored !== null).map(entry => [id, entry] as const),
    ),
  );
  const raw = (id: string) => restored.filter(([of]) => of === id).map(([, entry]) => entry.restored!.raw);
  expect(raw('baotou-2015')).toContain('建设35个');
  expect(raw('jilin-city-2015')).toContain('2000万元5亿元之间');
  expect(raw('jilin-province-2022')).toContain('首台()重大技术装备');
  expect(raw('lianyungang-2018').join()).toContain('稅銷售突破400億元');
});

describe('annex 1 of the plan of Jilin City', () => {
  const target = builtIn('jilin-city-2015').targets.find(({ id }) => id === 'little-giants')!;

  test('twelve districts, three years each, from 130 over 160 and 195 to 230', () => {
    expect(target.regions).toHaveLength(12);
    const sumOf = (year: number) =>
      target.regions.reduce((sum, { values }) => sum + values.find(value => value.year === year)!.value, 0);
    expect(target.regions.reduce((sum, { base }) => sum + base!, 0)).toBe(130);
    expect([2015, 2016, 2017].map(sumOf)).toEqual([160, 195, 230]);
    expect(target.regions.reduce((sum, { increase }) => sum + increase!, 0)).toBe(100);
    expect(target.sumsDiffer).toBeNull();
  });

  test('the bands of output add up to the whole, at the start and at the end', () => {
    const bands = builtIn('jilin-city-2015').targets.filter(({ id }) => id.startsWith('band-'));
    expect(bands.reduce((sum, { base }) => sum + base!.value, 0)).toBe(130);
    expect(bands.reduce((sum, { values }) => sum + values.at(-1)!.value, 0)).toBe(230);
  });
});

test('the money of the opinion of Jilin, clause by clause', () => {
  const { incentives } = builtIn('jilin-province-2022');
  const payOf = (id: string) => incentives.find(one => one.id === id)!.pay;
  expect(payOf('first-provincial').amount).toEqual({ value: 20, unit: '万元' });
  expect(payOf('first-national').amount).toEqual({ value: 50, unit: '万元' });
  expect(payOf('first-set-insurance')).toMatchObject({
    share: { percent: 80 },
    caps: { once: { value: 100, unit: '万元' } },
    firstUnits: 3,
    maxRate: 3,
  });
  expect(payOf('pledge-interest')).toMatchObject({ share: { percent: 50 }, caps: { total: { value: 60 } }, years: 2 });
  expect(payOf('patent-insurance')).toMatchObject({ caps: { year: { value: 10 } }, years: 3 });
});
