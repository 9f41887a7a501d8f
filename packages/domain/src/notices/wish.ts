import { z } from 'zod';

/** How mails come: none, one for each lot of news, or one a day. */
export const MAIL_WISHES = ['off', 'each', 'digest'] as const;

const hour = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

/** How a person wants to be told. Hours are local, `HH:MM`. */
export const noticeWishSchema = z.strictObject({
  email: z.email().max(200).nullable().default(null),
  mail: z.enum(MAIL_WISHES).default('off'),
  /** The mildest colour told. */
  minSeverity: z.enum(['red', 'orange', 'yellow', 'blue']).default('yellow'),
  /** Between these nothing is sent; it comes when they end. Both or neither. */
  quietFrom: hour.nullable().default(null),
  quietTo: hour.nullable().default(null),
  digestAt: hour.default('08:30'),
});
export type NoticeWish = z.output<typeof noticeWishSchema>;

/** What somebody has who never said anything. */
export const DEFAULT_WISH: NoticeWish = noticeWishSchema.parse({});

/**
 * Minutes from a local time until a mail may leave: at once, after the quiet hours, or with the next digest.
 *
 * @param localTime `HH:MM`
 */
export function minutesUntilMail({ mail, quietFrom, quietTo, digestAt }: NoticeWish, localTime: string): number {
  const now = minuteOf(localTime);
  const wait = mail === 'digest' ? (minuteOf(digestAt) - now + DAY) % DAY : 0;
  if (quietFrom === null || quietTo === null || quietFrom === quietTo) return wait;
  const [from, to, leaves] = [minuteOf(quietFrom), minuteOf(quietTo), (now + wait) % DAY];
  const isQuiet = from < to ? leaves >= from && leaves < to : leaves >= from || leaves < to;
  return isQuiet ? wait + ((to - leaves + DAY) % DAY) : wait;
}

const DAY = 24 * 60;

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** Seconds until a failed delivery is tried again; after the last it is dead and waits for a person. */
export const RETRY_NOTICE_AFTER = [30, 120, 600, 3600, 6 * 3600] as const;
