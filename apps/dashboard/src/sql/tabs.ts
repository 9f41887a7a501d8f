/** One tab of the workbench, as it is kept in this browser. */
export interface SqlTab {
  id: string;
  title: string;
  sql: string;
  /** What stands in its parameters, by their names. */
  values: Record<string, string>;
  /** The saved query it shows; null for one of its own. */
  savedId: string | null;
  cannedId: string | null;
}

export interface KeptTabs {
  tabs: SqlTab[];
  active: string;
}

const keyOf = (login: string): string => `tidu-sql-tabs-${login}`;

/** The tabs somebody left in this browser; null where there are none, or nothing that can be read. */
export function readTabs(login: string, storage: Pick<Storage, 'getItem'>): KeptTabs | null {
  try {
    const kept = JSON.parse(storage.getItem(keyOf(login)) ?? 'null') as KeptTabs | null;
    const isWhole = kept !== null && Array.isArray(kept.tabs) && kept.tabs.length > 0 && kept.tabs.every(isTab);
    return isWhole
      ? { tabs: kept.tabs, active: kept.tabs.some(({ id }) => id === kept.active) ? kept.active : kept.tabs[0]!.id }
      : null;
  } catch {
    return null;
  }
}

/** Keeps the tabs; a browser that keeps nothing goes on without. */
export function keepTabs(login: string, kept: KeptTabs, storage: Pick<Storage, 'setItem'>): void {
  try {
    storage.setItem(keyOf(login), JSON.stringify(kept));
  } catch {
    // Its room is used up or closed: the page works on, and this visit is all there is.
  }
}

const isTab = (tab: Partial<SqlTab> | null): boolean =>
  typeof tab?.id === 'string' &&
  typeof tab.sql === 'string' &&
  typeof tab.title === 'string' &&
  typeof tab.values === 'object';
