import { MESSAGES } from '../language/messages.js';
import { actionWord, deedWord, detailLines, summaryOf } from './audit-words.js';

const entry = (action: string, detail: Record<string, unknown>) => ({
  seq: 1,
  at: '2026-10-20T08:00:00.000Z',
  actor: 'admin',
  subject: 'zhao',
  hash: '',
  action,
  detail,
});

test('what was done is told in words; what is not known yet keeps its name', () => {
  expect(actionWord('batch.withdraw', MESSAGES.zh)).toBe('撤回批次');
  expect(actionWord('case.close', MESSAGES.zh)).toBe('case.close');
});

test('a password that must be changed was given by an administrator', () => {
  const deeds = [true, false].map(mustChangePassword =>
    deedWord(entry('account.change-password', { mustChangePassword }), MESSAGES.zh),
  );
  expect(deeds).toEqual(['重置密码', '修改密码']);
});

test('the detail of a change says what was before and what is after', () => {
  const detail = { from: { role: 'officer', regionId: null }, to: { role: 'analyst' }, counts: [1, 2] };
  expect(detailLines(detail, MESSAGES.zh)).toEqual([
    ['原来 · 角色', '工作人员'],
    ['原来 · 地区', '—'],
    ['改为 · 角色', '分析人员'],
    ['计数', '[1,2]'],
  ]);
});

test('a summary cuts a hash short; the detail keeps it whole', () => {
  const sha256 = '9774a820f1cfded0a3bd365960feb8742562c192d65ce2b7d27d70d967eae18b';
  const recorded = entry('batch.record', { sha256, status: 'accepted' });
  expect(summaryOf(recorded, MESSAGES.zh)).toBe('文件校验值 9774a820f1cf… · 状态 已收');
  expect(detailLines(recorded.detail, MESSAGES.zh)[0]).toEqual(['文件校验值', sha256]);
});
