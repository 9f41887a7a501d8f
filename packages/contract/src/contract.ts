import { accounts } from './accounts.js';
import { apiTokens } from './api-tokens.js';
import { audit } from './audit.js';
import { alertRules } from './alert-rules.js';
import { batches } from './batches.js';
import { cases } from './cases.js';
import { documents } from './documents.js';
import { enterprises } from './enterprises.js';
import { filingCalendar } from './filing-calendar.js';
import { filingForm } from './filing-form.js';
import { filingVersions } from './filing-versions.js';
import { filingProgress } from './filing-progress.js';
import { health } from './health.js';
import { indicators } from './indicators.js';
import { ladder } from './ladder.js';
import { lineage } from './lineage.js';
import { rankingSchemes } from './ranking-schemes.js';
import { money } from './money.js';
import { preChecks } from './pre-checks.js';
import { programmeLadder, targets, tasks } from './programme-work.js';
import { programmes } from './programmes.js';
import { notices } from './notices.js';
import { rankings } from './rankings.js';
import { reviews } from './reviews.js';
import { regions } from './regions.js';
import type { Route } from './route.js';
import { sealedRankings } from './sealed-rankings.js';
import { backups, runs, snapshots, sources, timetable } from './runs.js';
import { savedQueries } from './saved-queries.js';
import { session } from './session.js';
import { sql } from './sql.js';
import { status } from './status.js';
import { warnings } from './warnings.js';
import { whatIf } from './what-if.js';

/** Everything the API can be asked, by feature. Docs, tests and the client read this table; there is no second list. */
export const contract = {
  health,
  session,
  status,
  indicators,
  lineage,
  regions,
  ladder,
  filingProgress,
  filingCalendar,
  reviews,
  enterprises,
  warnings,
  alertRules,
  cases,
  notices,
  rankings,
  rankingSchemes,
  sealedRankings,
  programmes,
  preChecks,
  programmeLadder,
  targets,
  money,
  tasks,
  whatIf,
  batches,
  documents,
  filingForm,
  filingVersions,
  runs,
  timetable,
  snapshots,
  backups,
  sources,
  accounts,
  audit,
  sql,
  savedQueries,
  apiTokens,
} as const satisfies Record<string, Record<string, Route>>;

/** The table as a list, each route under its name `feature.action`. */
export const namedRoutes: [name: string, route: Route][] = Object.entries(contract).flatMap(([feature, routes]) =>
  Object.entries(routes).map(([action, route]): [string, Route] => [`${feature}.${action}`, route]),
);
