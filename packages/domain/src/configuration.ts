import { z } from 'zod';
import { TiduError } from './errors.js';

/** Everything the processes read from the environment, parsed once and passed on. */
export interface Configuration {
  /** Folder of all state; absolute when INIT_CWD or the working copy is known. */
  home: string;
  port: number;
  host: string;
  /** Root of the tree: a province, or 000000 for the country. */
  provinceId: string;
  /** A file that replaces the built-in tree of regions, or null. */
  regionsFile: string | null;
  /** How many enterprises the first start makes up; 0 for none. Always 0 with a database of one's own. */
  demoEnterprises: number;
  databaseUrl: string | null;
  /** Mail server, `smtp://user:password@host:port`; null sends no mail. */
  smtpUrl: string | null;
  /** Sender of mails. */
  mailFrom: string;
  /** Hosts inside the network that hooks may reach, as `host:port`. */
  hookAllow: readonly string[];
  /** Where scheduled backups are put. */
  backups: string;
}

/** One variable of the environment, as the documentation tells it. */
export interface Setting {
  name: string;
  fallback: string;
  zh: string;
  en: string;
}

/** Every variable there is; docs/configuration.md is written from this and a test compares them. */
export const SETTINGS: readonly Setting[] = [
  {
    name: 'TIDU_HOME',
    fallback: '.tidu',
    zh: '全部数据所在的目录；相对路径以调用命令的目录为准',
    en: 'where everything is kept; a relative path counts from where the command is called',
  },
  { name: 'PORT', fallback: '8080', zh: '监听端口；0 为任选', en: 'port to listen on; 0 for any' },
  {
    name: 'HOST',
    fallback: '127.0.0.1',
    zh: '监听地址；0.0.0.0 为所有网卡',
    en: 'address to listen on; 0.0.0.0 for every interface',
  },
  {
    name: 'TIDU_PROVINCE',
    fallback: '220000',
    zh: '省级行政区划代码；000000 为全国。首次启动后固定',
    en: 'the province by GB/T 2260; 000000 is the country. Fixed at the first start',
  },
  {
    name: 'TIDU_REGIONS',
    fallback: '',
    zh: '替换内置地区表的 csv 文件',
    en: 'a csv file that replaces the tree of regions',
  },
  {
    name: 'TIDU_DEMO',
    fallback: '1',
    zh: '0 不载入演示数据；1 为 2000 户；其他数字为户数。使用自备数据库时不载入',
    en: '0 starts empty, 1 makes up 2000 enterprises, another number that many; never with a database of one’s own',
  },
  {
    name: 'DATABASE_URL',
    fallback: '',
    zh: '自备的 PostgreSQL（15 以上），代替内置的',
    en: 'a PostgreSQL (15 or newer) of one’s own instead of the embedded one',
  },
  {
    name: 'TIDU_SMTP_URL',
    fallback: '',
    zh: '发通知邮件的服务器，smtp://用户:口令@主机:端口；不设则不发邮件',
    en: 'the mail server for notices, smtp://user:password@host:port; without it no mail is sent',
  },
  {
    name: 'TIDU_MAIL_FROM',
    fallback: 'tidu@localhost',
    zh: '通知邮件的发件人',
    en: 'the sender of mails',
  },
  {
    name: 'TIDU_HOOK_ALLOW',
    fallback: '',
    zh: '通知机器人可以连的内网地址，主机:端口，逗号分隔；不列的内网地址一律不连',
    en: 'addresses inside the network that hooks may reach, host:port with commas; no other inner address is ever reached',
  },
  {
    name: 'TIDU_BACKUPS',
    fallback: '',
    zh: '每日备份所在的目录，宜放在另一块盘；不填为数据目录下的 backups',
    en: 'where daily backups are put, best on another disk; backups below the home unless told',
  },
];

const DEMO_ENTERPRISES = 2000;
const PROVINCE = /^\d{2}0000$/;
const OWN_REGION = /^[\w.@-]{1,64}$/;

