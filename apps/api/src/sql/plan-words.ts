import type { SqlPlanStep } from '@tidu/contract';

/** A step as DuckDB writes it with `EXPLAIN (FORMAT json)`. */
interface PlanNode {
  name: string;
  children?: PlanNode[];
  extra_info?: Record<string, string | string[]>;
}

const WORDS: Record<string, [zh: string, en: string]> = {
  SEQ_SCAN: ['逐行读取表', 'Reads a table'],
  TABLE_SCAN: ['逐行读取表', 'Reads a table'],
  COLUMN_DATA_SCAN: ['读取中间结果', 'Reads rows made before'],
  CTE_SCAN: ['读取 WITH 的结果', 'Reads the rows of a WITH'],
  CTE: ['先算出 WITH 的结果', 'Computes a WITH first'],
  FILTER: ['按条件筛选', 'Keeps the rows that meet a condition'],
  PROJECTION: ['计算要输出的列', 'Computes the columns'],
  HASH_GROUP_BY: ['分组汇总', 'Sums up by group'],
  PERFECT_HASH_GROUP_BY: ['分组汇总', 'Sums up by group'],
  UNGROUPED_AGGREGATE: ['汇总成一行', 'Sums up into one row'],
  SIMPLE_AGGREGATE: ['汇总成一行', 'Sums up into one row'],
  HASH_JOIN: ['按相等的键连接', 'Joins by equal keys'],
  NESTED_LOOP_JOIN: ['逐对比较连接（慢，请检查连接条件）', 'Joins by comparing every pair (slow: check the condition)'],
  BLOCKWISE_NL_JOIN: [
    '逐对比较连接（慢，请检查连接条件）',
    'Joins by comparing every pair (slow: check the condition)',
  ],
  CROSS_PRODUCT: ['两表全部组合（是否漏写连接条件？）', 'Every pair of rows (is a join condition missing?)'],
  PIECEWISE_MERGE_JOIN: ['按大小关系连接', 'Joins by an inequality'],
  IE_JOIN: ['按大小关系连接', 'Joins by inequalities'],
  ORDER_BY: ['排序', 'Sorts'],
  TOP_N: ['取排在前面的行', 'Takes the first rows in an order'],
  LIMIT: ['只取前几行', 'Takes the first rows'],
  STREAMING_LIMIT: ['只取前几行', 'Takes the first rows'],
  WINDOW: ['窗口计算（排名、同组比较）', 'Computes over windows'],
  STREAMING_WINDOW: ['窗口计算（排名、同组比较）', 'Computes over windows'],
  UNION: ['合并几个结果', 'Puts results together'],
  UNNEST: ['把列表展开成行', 'Makes rows of lists'],
  DUMMY_SCAN: ['一行常量', 'One row of constants'],
  EMPTY_RESULT: ['没有符合条件的行', 'No rows can come of it'],
};

const MOST_DETAILS = 8;
const LONGEST_DETAIL = 160;

/** A plan told in words: what each step does, how many rows are expected, and on what. */
export function planStep({ name, children = [], extra_info: info = {} }: PlanNode): SqlPlanStep {
  const { 'Estimated Cardinality': rows, ...rest } = info;
  const plain = name.trim();
  const [zh, en] = WORDS[plain] ?? [plain, plain];
  const details = Object.entries(rest).flatMap(([key, value]) =>
    [value].flat().map(line => `${key}: ${line}`.slice(0, LONGEST_DETAIL)),
  );
  return {
    name: plain,
    words: { zh, en },
    rows: typeof rows === 'string' && /^\d+$/.test(rows) ? Number(rows) : null,
    details: details.slice(0, MOST_DETAILS),
    children: children.map(planStep),
  };
}

/** The plan of a query, from the text DuckDB writes. */
export function readPlan(json: string): SqlPlanStep {
  const [root] = JSON.parse(json) as PlanNode[];
  return planStep(root ?? { name: 'EMPTY_RESULT' });
}
