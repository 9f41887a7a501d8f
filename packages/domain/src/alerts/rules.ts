import { alertRuleSchema, type AlertRule } from './alert-rule.js';
import { DUTY_RULES } from './default-rules-of-duty.js';
import { FIGURE_RULES } from './default-rules.js';

/** The built-in rules, in the order a reader meets them; a bureau may change or switch off each, and add its own. */
export const ALERT_RULES: readonly AlertRule[] = [...FIGURE_RULES, ...DUTY_RULES].map(rule =>
  alertRuleSchema.parse(rule),
);
