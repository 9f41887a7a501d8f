import { ALERT_RULES } from '@tidu/domain';

/** What of a place the questions about rules, cases and notices name. */
interface WarnedPlace {
  regionId: string;
  firmId: string;
  caseId: string;
}

const RULE = ALERT_RULES[0]!;

/** What to ask each route of rules, cases and notices about one place. */
export const ASKED_OF_CASES: Record<string, (place: WarnedPlace) => Record<string, unknown>> = {
  'alertRules.list': () => ({}),
  'alertRules.save': () => ({ code: RULE.code, rule: RULE, enabled: true }),
  'alertRules.backTest': ({ regionId }) => ({ region: regionId, rule: RULE }),
  'alertRules.quality': ({ regionId }) => ({ region: regionId }),
  'cases.list': ({ regionId }) => ({ region: regionId }),
  'cases.loads': ({ regionId }) => ({ region: regionId }),
  'cases.read': ({ caseId }) => ({ id: caseId }),
  'cases.open': ({ firmId }) => ({ enterpriseId: firmId, title: '用地审批' }),
  'cases.act': ({ caseId }) => ({ id: caseId, deed: { act: 'comment', body: '看过' } }),
  'cases.attach': ({ caseId }) => ({ id: caseId, name: 'a.pdf' }),
  'cases.file': ({ caseId }) => ({ id: caseId, sha256: 'a'.repeat(64) }),
  'notices.list': () => ({}),
  'notices.live': () => ({}),
  'notices.read': () => ({}),
  'notices.wish': () => ({}),
  'notices.saveWish': () => ({ mail: 'off' }),
  'notices.test': () => ({}),
  'notices.hooks': () => ({}),
  'notices.saveHook': ({ regionId }) => ({
    ...{ name: '群', format: 'json', url: 'https://example.cn/', regionId, minSeverity: 'red' },
    ...{ figures: false, enabled: true },
  }),
  'notices.removeHook': () => ({ id: '6f1c1d3e-0000-4000-8000-000000000000' }),
  'notices.troubles': () => ({}),
  'notices.retry': () => ({ id: '1' }),
};
