import { SQL_ERRORS } from './sql-errors.js';

/** Every refusal a person can meet, with the HTTP status it becomes and its sentence in both languages. `{fact}` is replaced by the fact of that name. */
export const ERRORS = {
  'not-signed-in': { status: 401, zh: '请先登录，再打开这一页。', en: 'Please sign in first.' },
  'token-invalid': {
    status: 401,
    zh: '密钥不对、已过期或已停用。请在“查询”页的“密钥”里新建一个。',
    en: 'The key is unknown, has run out or was ended. Make a new one under “Keys” on the page of queries.',
  },
  'token-not-permitted': {
    status: 403,
    zh: '这个密钥不能用于这里：它没有相应的许可，或这里只能登录后使用。',
    en: 'This key does not open this: it lacks the permit, or a signed-in session is needed here.',
  },
  'wrong-password': {
    status: 401,
    zh: '账号或密码不对。请核对后再试。',
    en: 'The account or the password is wrong. Check both and try again.',
  },
  'too-many-attempts': {
    status: 429,
    zh: '连续输错次数过多，请在 {seconds} 秒后再试。',
    en: 'Too many failed attempts. Try again in {seconds} seconds.',
  },
  'account-disabled': { status: 403, zh: '账号 {login} 已停用。', en: 'Account {login} is disabled.' },
  'must-change-password': {
    status: 403,
    zh: '请先修改初始密码，再使用系统。',
    en: 'Please change your first password before going on.',
  },
  'same-password': {
    status: 400,
    zh: '新密码与原密码相同，请换一个。',
    en: 'The new password is the old one; choose another.',
  },
  'last-administrator': {
    status: 409,
    zh: '{login} 是最后一个可用的管理员，不能停用或改任。请先设立另一位管理员。',
    en: '{login} is the last administrator and cannot be disabled or changed. Appoint another one first.',
  },
  'not-failed': {
    status: 409,
    zh: '运行 {id} 没有失败（现为{state}），不用重跑。',
    en: 'Run {id} has not failed (it is {state}); there is nothing to run again.',
  },
  'publication-superseded': {
    status: 409,
    zh: '快照 {id} 做成时已有另一个进程接手发布，没有启用它。数据没有变动。',
    en: 'Another process took over while the snapshot {id} was being built; it was not published. No data changed.',
  },
  'run-cancelled': { status: 409, zh: '这次运行已由 {actor} 取消。', en: 'This run was cancelled by {actor}.' },
  'run-taken-over': {
    status: 409,
    zh: '运行 {id} 已由另一个进程接手。',
    en: 'Another process has taken over run {id}.',
  },
  'run-ended': {
    status: 409,
    zh: '运行 {id} 已经结束（{state}），不能取消。',
    en: 'Run {id} has ended ({state}) and cannot be cancelled.',
  },
  'review-step-impossible': {
    status: 409,
    zh: '{period} 的报表现为{state}，不能做“{step}”这一步。请刷新后再看。',
    en: 'The reports of {period} are {state}: the step {step} is not possible. Look again.',
  },
  'backup-damaged': {
    status: 409,
    zh: '备份 {folder} 不完整或已损坏：{reason}。没有动用它，请换一份备份。',
    en: 'The backup {folder} is not whole: {reason}. It was not used; take another one.',
  },
  'backup-newer': {
    status: 409,
    zh: '这份备份由更新的版本做成（{migration}），请先升级再恢复。',
    en: 'This backup was made by a newer version ({migration}); upgrade before restoring.',
  },
  'folder-taken': {
    status: 409,
    zh: '{folder} 里已有内容。请换一个空目录。',
    en: 'There is something in {folder} already; choose an empty folder.',
  },
  'home-in-use': {
    status: 409,
    zh: '这个数据目录正在使用或已有数据：{reason}。',
    en: 'This home is in use or holds data: {reason}.',
  },
  'reason-missing': { status: 400, zh: '请写明理由。', en: 'Please give a reason.' },
  'extension-too-early': {
    status: 400,
    zh: '延期须晚于原截止日 {dueOn}。',
    en: 'An extension must end after the deadline, {dueOn}.',
  },
  embargoed: {
    status: 403,
    zh: '{period} 的数据定于 {releaseAt} 发布，在此之前只供汇总审核人员查看。',
    en: 'The figures of {period} are released at {releaseAt}; until then only those who review them may see them.',
  },
  'ranking-needs-province': {
    status: 403,
    zh: '市州排名由省级汇总，只对省级账号开放；{own}的数据可在总览查看。',
    en: 'The ranking of prefectures is open to provincial accounts; figures of {own} are on the overview.',
  },
  'not-permitted': { status: 403, zh: '这项操作只对{role}开放。', en: 'Only the role {role} may do this.' },
  'foreign-origin': {
    status: 403,
    zh: '这个请求来自别的网站（{origin}），没有执行。请在本系统的页面里操作。',
    en: 'This request came from another site ({origin}) and was not carried out. Use the pages of this system.',
  },
  'outside-scope': {
    status: 403,
    zh: '不在您的权限范围。您可以看{own}的数据，不能看{asked}的。',
    en: 'Outside your scope. You may see {own}, not {asked}.',
  },
  'invalid-input': { status: 400, zh: '请求里有不能识别的内容：{issues}', en: 'The request cannot be read: {issues}' },
  'not-found': { status: 404, zh: '没有找到 {subject}。', en: '{subject} was not found.' },
  'already-exists': { status: 409, zh: '{subject} 已经存在。', en: '{subject} already exists.' },
  'no-snapshot': {
    status: 503,
    zh: '还没有发布过任何数据。收进第一批报表后，这里会自动出现数字。',
    en: 'Nothing has been published yet. Figures appear once the first batch is in.',
  },
  'snapshot-damaged': {
    status: 503,
    zh: '快照 {id} 与登记的校验值不符，没有打开；上一个快照继续使用。',
    en: 'Snapshot {id} does not match its recorded hash and was not opened; the previous one stays in use.',
  },
  'not-ready': {
    status: 503,
    zh: '服务正在启动或数据库暂时连不上，请稍后再试。',
    en: 'The service is starting, or the database cannot be reached; please try again shortly.',
  },
  'unknown-indicator': {
    status: 404,
    zh: '没有代码为 {code} 的指标。可用：{known}',
    en: 'There is no indicator {code}. Known: {known}',
  },
  'province-fixed': {
    status: 409,
    zh: '这个数据目录属于 {fixed}，不能改作 {asked}。请另设 TIDU_HOME。',
    en: 'This home belongs to {fixed} and cannot become {asked}. Choose another TIDU_HOME.',
  },
  'configuration-invalid': { status: 500, zh: '设置有误：{issues}', en: 'The configuration is wrong: {issues}' },
  'layout-invalid': {
    status: 400,
    zh: '版式文件 {file} 有误：{issues}',
    en: 'The layout file {file} is wrong: {issues}',
  },
  'source-invalid': {
    status: 400,
    zh: '来源文件 {file} 有误：{issues}',
    en: 'The source file {file} is wrong: {issues}',
  },
  'source-unready': {
    status: 409,
    zh: '来源 {source} 还缺环境变量 {variable}。请在启动平台的环境里设好它，再重跑。',
    en: 'The source {source} needs the environment variable {variable}. Set it where the platform is started, then run again.',
  },
  'source-unreachable': {
    status: 502,
    zh: '读不到来源 {source}：{reason}。已收的数据没有变动，下次从断处接着读。',
    en: 'The source {source} cannot be read: {reason}. No data changed; the next run goes on from there.',
  },
  'scheme-invalid': {
    status: 400,
    zh: '排名方案 {file} 有误：{issues}',
    en: 'The ranking scheme {file} is wrong: {issues}',
  },
  'scheme-inapplicable': {
    status: 409,
    zh: '方案“{scheme}”不能用于这些数据：{reason}',
    en: 'The scheme {scheme} cannot be applied to these figures: {reason}',
  },
  'ranking-state': {
    status: 409,
    zh: '排名 {id} 现在的状态是 {state}，不能这样办理。',
    en: 'The ranking {id} is {state}: this cannot be done to it.',
  },
  'ranking-changed': {
    status: 409,
    zh: '排名 {id} 的内容与您看到的不一致，没有办理。请重新打开再核对。',
    en: 'The ranking {id} is not what you saw: nothing was done. Open it again and compare.',
  },
  'ranking-needs-another-person': {
    status: 403,
    zh: '排名 {id} 由 {actor} 起草或复核过，须由另一人签发。',
    en: 'The ranking {id} was drafted or reviewed by {actor}; another person has to sign it.',
  },
  'ranking-stands': {
    status: 409,
    zh: '这一期按同一方案已有签发的排名 {id}。请在档案里另出新版，并写明理由。',
    en: 'The signed ranking {id} stands for this period and scheme. Make a new edition of it in the archive, with a reason.',
  },
  'ranking-superseded': {
    status: 409,
    zh: '排名 {id} 已有替代它的新版。',
    en: 'The ranking {id} already has an edition that took its place.',
  },
  'programme-invalid': {
    status: 400,
    zh: '政策文件 {file} 有误：{issues}',
    en: 'The programme file {file} is wrong: {issues}',
  },
  'file-unreadable': { status: 400, zh: '读不到文件 {file}：{reason}', en: 'The file {file} cannot be read: {reason}' },
  'case-refuses': {
    status: 409,
    zh: '事项 {number} 现为{state}，不能这样处理。请刷新后再看。',
    en: 'Case {number} is {state}; this cannot be done with it. Reload and look again.',
  },
  'assignee-outside': {
    status: 403,
    zh: '{login} 不负责这个地区或企业，不能指派。请选本地区的工作人员或该企业的服务秘书。',
    en: '{login} does not answer for this region or enterprise. Choose an officer of it, or the enterprise’s secretary.',
  },
  'hook-address': {
    status: 400,
    zh: '这个地址不能用：{reason}。内网机器人请由管理员在 TIDU_HOOK_ALLOW 里登记。',
    en: 'This address cannot be used: {reason}. For a robot inside the network, list it in TIDU_HOOK_ALLOW.',
  },
  ...SQL_ERRORS,
  internal: {
    status: 500,
    zh: '服务内部出错，已记录，编号 {id}。数据没有变动，请稍后再试。',
    en: 'An internal error was recorded as {id}. No data changed; please try again later.',
  },
} as const satisfies Record<string, { status: number; zh: string; en: string }>;

export type ErrorCode = keyof typeof ERRORS;
export type Facts = Record<string, string | number>;

/** The sentence of one error in one language, with its facts filled in. */
export function errorSentence(code: ErrorCode, facts: Facts, language: 'zh' | 'en'): string {
  return ERRORS[code][language].replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? '…'));
}

/** What the caller cannot go on from: a stable code and the facts; the sentence follows from both. */
export class TiduError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly facts: Facts = {},
    options?: ErrorOptions,
  ) {
    super(errorSentence(code, facts, 'zh'), options);
    this.name = 'TiduError';
  }
}
