import { TIERS, type Evidence } from '@tidu/domain';
import type { SnapshotFile } from './snapshot-file.js';
import { scopeSql, type VerdictScope } from './verdicts.js';
import {
  factColumn,
  fieldColumn,
  fieldsOf,
  periodsBack,
  titleColumn,
  wideRows,
  type RuleInquiry,
} from './verdicts-wide.js';

/**
 * What is known of some enterprises for a rule, as the verdicts over all read it; those outside the scope, or closed by the
 * day, are absent.
 */
export async function readEvidence(
  snapshot: SnapshotFile,
  rootId: string,
  rule: RuleInquiry,
  scope: VerdictScope,
): Promise<Map<string, Evidence>> {
  const rows = await snapshot.rows<Record<string, string | number | boolean | null>>(
    wideRows(rule, await scopeSql(snapshot, rootId, scope)),
  );
  const { book, programme } = rule;
  const keys = fieldsOf(book, programme);
  return new Map(rows.map(row => [String(row['enterprise_id']), toEvidence(row, { rule, keys })]));
}

function toEvidence(
  row: Record<string, string | number | boolean | null>,
  { rule: { programme, inquiry }, keys }: { rule: RuleInquiry; keys: readonly string[] },
): Evidence {
  const at = (column: { text: string }) => row[column.text.replaceAll('"', '')];
  return {
    industryCode: row['industry'] as string | null,
    foundedOn: row['founded_on'] as string | null,
    titles: TIERS.filter(tier => at(titleColumn(tier)) === true),
    years: periodsBack(inquiry.period).map((_, back) =>
      Object.fromEntries(keys.map(key => [key, at(fieldColumn(key, back)) as number | null])),
    ),
    facts: Object.fromEntries(
      programme.facts.map(({ id }) => [id, (at(factColumn(programme, id)) ?? null) as number | null]),
    ),
  };
}
