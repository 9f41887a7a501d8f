import type { Bilingual } from '../vocabulary/index.js';

/** How far a case (事项) is: nobody has taken it up, somebody handles it, it is closed. */
export const CASE_STATES = ['open', 'handling', 'closed'] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** What can be done with a case. */
export const CASE_ACTS = ['assign', 'accept', 'comment', 'attach', 'escalate', 'close', 'reopen'] as const;
export type CaseAct = (typeof CASE_ACTS)[number];

/** What a case becomes; null where the deed is refused. Who is given a case has still to take it up. */
export const NEXT_CASE_STATE: Record<CaseState, Record<CaseAct, CaseState | null>> = {
  open: {
    ...{ assign: 'open', accept: 'handling', comment: 'open', attach: 'open', escalate: 'open', close: 'closed' },
    reopen: null,
  },
  handling: {
    ...{ assign: 'open', accept: null, comment: 'handling', attach: 'handling', escalate: 'open', close: 'closed' },
    reopen: null,
  },
  closed: {
    ...{ assign: null, accept: null, comment: 'closed', attach: 'closed', escalate: null, close: null },
    reopen: 'open',
  },
};

/** How a case ended. `verified`: whether the next filing must bear it out; `noise`: the warning was none. */
export const DISPOSITIONS = {
  resolved: { zh: '已解决', en: 'Resolved', verified: true, noise: false },
  supported: { zh: '已纳入帮扶', en: 'Support under way', verified: true, noise: false },
  explained: { zh: '属实，无需处置', en: 'True, nothing to do', verified: false, noise: false },
  'closed-down': { zh: '已停产或注销', en: 'Production ended or enterprise closed', verified: false, noise: false },
  'data-error': { zh: '填报错误，已更正', en: 'Wrong figures, corrected', verified: true, noise: true },
  'false-alarm': { zh: '误报', en: 'False alarm', verified: false, noise: true },
} as const satisfies Record<string, Bilingual & { verified: boolean; noise: boolean }>;
export type Disposition = keyof typeof DISPOSITIONS;
