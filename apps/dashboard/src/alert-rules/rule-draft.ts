import type { AlertCondition, AlertComparator, AlertRuleText, Severity, Tier } from '@tidu/domain';

/** Ways of judging a person can choose in the form; rules of several levels are written as files. */
export const DRAFT_KINDS = [
  'threshold',
  'change',
  'peer',
  'forecast',
  'report-missing',
  'report-late',
  'title',
] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

/** A rule as it stands in the form. */
export interface RuleDraft {
  code: string;
  nameZh: string;
  nameEn: string;
  meaningZh: string;
  meaningEn: string;
  owner: string;
  kind: DraftKind;
  indicator: string;
  comparator: AlertComparator;
  value: number;
  recovery: number | null;
  periods: number;
  clear: number;
  severity: Severity;
  tiers: Tier[];
  within: number;
}

/** An empty form. */
export const newDraft = (owner: string, indicator: string): RuleDraft => ({
  ...{ code: '', nameZh: '', nameEn: '', meaningZh: '', meaningEn: '', owner, kind: 'change', indicator },
  ...{
    comparator: 'below',
    value: -10,
    recovery: null,
    periods: 2,
    clear: 1,
    severity: 'yellow',
    tiers: [],
    within: 90,
  },
});

/** The rule a form describes. */
export function ruleOf(draft: RuleDraft, unit: AlertRuleText['unit']): AlertRuleText {
  const isOfTheDay = draft.kind === 'title';
  return {
    code: draft.code,
    name: { zh: draft.nameZh, en: draft.nameEn || draft.nameZh },
    meaning: { zh: draft.meaningZh || draft.nameZh, en: draft.meaningEn || draft.nameEn || draft.nameZh },
    owner: draft.owner,
    unit: draft.kind === 'change' ? 'percent' : isOfTheDay ? 'day' : draft.kind.startsWith('report') ? 'none' : unit,
    population: { tiers: draft.tiers },
    levels: [
      {
        severity: draft.severity,
        condition: conditionOf(draft),
        periods: isOfTheDay ? 1 : draft.periods,
        recovery: { value: hasLine(draft.kind) ? draft.recovery : null, periods: isOfTheDay ? 1 : draft.clear },
      },
    ],
    source: draft.owner,
  };
}

/** Whether a way of judging holds a number against a line. */
export const hasLine = (kind: DraftKind): boolean => !['report-missing', 'report-late', 'title'].includes(kind);

function conditionOf({ kind, indicator, comparator, value, within }: RuleDraft): AlertCondition {
  const line = { measure: { indicator }, comparator, value };
  switch (kind) {
    case 'threshold':
      return { kind, ...line };
    case 'change':
      return { kind, ...line, from: 'prior', in: 'percent', minimumBase: null };
    case 'peer':
      return {
        kind,
        ...line,
        quartile: comparator.startsWith('a') && comparator !== 'at-most' ? 'upper' : 'lower',
        by: 'section',
        minimumPeers: 8,
      };
    case 'forecast':
      return { kind, ...line, over: 4, ahead: 3 };
    case 'report-missing':
      return { kind: 'report', is: 'missing' };
    case 'report-late':
      return { kind: 'report', is: 'late' };
    case 'title':
      return { kind, withinDays: within };
  }
}
