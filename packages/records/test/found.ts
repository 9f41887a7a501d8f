import type { FoundWarning } from '../src/evaluations.js';

/** An enterprise of 吉林市 whose revenue fires, unless told. */
export function found(subjectId: string, changes: Partial<FoundWarning> = {}): FoundWarning {
  return {
    ...{ rule: 'revenue-falling', ruleName: '营业收入同比下降', subject: 'enterprise', subjectId },
    ...{ subjectName: `合成${subjectId}有限公司`, regionId: '220202', regionLine: ['220202', '220200', '220000'] },
    ...{ tier: 'provincial', secretary: null, severity: 'orange', state: 'firing', period: '2026-09' },
    ...{ value: -31.4, threshold: -10, streak: 2, episode: { from: '2026-09', to: '2026-09' }, ofTheDay: false },
    ...{ opensCaseFrom: 'yellow', inhibited: false },
    ...changes,
  } as FoundWarning;
}
