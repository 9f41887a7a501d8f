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
 * What is known of one enterprise for a rule, as the verdicts over all read it; null outside the scope, or when it has
 * closed by the day.
 */
export async function readEvidence(
  snapshot: SnapshotFile,
  rootId: string,
  rule: RuleInquiry,
  scope: VerdictScope,
): Promise<Evidence | null> {
  const [row] = await snapshot.rows<Record<string, string | number | boolean | null>>(
    wideRows(rule, await scopeSql(snapshot, rootId, scope)),
  );
  if (row === undefined) return null;
  const { book, programme, inquiry } = rule;
  const keys = fieldsOf(book, programme);
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
