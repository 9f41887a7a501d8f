import { sql, type Sql } from '../sql.js';
import type { SheetPlan } from './plan.js';

const TOTAL =
  '^(?:合\\s*计|总\\s*计|小\\s*计|累\\s*计|共\\s*计|平\\s*均|本页合计|全[省市县区]合?计?)(?:[:：（(\\s].*|数|值)?$';
const NOTE =
  '^[（(【\\[]?(?:注|备注|说明|填表|填报|制表|审核|复核|批准|单位负责人|负责人|统计负责人|联系|电话|报出|报送|上报|日期|资料来源|数据来源|来源|附|此表|本表|※|[*＊])';
/** A single filled cell this long is a sentence. */
const SENTENCE = 20;

/**
 * The filled cells of a row that may be no data, as a list of texts; NULL for a row that is surely data, which the shape of
 * its id tells cheaply.
 *
 * @param cells the text of each cell of the row, in the order of the sheet
 */
export function oddRow(cells: readonly Sql[], plan: SheetPlan): Sql {
  const id = cells[identityOf(plan).index]!;
  const isSurelyData =
    plan.layout.idScheme === 'uscc'
      ? sql`length(${id}) = 18`
      : sql`${id} <> '' AND NOT regexp_matches(${id}, ${TOTAL})`;
  return sql`CASE WHEN NOT (${isSurelyData}) THEN list_filter(list_transform([${sql.join(cells)}], lambda x: trim(x)), lambda x: x <> '') END`;
}

/**
 * Why a row is passed over — the headers again, a sum, a remark below the table — or NULL for a row of data.
 *
 * @param filled what `oddRow` gave
 */
export function rowKind(filled: Sql, cells: readonly Sql[], plan: SheetPlan): Sql {
  const identity = identityOf(plan);
  const id = cells[identity.index]!;
  const name = plan.columns.find(({ target }) => target === 'name');
  const label = name ? sql`trim(${cells[name.index]!})` : sql`''`;
  const header = identity.header.split(' / ').at(-1) ?? identity.header;
  return sql`CASE
    WHEN ${filled} IS NULL THEN NULL
    WHEN trim(${id}) = ${header} THEN 'HEADER_ROW'
    WHEN regexp_matches(${filled}[1], ${TOTAL}) OR (trim(${id}) = '' AND regexp_matches(${label}, ${TOTAL})) THEN 'TOTAL_ROW'
    WHEN len(${filled}) <= 2 AND regexp_matches(${filled}[1], ${NOTE}) THEN 'NOTE_ROW'
    WHEN len(${filled}) = 1 AND (length(${filled}[1]) > ${SENTENCE} OR contains(${filled}[1], '：')) THEN 'NOTE_ROW'
    END`;
}

function identityOf({ columns }: SheetPlan) {
  return columns.find(({ target }) => target === 'enterpriseId')!;
}
