import type { CellOrigin } from '@tidu/contract';
import { cellName, cellWords, filedValue } from './filed-cell.js';
import { MESSAGES } from './language/messages.js';

const origin: CellOrigin = {
  ...{ batchId: 'b00000001', fileName: '九月.xlsx', sender: 'zhao', receivedOn: '2026-10-09', sheet: '财务状况' },
  ...{ row: 14, column: 'D', header: '营业收入', unit: '万元', hasOriginal: true },
};

test('a cell is named as a spreadsheet names it; without a column by its row', () => {
  expect(cellName(origin, MESSAGES.zh)).toBe('D14');
  expect(cellName({ ...origin, column: null }, MESSAGES.zh)).toBe('第 14 行');
  expect(cellWords(origin, MESSAGES.zh)).toBe('九月.xlsx “财务状况”表 D14');
  expect(cellWords({ ...origin, sheet: '' }, MESSAGES.en)).toBe('九月.xlsx D14');
});

test('money has two decimals, people none, a word no unit', () => {
  expect(filedValue(7318.25, 'cny10k', 'zh')).toBe('7,318.25 万元');
  expect(filedValue(50, 'person', 'zh')).toBe('50 人');
  expect(filedValue('良好', 'none', 'zh')).toBe('良好');
});
