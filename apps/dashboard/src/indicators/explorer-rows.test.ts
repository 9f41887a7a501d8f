import type { ValueRow } from '@tidu/contract';
import { rowName, sortedRows } from './explorer-rows.js';

const row = (key: string, value: number | null): ValueRow => ({ key, value, change: null }) as ValueRow;

test('the largest comes first, and what has no figure last', () => {
  const rows = [row('A', 1), row('B', null), row('C', 3)];
  expect(sortedRows(rows, 'value').map(({ key }) => key)).toEqual(['C', 'A', 'B']);
  expect(sortedRows(rows, 'key').map(({ key }) => key)).toEqual(['A', 'B', 'C']);
});

test('a row of two dimensions has both names', () => {
  const keys = [
    { dimension: 'prefecture', key: '220100', name: { zh: '长春市', en: 'Changchun' } },
    { dimension: 'enterprise', key: '91', name: null },
  ];
  expect(rowName({ key: '220100|91', keys, keyName: null }, 'en')).toBe('Changchun · 91');
});
