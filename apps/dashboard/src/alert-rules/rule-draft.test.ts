import { alertRuleSchema } from '@tidu/domain';
import { DRAFT_KINDS, newDraft, ruleOf } from './rule-draft.js';

test.each(DRAFT_KINDS)('a form that judges by %s describes a rule the ledger takes', kind => {
  const draft = { ...newDraft('张处', 'profit-margin'), code: 'thin', nameZh: '利润率偏低', kind };
  expect(alertRuleSchema.safeParse(ruleOf(draft, 'percent')).error).toBeUndefined();
});

test('a change is in percent, whatever the indicator is measured in', () => {
  expect(ruleOf(newDraft('张处', 'revenue'), 'cny10k')).toMatchObject({
    unit: 'percent',
    levels: [{ periods: 2, condition: { kind: 'change', value: -10, measure: { indicator: 'revenue' } } }],
  });
});
