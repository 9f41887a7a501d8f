import type { Bilingual, Unit } from '../vocabulary/index.js';

/** One column of a table that analysts query. */
export interface QueryColumn {
  /** As it is written in SQL. */
  name: string;
  title: Bilingual;
  /** Of a measure; null where nothing is measured. */
  unit: Unit | null;
  /** Names a person: only in the files of who works with these persons. */
  personal: boolean;
}

/** One table or view that analysts query: what a row of it is, and every column told in both languages. */
export interface QueryTable {
  name: string;
  title: Bilingual;
  /** What one row is, and what to mind. */
  about: Bilingual;
  columns: readonly QueryColumn[];
}

/** Something to call in a query besides what every SQL has. */
export interface QueryFunction {
  name: string;
  /** As one writes it, with the names of its arguments. */
  usage: string;
  /** Whether it stands in FROM and gives rows. */
  givesRows: boolean;
  about: Bilingual;
}

/** A described column. */
export const column = (name: string, zh: string, en: string, unit: Unit | null = null): QueryColumn => ({
  name,
  title: { zh, en },
  unit,
  personal: false,
});

/** A described column that names a person. */
export const personal = (name: string, zh: string, en: string): QueryColumn => ({
  ...column(name, zh, en),
  personal: true,
});
