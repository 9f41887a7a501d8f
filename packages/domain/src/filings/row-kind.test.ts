import { openDuckDb, type DuckDb } from '../../test/duckdb.js';
import { planned, planOf, STOCKS } from '../../test/sheets.js';
import { sql } from '../sql.js';
import { CELL_MACROS } from './cell-macros.js';
import type { SheetPlan } from './plan.js';
import { oddRow, rowKind } from './row-kind.js';

let database: DuckDb;
beforeAll(async () => {
  database = await openDuckDb(CELL_MACROS);
});
afterAll(() => database.close());

const HEADERS = ['序号', '统一社会信用代码', '企业名称', '营业收入', '利润总额', '备注'];
const PLAN = planOf(HEADERS);
const CODE = '91440300192317458F';

async function kindOf(row: readonly string[], plan: SheetPlan = PLAN): Promise<string | null> {
  const names = Array.from({ length: plan.width }, (_, index) => sql.identifier(`c${index}`));
  const cells = sql.join(names.map((name, index) => sql`CAST(${row[index] ?? ''} AS VARCHAR) AS ${name}`));
  const kind = rowKind(sql`odd`, plan);
  const odd = sql`SELECT *, ${oddRow(names, plan)} AS odd FROM (SELECT ${cells})`;
  const [one] = await database.rows<{ kind: string | null }>(sql`SELECT ${kind} AS kind FROM (${odd})`);
  return one!.kind;
}

describe('is passed over as a sum', () => {
  test.each<[row: string[]]>([
    [['合计', '', '', '100', '20']],
    [['', '合计', '', '100', '20']],
    [['', '', '合计', '100', '20']],
    [['9', '', '合计', '100', '20']],
    [['', '', '合 计', '100', '20']],
    [['', '', '合　计', '100', '20']],
    [['', '', '总计：', '100', '20']],
    [['', '', '合计（万元）', '100', '20']],
    [['小计', '', '', '100', '']],
    [['', '', '全省', '100', '']],
    [['', '', '全市合计', '100', '']],
    [['长春市小计', '', '', '100', '']],
    [['', '', '平均值', '100', '']],
    [['其中：国家级', '', '', '100', '']],
  ])('%j', async row => {
    expect(await kindOf(row)).toBe('TOTAL_ROW');
  });
});

describe('is passed over as a remark', () => {
  test.each<[row: string[]]>([
    [['注：本表由企业填报。']],
    [['', '注1 数据为初步数']],
    [['（注）营业收入含税']],
    [['备注', '以上为快报数']],
    [['填表人：张三', '', '', '联系电话：0431']],
    [['单位负责人：张三', '', '统计负责人：李四', '填表人：王五', '', '报出日期：2026年10月8日']],
    [['单位负责人：', '张三', '填表人：', '李四', '报出日期：', '10月8日']],
    [['企业（盖章）：', '甲公司']],
    [['数据来源：统计局']],
    [['以下空白']],
    [['第 1 页 共 3 页']],
    [['共12家']],
    [['* 含分公司']],
    [['本表一式两份，一份留存，一份报县区工信部门备查。']],
    [['', '', '金额单位：万元']],
  ])('%j', async row => {
    expect(await kindOf(row)).toBe('NOTE_ROW');
  });
});

describe('is passed over as the head of the next page', () => {
  test.each<[why: string, row: string[]]>([
    ['the same words', HEADERS],
    ['the same words in other signs', ['序号', ' 统一社会信用代码', '企业名称', '营业收入', '', '']],
    ['the word of the id alone', ['', '统一社会信用代码', '企业名称(全称)', '收入', '利润', '']],
  ])('%s', async (_, row) => {
    expect(await kindOf(row)).toBe('HEADER_ROW');
  });

  test('both lines of a head of two rows', async () => {
    const head = [
      ['信用代码', '企业名称', '营业收入', ''],
      ['', '', '本期', '上年同期'],
    ];
    const plan = planned(head)!;
    expect(await kindOf(head[0]!, plan)).toBe('HEADER_ROW');
    expect(await kindOf(head[1]!, plan)).toBe('HEADER_ROW');
  });
});

describe('is passed over because nothing is filled in', () => {
  test.each<[why: string, row: string[]]>([
    ['but its number in the list', ['12', '', '', '', '', '']],
    ['but columns nobody reads', ['12', '', '', '', '', '已电话催报']],
    ['but blanks', ['', ' ', '　', '', '', '']],
  ])('%s', async (_, row) => {
    expect(await kindOf(row)).toBe('EMPTY_ROW');
  });
});

describe('is data', () => {
  test.each<[why: string, row: string[]]>([
    ['with a code', ['1', CODE, '甲公司', '100', '20']],
    ['with a code and nothing else', ['', CODE, '', '', '']],
    ['with a code typed with blanks', ['1', '9144 0300 1923 1745 8F', '甲公司', '100', '20']],
    ['with a code that is too short', ['1', '9144030', '甲公司', '100', '20']],
    ['without a code', ['1', '', '甲公司', '100', '20']],
    ['with a name and nothing else', ['1', '', '甲公司', '', '']],
    ['of a firm whose name begins like a sum', ['1', '', '总计科技有限公司', '100', '20']],
    ['of a firm whose name begins like a remark', ['1', '', '注塑科技有限公司', '100', '20']],
    ['of such a firm where its name comes first', ['', '', '注塑科技有限公司', '100', '20']],
    ['with a sign in its number', ['合计', CODE, '甲公司', '100', '20']],
    ['of a sum that carries some id', ['9', '9144030', '合计', '100', '20']],
    ['of a firm that is called like a sum but has a code', ['1', CODE, '合计', '100', '20']],
    ['with figures and neither code nor name', ['1', '', '', '100', '20']],
  ])('%s', async (_, row) => {
    expect(await kindOf(row)).toBeNull();
  });
});

describe('where ids are no credit codes', () => {
  const plan = planOf(['代码', '名称', '营业收入'], STOCKS);
  test.each<[row: string[], kind: string | null]>([
    [['000001', '平安银行', '100'], null],
    [['AUT', 'Austria', '100'], null],
    [['奥地利', '', '100'], null],
    [['', '无代码公司', '100'], null],
    [['代码', '名称', '营业收入'], 'HEADER_ROW'],
    [['合　计', '', '100'], 'TOTAL_ROW'],
    [['注：数据来自公开报告。', '', ''], 'NOTE_ROW'],
  ])('%j is %s', async (row, kind) => {
    expect(await kindOf(row, plan)).toBe(kind);
  });
});
