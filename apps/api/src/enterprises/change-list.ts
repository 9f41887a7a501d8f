import type { EnterpriseChange } from '@tidu/contract';
import type { EnterpriseEntry } from '@tidu/warehouse';

/**
 * The register list of one row that a change on a page amounts to. What it leaves empty stays as it was.
 *
 * @param on `YYYY-MM-DD`, from when the change holds
 * @param at makes two equal changes at different times two files
 */
export function changeList(
  enterprise: Pick<EnterpriseEntry, 'id' | 'name'>,
  change: EnterpriseChange,
  { on, at }: { on: string; at: Date },
): string {
  const row: Record<string, string> = {
    统一社会信用代码: enterprise.id,
    企业名称: change.kind === 'rename' ? change.name : enterprise.name,
    所属地区: change.kind === 'move' ? change.regionId : '',
    服务秘书: change.kind === 'assign' ? change.secretary : '',
    所属专班: change.kind === 'assign' ? change.team : '',
    注销日期: change.kind === 'close' || change.kind === 'merge' ? on : '',
    并入企业代码: change.kind === 'merge' ? change.successorId : '',
    生效日期: on,
    备注: at.toISOString(),
  };
  return [Object.keys(row), Object.values(row)].map(cells => `${cells.map(quoted).join(',')}\r\n`).join('');
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