const wholeNumber = (lowest: number, highest: number, fallback: number) =>
  z.preprocess(
    text => (text === undefined ? fallback : /^\d+$/.test(String(text)) ? Number(text) : Number.NaN),
    z
      .number({ error: `应为 ${lowest} 到 ${highest} 的整数 (a whole number ${lowest}…${highest})` })
      .min(lowest, `应为 ${lowest} 到 ${highest} 的整数 (a whole number ${lowest}…${highest})`)
      .max(highest, `应为 ${lowest} 到 ${highest} 的整数 (a whole number ${lowest}…${highest})`),
  );

const environment = z
  .object({
    TIDU_HOME: z.string().optional(),
    PORT: wholeNumber(0, 65535, 8080),
    HOST: z
      .string()
      .regex(/^[A-Za-z0-9.:_-]+$/, '应为主机名或 IP 地址 (a host name or an address)')
      .default('127.0.0.1'),
    TIDU_PROVINCE: z.string().default('220000'),
    TIDU_REGIONS: z.string().optional(),
    TIDU_DEMO: wholeNumber(0, 1_000_000, 1),
    // The address is not repeated in the message: it holds a password.
    DATABASE_URL: z
      .string()
      .regex(/^postgres(?:ql)?:\/\/\S+$/, '应以 postgres:// 开头 (must begin with postgres://)')
      .optional(),
    TIDU_SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\/\S+$/, '应以 smtp:// 或 smtps:// 开头 (must begin with smtp:// or smtps://)')
      .optional(),
    TIDU_MAIL_FROM: z.string().max(200).default('tidu@localhost'),
    TIDU_HOOK_ALLOW: z
      .string()
      .regex(/^[^\s,:]+:\d+(?:,[^\s,:]+:\d+)*$/, '应为 主机:端口，逗号分隔 (host:port, with commas)')
      .optional(),
    TIDU_BACKUPS: z.string().optional(),
    INIT_CWD: z.string().optional(),
  })
  .refine(env => (env.TIDU_REGIONS ? OWN_REGION : PROVINCE).test(env.TIDU_PROVINCE), {
    path: ['TIDU_PROVINCE'],
    error: '应为省级代码如 220000，或 000000 表示全国 (a province such as 220000, or 000000 for the country)',
    // Also when another variable is wrong: all problems are told at once.
    when: ({ value }) => typeof (value as { TIDU_PROVINCE?: unknown }).TIDU_PROVINCE === 'string',
  });

/**
 * The configuration these variables describe; an empty variable counts as absent.
 *
 * A relative path given by the user is resolved against INIT_CWD, the folder where npm was called; the default home is
 * `.tidu` in the working copy.
 *
 * @param env         process.env
 * @param workingCopy folder of the repository; the current folder when not given
 * @throws TiduError `configuration-invalid` naming every variable that is wrong, all at once
 */
export function readConfiguration(env: Record<string, string | undefined>, workingCopy = '.'): Configuration {
  const present = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = environment.safeParse(present);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    throw new TiduError('configuration-invalid', { issues });
  }
  const settings = parsed.data;
  const callerFolder = settings.INIT_CWD ?? workingCopy;
  const home = settings.TIDU_HOME ? under(callerFolder, settings.TIDU_HOME) : under(workingCopy, '.tidu');
  return {
    home,
    port: settings.PORT,
    host: settings.HOST,
    provinceId: settings.TIDU_PROVINCE,
    regionsFile: settings.TIDU_REGIONS ? under(callerFolder, settings.TIDU_REGIONS) : null,
    demoEnterprises: settings.DATABASE_URL ? 0 : settings.TIDU_DEMO === 1 ? DEMO_ENTERPRISES : settings.TIDU_DEMO,
    databaseUrl: settings.DATABASE_URL ?? null,
    smtpUrl: settings.TIDU_SMTP_URL ?? null,
    mailFrom: settings.TIDU_MAIL_FROM,
    hookAllow: settings.TIDU_HOOK_ALLOW?.split(',') ?? [],
    backups: settings.TIDU_BACKUPS ? under(callerFolder, settings.TIDU_BACKUPS) : under(home, 'backups'),
  };
}

/** A path below a folder unless it is absolute; node:path is left alone because the dashboard loads this package too. */
function under(folder: string, path: string): string {
  const absolute = path.startsWith('/') || path.startsWith('\\') || /^[A-Za-z]:/.test(path);
  if (absolute || folder === '.') return path;
  return `${folder.replace(/[\\/]+$/, '')}/${path.replace(/^\.\//, '')}`;
}
