import { sql, type Sql } from '../sql.js';
import type { SheetPlan } from './plan.js';

const TOTAL = '^(?:合\\s*计|总\\s*计|小\\s*计|累\\s*计|共\\s*计|平\\s*均|本页合计|全[省市县区]合?计?)(?:[:：（(\\s].*|数|值)?$';
const NOTE =
  '^[（(【\\[]?(?:注|备注|说明|填表|填报|制表|审核|复核|批准|单位负责人|负责人|统计负责人|联系|电话|报出|报送|上报|日期|资料来源|数据来源|来源|附|此表|本表|※|[*＊])';
/** A single filled cell this long is a sentence. */
const SENTENCE = 20;

/**
 * Why a row is passed over — the headers again, a sum, a remark below the table — or NULL for a row of data.
 *
 * @param cells the text of each cell of the row, in the order of the sheet
 */
export function rowKind(cells: readonly Sql[], { columns, layout }: SheetPlan): Sql {
  const identity = columns.find(({ target }) => target === 'enterpriseId')!;
  const id = cells[identity.index]!;
  const name = columns.find(({ target }) => target === 'name');
  const header = identity.header.split(' / ').at(-1) ?? identity.header;
  // The shape of a code is enough to know a row of data, and is cheap to see.
  const looksFilled = layout.idScheme === 'uscc' ? sql`length(${id}) = 18` : sql`${id} <> ''`;
  const first = sql`coalesce(${sql.join(cells.map(cell => sql`nullif(trim(${cell}), '')`))}, '')`;
  const label = name ? sql`coalesce(nullif(trim(${cells[name.index]!}), ''), ${first})` : first;
  const filled = sql.join(cells.map(cell => sql`CAST(trim(${cell}) <> '' AS INTEGER)`), sql` + `);
  return sql`CASE
    WHEN ${looksFilled} AND NOT regexp_matches(${id}, ${TOTAL}) THEN NULL
    WHEN trim(${id}) = ${header} THEN 'HEADER_ROW'
    WHEN regexp_matches(${first}, ${TOTAL}) OR (trim(${id}) = '' AND regexp_matches(${label}, ${TOTAL})) THEN 'TOTAL_ROW'
    WHEN (${filled}) <= 2 AND regexp_matches(${first}, ${NOTE}) THEN 'NOTE_ROW'
    WHEN (${filled}) = 1 AND (length(${first}) > ${SENTENCE} OR contains(${first}, '：')) THEN 'NOTE_ROW'
    END`;
}
