/** The numbers of a programme, one by one, and the programme with others in their place. */
import { BUILT_IN, builtIn } from '../../test/programmes.js';
import { numbersOf, withNumbers } from './numbers.js';

const national = builtIn('national-2026');
const numberAt = (path: string) => numbersOf(national).find(number => number.path === path);

test('a threshold is told with its unit and the clause it comes from', () => {
  expect(numberAt('criteria.s-revenue.test.of.0.thresholds.0.value')).toMatchObject({
    value: 1500,
    unit: '万元',
    clause: '附件1',
    quote: expect.stringContaining('1500万元') as string,
  });
});

test('a target of a district is told with its year, its district and its own line of the annex', () => {
  const numbers = numbersOf(builtIn('jilin-city-2015')).filter(
    ({ entry, region, path }) => entry === 'little-giants' && region === '220221' && path.includes('values'),
  );
  expect(numbers.map(({ year, value, unit }) => [year, value, unit])).toEqual([
    [2015, 6, '家'],
    [2016, 8, '家'],
    [2017, 10, '家'],
  ]);
});

test('a sum paid, a share and the years it is paid have their units', () => {
  const of = (entry: string) =>
    numbersOf(builtIn('jilin-province-2022'))
      .filter(number => number.entry === entry)
      .map(({ value, unit }) => `${value}${unit}`);
  expect(of('first-provincial')).toEqual(['20万元']);
  expect(of('pledge-interest')).toEqual(expect.arrayContaining(['50%', '60万元', '2年']));
});

test.each(BUILT_IN)('%s: put back as they are, its numbers change nothing', id => {
  const programme = builtIn(id);
  const same = numbersOf(programme).map(({ path, value }) => ({ path, value }));
  expect(withNumbers(programme, same)).toEqual(programme);
});

test('one number is tried by itself, and the programme handed in stays as it is', () => {
  const path = 'criteria.s-debt-ratio.test.thresholds.0.value';
  const tried = withNumbers(national, [{ path, value: 70 }]);
  const changed = numbersOf(tried).filter(({ value }, at) => value !== numbersOf(national)[at]!.value);
  expect(changed).toEqual([{ ...numberAt(path)!, value: 70 }]);
  expect(numberAt(path)!.value).toBe(80);
});

test('a number that is not there cannot be tried', () => {
  expect(() => withNumbers(national, [{ path: 'criteria.s-revenue.name.zh', value: 1 }])).toThrow(/没有/);
  expect(() => withNumbers(national, [{ path: '__proto__.polluted.x', value: 1 }])).toThrow(/没有/);
});
