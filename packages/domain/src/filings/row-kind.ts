import { sql, type Sql } from '../sql.js';
import type { PlannedColumn, SheetPlan } from './plan.js';

/** Blanks people set between the two letters of 合 计; the id is looked at as it stands. */
const GAP = '[\\s\\x{3000}]*';
const SUM = `(?:合${GAP}计|总${GAP}计|小${GAP}计|累${GAP}计|共${GAP}计|平${GAP}均)`;
/** A sum by its label: 合 计, 合计（万元）, 全省合计, 长春市小计, 其中：国家级. */
const TOTAL = `^(?:(?:${SUM}|本页合计|全[省市县区])(?:[:(\\s].*|数|值)?|[^:]{1,12}(?:合${GAP}计|总${GAP}计|小${GAP}计)|其中[:\\s].*)$`;
/** How a remark below a table begins. */
const NOTE =
  '^[(【\\[]?(?:注|备注|说明|填表|填报|制表|编制|审核|复核|批准|单位负责|负责人|统计负责|公章|盖章|联系|电话|报出|报送|上报|日期|资料来源|数据来源|来源|附|此表|本表|以下|截至|截止|※|\\*|第\\s*\\d+\\s*页|共\\s*\\d+\\s*[页家户条])';
/** A label with a colon (单位负责人：……  填表人：……) opens the line of signatures, which takes many cells. */
const LABEL = '^[\\p{Han}()\\s]{1,14}:';
/** A single filled cell this long is a sentence. */
const SENTENCE = 20;

/**
 * The cells of a row that may be no data, bare, as a list of texts; NULL for a row that is surely data, which the shape of
 * its id tells cheaply.
 *
 * @param cells the text of each cell of the row, in the order of the sheet
 */
export function oddRow(cells: readonly Sql[], plan: SheetPlan): Sql {
  const identity = identityOf(plan);
  const id = cells[identity.index]!;
  const isSurelyData =
    plan.layout.idScheme === 'uscc'
      ? sql`length(${id}) = 18`
      : sql`regexp_full_match(${id}, '[!-~]+') AND ${id} NOT IN (${sql.join(piecesOf(identity))})`;
  return sql`CASE WHEN NOT (${isSurelyData}) THEN list_transform([${sql.join(cells)}], lambda cell: bare(cell)) END`;
}

/**
 * Why a row is passed over — the headers again, a sum, a remark below the table, nothing filled in — or NULL for a row of
 * data.
 *
 * The cells are looked at as one list: an expression for each column would take longer to plan than the sheet to read.
 *
 * @param odd what `oddRow` gave
 */
export function rowKind(odd: Sql, plan: SheetPlan): Sql {
  const cellOf = ({ index }: PlannedColumn) => sql`${odd}[${index + 1}]`;
  const id = cellOf(identityOf(plan));
  const name = plan.columns.find(({ target }) => target === 'name');
  const label = name ? cellOf(name) : sql`''`;
  const filled = sql`list_filter(${odd}, lambda cell: cell <> '')`;
  const first = sql`${filled}[1]`;
  return sql`CASE
    WHEN ${odd} IS NULL THEN NULL
    WHEN ${id} IN (${sql.join(piecesOf(identityOf(plan)))}) THEN 'HEADER_ROW'
    WHEN regexp_matches(${first}, ${TOTAL}) OR (${id} = '' AND regexp_matches(${label}, ${TOTAL})) THEN 'TOTAL_ROW'
    WHEN len(${filled}) <= 2 AND regexp_matches(${first}, ${NOTE}) THEN 'NOTE_ROW'
    WHEN regexp_matches(${first}, ${LABEL}) THEN 'NOTE_ROW'
    WHEN len(${filled}) = 1 AND (length(${first}) > ${SENTENCE} OR contains(${first}, ':')) THEN 'NOTE_ROW'
    ELSE ${rowWithoutData(odd, plan)} END`;
}

/** Whether nothing stands under the columns that are read, or only pieces of their own headers. */
function rowWithoutData(odd: Sql, { columns }: SheetPlan): Sql {
  const read = sql`list_select(${odd}, [${sql.join(columns.map(({ index }) => index + 1))}])`;
  const headers = sql`[${sql.join(columns.map(({ header }) => header))}]`;
  const strange = sql`list_filter(list_zip(${read}, ${headers}), lambda pair: pair[1] <> '' AND NOT list_contains(string_split(bare(pair[2]), ' / '), pair[1]))`;
  return sql`CASE
    WHEN len(list_filter(${read}, lambda cell: cell <> '')) = 0 THEN 'EMPTY_ROW'
    WHEN len(${strange}) = 0 THEN 'HEADER_ROW' END`;
}

/** What a column's header says, each of its rows for itself. */
function piecesOf({ header }: PlannedColumn): Sql[] {
  return header.split(' / ').map(piece => sql`bare(${piece})`);
}

function identityOf({ columns }: SheetPlan): PlannedColumn {
  return columns.find(({ target }) => target === 'enterpriseId')!;
}
