import { formatPeriod, type Bilingual } from '../vocabulary/index.js';

/** What a sentence of a notice is made of. */
export interface ToldNotice {
  kind: string;
  severity: string | null;
  subjectName: string | null;
  facts: Readonly<Record<string, string | number | null>>;
}

const COLOURS: Record<string, Bilingual> = {
  red: { zh: '红', en: 'Red' },
  orange: { zh: '橙', en: 'Orange' },
  yellow: { zh: '黄', en: 'Yellow' },
  blue: { zh: '蓝', en: 'Blue' },
};

/** What happened, by kind of notice. */
const WORDS: Record<string, Bilingual> = {
  'warning.fired': { zh: '触发预警', en: 'warning fired' },
  'warning.worse': { zh: '预警升级', en: 'warning grew graver' },
  'warning.resolved': { zh: '预警解除', en: 'warning is over' },
  'case.assigned': { zh: '事项指派给您', en: 'case assigned to you' },
  'case.escalated': { zh: '事项逾期上报', en: 'case overdue, taken up a rung' },
  'case.reopened': { zh: '下一期未证实，事项重开', en: 'not borne out by the next filing, case reopened' },
  'case.closed': { zh: '事项已关闭', en: 'case closed' },
  'report.reminder': { zh: '请报送经营报表', en: 'operating report is due' },
  'notice.test': { zh: '这是一条测试通知', en: 'this is a test' },
};

/**
 * One line that tells a notice.
 *
 * @param figures whether the value of a single enterprise may stand in it; a mailbox or a group robot is no place for it
 */
export function noticeSentence(
  { kind, severity, subjectName, facts }: ToldNotice,
  language: 'zh' | 'en',
  { figures = false }: { figures?: boolean } = {},
): string {
  const colour = severity === null ? null : COLOURS[severity]?.[language];
  const period = typeof facts['period'] === 'string' ? periodText(facts['period'], language) : null;
  const value = figures && typeof facts['value'] === 'number' ? facts['value'].toFixed(2) : null;
  const dueOn = facts['dueOn'] ?? null;
  const due = dueOn === null ? null : language === 'zh' ? `限 ${dueOn}` : `due ${dueOn}`;
  const parts = [subjectName, WORDS[kind]?.[language] ?? kind, facts['ruleName'] ?? null, period, value, due];
  const told = parts.filter(part => part !== null && part !== '').join(language === 'zh' ? '，' : ', ');
  return colour === undefined || colour === null
    ? told
    : language === 'zh'
      ? `【${colour}】${told}`
      : `[${colour}] ${told}`;
}

function periodText(period: string, language: 'zh' | 'en'): string {
  return /^\d{4}-\d{2}$/.test(period) ? formatPeriod(period, language) : period;
}

/** Lines shown of one lot of news; the rest is counted. */
const MOST_LINES = 20;

/** The title and the lines of one lot of news for one reader. */
export function noticeLetter(
  notices: readonly ToldNotice[],
  { figures = false }: { figures?: boolean } = {},
): { title: string; lines: string[] } {
  const lines = notices.slice(0, MOST_LINES).map(notice => noticeSentence(notice, 'zh', { figures }));
  const more = notices.length - lines.length;
  const title = notices.length === 1 ? `梯度：${lines[0]!}` : `梯度：${notices.length} 条通知`;
  return { title, lines: more > 0 ? [...lines, `另有 ${more} 条，请到系统里查看。`] : lines };
}
