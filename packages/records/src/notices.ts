import {
  DEFAULT_WISH,
  gravityOf,
  minutesUntilMail,
  RETRY_NOTICE_AFTER,
  type NoticeWish,
  type Severity,
} from '@tidu/domain';
import type { EntityManager } from 'typeorm';
import { NoticeEntity } from './entities/notice.js';
import type { Ledger } from './ledger.js';
import { writeRows } from './rows.js';
import type { NoticeKind } from './outbox.js';

/** Announced whenever something new is on somebody's page. */
export const NOTICE_CHANNEL = 'tidu_notice';

/** Ways out of the outbox. */
export type NoticeWay = 'page' | 'mail' | 'hook';

/** Who can be told: an account and what it wishes. */
interface Reader extends NoticeWish {
  login: string;
  name: string;
  role: string;
  regionId: string;
}

interface Hook {
  id: string;
  regionId: string;
  minSeverity: Severity;
}

/** Notices shared out at once. */
const LOT = 500;

/**
 * Shares waiting notices out: one delivery for each person and address that is to be told. A notice goes to the officers of
 * its region and of those above, and to the secretary of its enterprise, unless it names its readers.
 *
 * @param localTime `HH:MM` of `at`, where quiet hours are kept
 * @returns how many were shared out
 */
export async function shareOutNotices(
  ledger: Ledger,
  { at, localTime }: { at: Date; localTime: string },
): Promise<number> {
  return ledger.source.transaction(async manager => {
    const notices = await manager
      .createQueryBuilder(NoticeEntity, 'n')
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .where("n.state = 'waiting'")
      .orderBy('n.at')
      .take(LOT)
      .getMany();
    if (notices.length === 0) return 0;
    const [readers, hooks] = [await readersOf(manager), await hooksOf(manager)];
    const deliveries = notices.flatMap(notice => deliveriesOf(notice, { readers, hooks, at, localTime }));
    await writeRows(manager, 'notice_delivery', deliveries, { on: 'notice_id, way, recipient', update: false });
    const told = new Set(deliveries.map(({ noticeId }) => noticeId));
    const ids = (isTold: boolean) => notices.filter(({ id }) => told.has(id) === isTold).map(({ id }) => id);
    await manager.query(`UPDATE notice SET state = 'shared' WHERE id = ANY($1)`, [ids(true)]);
    await manager.query(`UPDATE notice SET state = 'unaddressed' WHERE id = ANY($1)`, [ids(false)]);
    if (deliveries.some(({ way }) => way === 'page')) await manager.query(`SELECT pg_notify($1, '')`, [NOTICE_CHANNEL]);
    return notices.length;
  });
}

async function readersOf(manager: EntityManager): Promise<Reader[]> {
  const rows = await manager.query(`
    SELECT a.login, a.name, a.role, a.region_id AS "regionId", w.email, w.mail, w.min_severity AS "minSeverity",
      w.quiet_from AS "quietFrom", w.quiet_to AS "quietTo", w.digest_at AS "digestAt"
    FROM account a LEFT JOIN notice_wish w ON w.login = a.login
    WHERE a.disabled_at IS NULL ORDER BY a.login`);
  return (rows as (Reader & { mail: string | null })[]).map(row =>
    row.mail === null ? { ...row, ...DEFAULT_WISH } : row,
  );
}

function hooksOf(manager: EntityManager): Promise<Hook[]> {
  return manager.query(
    `SELECT id, region_id AS "regionId", min_severity AS "minSeverity" FROM notice_hook WHERE enabled ORDER BY id`,
  ) as Promise<Hook[]>;
}

function deliveriesOf(
  notice: NoticeEntity,
  { readers, hooks, at, localTime }: { readers: Reader[]; hooks: Hook[]; at: Date; localTime: string },
) {
  const told = readers.filter(reader => concerns(notice, reader));
  const isGrave = (least: Severity) =>
    notice.severity === null || gravityOf(notice.severity as Severity) >= gravityOf(least);
  const own = { noticeId: notice.id, attempt: 0 };
  const pages = told
    .filter(({ minSeverity }) => notice.toLogins !== null || isGrave(minSeverity))
    .map(({ login }) => ({ ...own, way: 'page', recipient: login, state: 'sent', nextAt: at, sentAt: at }));
  const mails = told
    .filter(({ email, mail, minSeverity }) => email !== null && mail !== 'off' && isGrave(minSeverity))
    .map(reader => {
      const nextAt = new Date(at.getTime() + minutesUntilMail(reader, localTime) * 60_000);
      return { ...own, way: 'mail', recipient: reader.login, state: 'waiting', nextAt, sentAt: null };
    });
  // A group robot is told what concerns a region, never what is meant for one person.
  const robots = hooks
    .filter(hook => notice.toLogins === null && notice.regionLine.includes(hook.regionId) && isGrave(hook.minSeverity))
    .map(({ id }) => ({ ...own, way: 'hook', recipient: id, state: 'waiting', nextAt: at, sentAt: null }));
  return [...pages, ...mails, ...robots];
}

