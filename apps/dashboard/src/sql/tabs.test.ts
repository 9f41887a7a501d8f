import { keepTabs, readTabs, type KeptTabs } from './tabs.js';

function storage(): Pick<Storage, 'getItem' | 'setItem'> {
  const kept = new Map<string, string>();
  return { getItem: key => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

const TABS: KeptTabs = {
  tabs: [{ id: 'a', title: '查询 1', sql: 'SELECT 1', values: { period: '2026-09' }, savedId: null, cannedId: null }],
  active: 'a',
};

test('tabs come back as they were, for their owner alone', () => {
  const room = storage();
  keepTabs('lin', TABS, room);
  expect(readTabs('lin', room)).toEqual(TABS);
  expect(readTabs('wang', room)).toBeNull();
});

test.each(['', 'null', '{', '{"tabs":[]}', '{"tabs":[{"id":1}]}'])('what cannot be read is nothing: %s', text => {
  expect(readTabs('lin', { getItem: () => text })).toBeNull();
});
