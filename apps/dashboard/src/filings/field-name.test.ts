import { MESSAGES } from '../language/messages.js';
import { fieldName } from './field-name.js';

test.each<[name: string, field: string | null]>([
  ['营业收入', 'revenue'],
  ['营业收入上年同期', 'revenuePrior'],
  ['研发费用', 'rd'],
  ['统一社会信用代码', 'uscc'],
  ['整行', null],
  ['ownColumn', 'ownColumn'],
])('a column is called %s', (name, field) => {
  expect(fieldName(field, MESSAGES.zh, 'zh')).toBe(name);
});