function concerns({ toLogins, regionLine, secretary }: NoticeEntity, { login, name, role, regionId }: Reader): boolean {
  if (toLogins !== null) return toLogins.includes(login);
  if (role === 'secretary') return secretary !== null && (secretary === login || secretary === name);
  return (role === 'officer' || role === 'administrator') && regionLine.includes(regionId);
}

/** One delivery with what it tells. */
export interface DueDelivery {
  id: string;
  way: NoticeWay;
  recipient: string;
  attempt: number;
  key: string;
  kind: NoticeKind;
  at: Date;
  severity: Severity | null;
  subject: string | null;
  subjectId: string | null;
  subjectName: string | null;
  regionId: string | null;
  caseId: string | null;
  facts: Record<string, string | number | null>;
}

const DELIVERY = `d.id, d.way, d.recipient, d.attempt, n.key, n.kind, n.at, n.severity, n.subject, n.subject_id AS "subjectId",
  n.subject_name AS "subjectName", n.region_id AS "regionId", n.case_id AS "caseId", n.facts`;

/** What is to leave by now, by way and recipient, oldest first: each recipient's lot is one message. */
export async function dueDeliveries(
  ledger: Ledger,
  { at, limit = 500 }: { at: Date; limit?: number },
): Promise<DueDelivery[][]> {
  const rows = await ledger.source.query<DueDelivery[]>(
    `SELECT ${DELIVERY} FROM notice_delivery d JOIN notice n ON n.id = d.notice_id
     WHERE d.state = 'waiting' AND d.next_at <= $1 ORDER BY d.way, d.recipient, n.at, d.id LIMIT $2`,
    [at, limit],
  );
  const lots = new Map<string, DueDelivery[]>();
  for (const row of rows) {
    const key = `${row.way} ${row.recipient}`;
    lots.set(key, [...(lots.get(key) ?? []), row]);
  }
  return [...lots.values()];
}

/** Records that a lot has left, or why not: it is tried again after a while, and is dead after the last attempt. */
export async function settleDeliveries(
  ledger: Ledger,
  deliveries: readonly Pick<DueDelivery, 'id' | 'attempt'>[],
  { at, error }: { at: Date; error: string | null },
): Promise<void> {
  const ids = deliveries.map(({ id }) => id);
  if (error === null) {
    await ledger.source.query(
      `UPDATE notice_delivery SET state = 'sent', sent_at = $2, attempt = attempt + 1, error = NULL WHERE id = ANY($1)`,
      [ids, at],
    );
    return;
  }
  for (const { id, attempt } of deliveries) {
    const wait = RETRY_NOTICE_AFTER[attempt];
    await ledger.source.query(
      `UPDATE notice_delivery SET state = $2, next_at = $3, attempt = attempt + 1, error = $4 WHERE id = $1`,
      [id, wait === undefined ? 'dead' : 'waiting', new Date(at.getTime() + (wait ?? 0) * 1000), error.slice(0, 300)],
    );
  }
}

/** A delivery as its reader or the operator sees it. */
export interface SeenDelivery extends DueDelivery {
  state: 'waiting' | 'sent' | 'dead';
  sentAt: Date | null;
  readAt: Date | null;
  nextAt: Date;
  error: string | null;
}

const SEEN = `${DELIVERY}, d.state, d.sent_at AS "sentAt", d.read_at AS "readAt", d.next_at AS "nextAt", d.error`;

/** What stands on somebody's page, newest first, and how much of it is unread. */
export async function noticesOf(
  ledger: Ledger,
  { login, offset, limit }: { login: string; offset: number; limit: number },
): Promise<{ total: number; unread: number; rows: SeenDelivery[] }> {
  const own = `FROM notice_delivery d JOIN notice n ON n.id = d.notice_id WHERE d.way = 'page' AND d.recipient = $1`;
  const rows = await ledger.source.query<SeenDelivery[]>(
    `SELECT ${SEEN} ${own} ORDER BY n.at DESC, d.id DESC OFFSET $2 LIMIT $3`,
    [login, offset, limit],
  );
  const [counts] = await ledger.source.query<{ total: number; unread: number }[]>(
    `SELECT count(*)::integer AS total, count(*) FILTER (WHERE d.read_at IS NULL)::integer AS unread ${own}`,
    [login],
  );
  return { ...counts!, rows };
}

/** Marks somebody's notices as read: all that came up to a moment. */
export async function readNotices(ledger: Ledger, login: string, at: Date): Promise<void> {
  await ledger.source.query(
    `UPDATE notice_delivery SET read_at = $2 WHERE way = 'page' AND recipient = $1 AND read_at IS NULL AND sent_at <= $2`,
    [login, at],
  );
}

/** Deliveries outwards that are dead or still tried, newest first. */
export function troubledDeliveries(ledger: Ledger, limit = 200): Promise<SeenDelivery[]> {
  return ledger.source.query<SeenDelivery[]>(
    `SELECT ${SEEN} FROM notice_delivery d JOIN notice n ON n.id = d.notice_id
     WHERE d.way <> 'page' AND (d.state = 'dead' OR d.attempt > 0 AND d.state = 'waiting') ORDER BY d.id DESC LIMIT $1`,
    [limit],
  );
}
