import { ALERT_RULES, alertRuleSchema, type AlertRule } from '@tidu/domain';
import type { Deed } from './accounts.js';
import { appendAudit } from './audit.js';
import { AlertRuleEntity } from './entities/warning.js';
import type { Ledger } from './ledger.js';

/** A rule with what the ledger says of it. */
export interface RuleInLedger {
  rule: AlertRule;
  enabled: boolean;
  /** Stands in the product; a bureau may have changed it. */
  builtIn: boolean;
  /** 0 for a built-in rule nobody has changed. */
  version: number;
  changedBy: string | null;
  changedAt: Date | null;
}

/** Every rule: the built-in ones as they stand or as a bureau changed them, then those it made. */
export async function listRules(ledger: Ledger): Promise<RuleInLedger[]> {
  const rows = await ledger.source.manager.find(AlertRuleEntity, { order: { changedAt: 'ASC', code: 'ASC' } });
  const own = new Map(rows.map(row => [row.code, toRule(row)]));
  const builtIn = ALERT_RULES.map(
    (rule): RuleInLedger =>
      own.get(rule.code) ?? { rule, enabled: true, builtIn: true, version: 0, changedBy: null, changedAt: null },
  );
  return [...builtIn, ...[...own.values()].filter(({ builtIn: known }) => !known)];
}

/** The rules that are evaluated. */
export async function rulesInForce(ledger: Ledger): Promise<AlertRule[]> {
  return (await listRules(ledger)).filter(({ enabled }) => enabled).map(({ rule }) => rule);
}

/** Makes a rule or changes one; takes effect with the next evaluation. */
export async function saveRule(
  ledger: Ledger,
  { rule, enabled }: { rule: AlertRule; enabled: boolean },
  { actor, at }: Deed,
): Promise<number> {
  return ledger.source.transaction(async manager => {
    const [row] = (await manager.query(
      `INSERT INTO alert_rule (code, version, body, enabled, changed_by, changed_at) VALUES ($1, 1, $2, $3, $4, $5)
       ON CONFLICT (code) DO UPDATE SET version = alert_rule.version + 1, body = $2, enabled = $3, changed_by = $4, changed_at = $5
       RETURNING version`,
      [rule.code, JSON.stringify(rule), enabled, actor, at],
    )) as { version: number }[];
    const detail = { version: row!.version, enabled, rule };
    await appendAudit(manager, { actor, action: 'rule.save', subject: rule.code, detail, at });
    return row!.version;
  });
}

function toRule({ code, body, enabled, version, changedBy, changedAt }: AlertRuleEntity): RuleInLedger {
  const builtIn = ALERT_RULES.some(rule => rule.code === code);
  return { rule: alertRuleSchema.parse(body), enabled, builtIn, version, changedBy, changedAt };
}
