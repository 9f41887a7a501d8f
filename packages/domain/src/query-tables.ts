import { ANSWER_COLUMNS, FIELDS, QUESTIONS, columnOf, priorKey } from './filings/index.js';
import {
  column,
  ENTERPRISE_TABLES,
  figureTables,
  REFERENCE_TABLES,
  type QueryColumn,
  type QueryTable,
} from './queries/index.js';

const KINDS = {
  flow: { zh: '累计', en: 'since January' },
  stock: { zh: '期末', en: 'at the end of the period' },
  average: { zh: '平均', en: 'average over the period' },
};

/** What is filed, M01–M35, each with the year before where the form asks for it, then the answers Q01–Q06. */
const FILED: readonly QueryColumn[] = [
  ...FIELDS.flatMap(({ code, key, zh, en, unit, kind, prior }) => {
    const now = column(
      columnOf(key),
      `${zh}（${code}，${KINDS[kind].zh}）`,
      `${en} (${code}, ${KINDS[kind].en})`,
      unit,
    );
    const before = column(
      columnOf(priorKey(key)),
      `${zh}上年同期（${code}）`,
      `${en}, same period of the year before (${code})`,
      unit,
    );
    return prior ? [now, before] : [now];
  }),
  ...QUESTIONS.map(({ code, zh, en }, index) => column(ANSWER_COLUMNS[index]!, `${zh}（${code}）`, `${en} (${code})`)),
];

/** Flows of the form without the year before: what can be taken apart into months. */
const FLOWS: readonly QueryColumn[] = FIELDS.filter(({ kind }) => kind === 'flow').map(({ code, key, zh, en, unit }) =>
  column(columnOf(key), `${zh}（${code}，当期）`, `${en} (${code}) of these months`, unit),
);

/** Every table that SQL of analysts may name; scope files, schema browser and documentation read this. */
export const QUERY_TABLES: readonly QueryTable[] = [
  ...figureTables(FILED, FLOWS),
  ...ENTERPRISE_TABLES,
  ...REFERENCE_TABLES,
];
