import { toCsv } from '../download.js';
import { MESSAGES } from '../language/messages.js';
import { issueTable } from './issue-list.js';

const issue = {
  sheet: '经营报表',
  row: 54,
  field: 'revenue',
  code: 'NUMBER_UNPARSABLE',
  severity: 'refused' as const,
  found: '约4971',
  expected: null,
  advice: { zh: '请填阿拉伯数字。', en: 'Use digits only.' },
};

test('the list says where, what was found, and the cure, in the language of the page', () => {
  expect(issueTable([issue], MESSAGES.zh, 'zh').rows).toEqual([
    ['经营报表', 54, '营业收入', '约4971', null, '请填阿拉伯数字。', '必须改', 'NUMBER_UNPARSABLE'],
  ]);
  expect(issueTable([issue], MESSAGES.en, 'en').rows[0]).toContain('Use digits only.');
});

test('what a sender typed does not become a formula of who opens the list', () => {
  const typed = { ...issue, found: '=1+1' };
  const csv = toCsv([issueTable([typed], MESSAGES.zh, 'zh')], { title: '', lines: [] });
  expect(csv).toContain(",'=1+1,");
});
