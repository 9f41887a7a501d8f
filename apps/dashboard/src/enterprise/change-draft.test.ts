import { MESSAGES } from '../language/messages.js';
import { changeOf, emptyDraft, lackOf, willHappen, type ChangeDraft } from './change-draft.js';

const now = {
  id: '91229900000000019H',
  name: '甲公司',
  regionId: '220202',
  regionName: { zh: '昌邑区', en: 'Changyi' },
  tier: null,
  section: null,
  sectionName: null,
  team: '工业',
  secretary: '赵工',
  closedOn: null,
  synthetic: true,
  latest: null,
  nFiring: 0,
  industryCode: null,
  industryName: null,
  foundedOn: null,
  registeredCapitalCny10k: null,
  successorId: null,
  provisional: false,
};
const draft = (more: Partial<ChangeDraft>): ChangeDraft => ({ ...emptyDraft('2026-11-01'), ...more });
const told = (more: Partial<ChangeDraft>, today = '2026-10-20') =>
  willHappen(draft(more), now, { old: '昌邑区', next: '船营区' }, today, MESSAGES.zh);

test.each<[why: string, draft: Partial<ChangeDraft>]>([
  ['the name it has', { kind: 'rename', name: ' 甲公司 ' }],
  ['a name of one character', { kind: 'rename', name: '乙' }],
  ['the region it is in', { kind: 'move', regionId: '220202' }],
  ['itself to merge into', { kind: 'merge', successor: { id: now.id, name: now.name } }],
  ['the secretary it has and no team', { kind: 'assign', secretary: '赵工' }],
])('%s is no change', (_, more) => {
  expect(changeOf(draft(more), now)).toBeNull();
  expect(lackOf(draft(more), now, MESSAGES.zh)).not.toBeNull();
});

test('what is left empty stays as it was: a team alone may be assigned', () => {
  expect(changeOf(draft({ team: '农业' }), now)).toEqual({ kind: 'assign', secretary: '', team: '农业' });
});

test('a change without a day is not complete', () => {
  expect(lackOf(draft({ kind: 'close', on: '' }), now, MESSAGES.zh)).toBe('请填从哪天起。');
  expect(lackOf(draft({ kind: 'close' }), now, MESSAGES.zh)).toBeNull();
});

test('who moves an enterprise reads which periods count where', () => {
  expect(told({ kind: 'move', regionId: '220204' })).toBe(
    '自 2026-11-01 起，“甲公司”由昌邑区改归船营区上报。2026-11-01 之后截止的各期计入船营区，之前的仍计入昌邑区；今后由船营区的人员查看和处理。',
  );
});

test('who assigns reads only what changes', () => {
  expect(told({ secretary: '钱工' })).toContain('的服务秘书改为“钱工”。');
  expect(told({ secretary: '钱工', team: '农业' })).toContain('服务秘书改为“钱工”，所属专班改为“农业”。');
});

test('a day that has passed changes figures that were seen, and says so', () => {
  expect(told({ kind: 'close', on: '2026-10-19' })).toContain('2026-10-19 已经过去');
  expect(told({ kind: 'close', on: '2026-10-20' })).not.toContain('已经过去');
});
