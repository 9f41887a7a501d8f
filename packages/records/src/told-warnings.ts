import { UNITS } from '@tidu/domain';
import { listRules } from './alert-rules.js';
import { WarningEntity } from './entities/warning.js';
import type { Ledger } from './ledger.js';
import type { Warning } from './warnings.js';

/** A warning as people query it: with the words of its rule. */
export interface ToldWarning extends Pick<
  Warning,
  'rule' | 'subject' | 'subjectId' | 'subjectName' | 'severity' | 'state' | 'period' | 'value' | 'threshold' | 'streak'
> {
  ruleName: string;
  unit: string;
  since: Date;
  firedAt: Date | null;
}

/** Every warning the ledger knows, of every region, by rule and subject. */
export async function toldWarnings(ledger: Ledger): Promise<ToldWarning[]> {
  const rules = new Map((await listRules(ledger)).map(({ rule }) => [rule.code, rule]));
  const rows = await ledger.source.manager.find(WarningEntity, { order: { rule: 'ASC', subjectId: 'ASC' } });
  return rows.map(row => {
    const { rule, subject, subjectId, subjectName, severity, state, period } = row as unknown as Warning;
    const { value, threshold, streak, since, firedAt } = row;
    const known = rules.get(rule);
    return {
      ...{ rule, subject, subjectId, subjectName, severity, state, period, value, threshold, streak, since, firedAt },
      ruleName: known?.name.zh ?? rule,
      unit: known ? UNITS[known.unit].zh : '',
    };
  });
}
