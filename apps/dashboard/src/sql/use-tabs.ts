import type { SavedQueryEntry, SqlSchema } from '@tidu/contract';
import { computed, ref, watch, type ComputedRef, type Ref } from 'vue';
import { keepTabs, readTabs, type SqlTab } from './tabs.js';

/** Tabs of the workbench, kept in this browser as they change. */
export interface SqlTabs {
  tabs: Ref<SqlTab[]>;
  active: ComputedRef<SqlTab>;
  choose: (id: string) => void;
  open: (tab: Partial<SqlTab> & Pick<SqlTab, 'sql'>) => void;
  close: (id: string) => void;
  change: (part: Partial<SqlTab>) => void;
}

let made = 0;

/**
 * Tabs of one account.
 *
 * @param untitled names the n-th tab nobody has named
 */
export function useTabs(login: string, untitled: (n: number) => string): SqlTabs {
  const fresh = (tab: Partial<SqlTab>): SqlTab => ({
    id: `${Date.now().toString(36)}-${++made}`,
    title: untitled((tabs.value?.length ?? 0) + 1),
    sql: '',
    values: {},
    savedId: null,
    cannedId: null,
    ...tab,
  });
  const tabs = ref<SqlTab[]>([]);
  const kept = readTabs(login, localStorage);
  tabs.value = kept?.tabs ?? [fresh({})];
  const activeId = ref(kept?.active ?? tabs.value[0]!.id);
  const active = computed(() => tabs.value.find(({ id }) => id === activeId.value) ?? tabs.value[0]!);

  watch([tabs, activeId], () => keepTabs(login, { tabs: tabs.value, active: activeId.value }, localStorage), {
    deep: true,
  });

  return {
    tabs,
    active,
    choose: id => (activeId.value = id),
    open: tab => {
      // An empty tab that nobody has written in gives its place.
      const own = active.value.sql.trim() === '' ? active.value : null;
      const next = fresh(tab);
      if (own === null) tabs.value = [...tabs.value, next];
      else tabs.value = tabs.value.map(one => (one === own ? next : one));
      activeId.value = next.id;
    },
    close: id => {
      const place = tabs.value.findIndex(tab => tab.id === id);
      const left = tabs.value.filter(tab => tab.id !== id);
      tabs.value = left.length > 0 ? left : [fresh({})];
      if (activeId.value === id) activeId.value = tabs.value[Math.max(0, Math.min(place, tabs.value.length - 1))]!.id;
    },
    change: part => {
      Object.assign(active.value, part);
    },
  };
}

/** A ready-made query as a tab. */
export function cannedTab(
  schema: SqlSchema,
  id: string,
  nameOf: (names: { zh: string; en: string | null }) => string,
): (Partial<SqlTab> & Pick<SqlTab, 'sql'>) | null {
  const query = schema.canned.find(canned => canned.id === id);
  return query ? { title: nameOf(query.title), sql: query.sql, cannedId: id } : null;
}

/** A saved query as a tab. */
export function savedTab(
  saved: readonly SavedQueryEntry[],
  id: string,
): (Partial<SqlTab> & Pick<SqlTab, 'sql'>) | null {
  const query = saved.find(entry => entry.id === id);
  if (query === undefined) return null;
  const values = Object.fromEntries(query.parameters.map(({ name, value }) => [name, String(value ?? '')]));
  return { title: query.title, sql: query.sql, savedId: id, values };
}
