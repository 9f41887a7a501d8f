import { account } from './account.js';
import { alerts } from './alerts.js';
import { batches } from './batches.js';
import { backupCommand } from './backup.js';
import { calendar } from './calendar.js';
import { clearDemo } from './clear-demo.js';
import type { Command } from './command.js';
import { composite } from './composite.js';
import { demo } from './demo.js';
import { indicator } from './indicator.js';
import { ingestCommand } from './ingest.js';
import { ranking } from './ranking.js';
import { programme } from './programme.js';
import { missing } from './missing.js';
import { rebuild } from './rebuild.js';
import { restore } from './restore.js';
import { returnCommand } from './return.js';
import { pullCommand, sources } from './sources.js';
import { sqlCommand } from './sql.js';
import { template } from './template.js';
import { token } from './token.js';

/** Every command, by its word, in the order a reader needs them. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  ingest: ingestCommand,
  batches: batches,
  calendar: calendar,
  missing: missing,
  return: returnCommand,
  template: template,
  alerts: alerts,
  indicator: indicator,
  composite: composite,
  ranking: ranking,
  programme: programme,
  sql: sqlCommand,
  token: token,
  rebuild: rebuild,
  sources: sources,
  pull: pullCommand,
  backup: backupCommand,
  restore: restore,
  account: account,
  demo: demo,
  'clear-demo': clearDemo,
};
