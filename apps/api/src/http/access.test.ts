import { namedRoutes, type Role, type Route } from '@tidu/contract';
import { listAudit, recordEvaluation, requestRun, type FoundWarning } from '@tidu/records';
import { ASKED_OF_CASES } from '../../test/asked-of-cases.js';
import { ASKED_OF_FILINGS } from '../../test/asked-of-filings.js';
import { openCounter, type Counter } from '../../test/counter.js';
import { ASKED_OF_QUERIES, documentOf, ownThingsOf, type OwnThings } from '../../test/own-things.js';
import { FIRMS, publishProvince } from '../../test/province.js';

/**
 * Every route × every role × two regions. Each route has an entry here that says what to ask it about one place; a route
 * without one fails.
 */
type Ask = (place: Place) => Record<string, unknown>;

/** A prefecture with a county, a firm and a batch of its own. */
interface Place extends OwnThings {
  regionId: string;
  firmId: string;
  batchId: string;
  runId: string;
  documentId: string;
  caseId: string;
  login: string;
}

const period = '2026-09';
/** What a person changes about themselves only. */
const OF_ONESELF = [
  'session.changePassword',
  'savedQueries.create',
  'notices.read',
  'notices.saveWish',
  'notices.test',
];
const ASKED: Record<string, Ask> = {
  ...ASKED_OF_FILINGS,
  'health.read': () => ({}),
  'session.open': () => ({ login: 'nobody', password: 'wrong' }),
  'session.read': () => ({}),
  'session.changePassword': () => ({ current: 'wrong', next: 'a new password' }),
  'session.close': () => ({}),
  'status.read': ({ regionId }) => ({ region: regionId }),
  'indicators.list': () => ({}),
  'indicators.values': ({ regionId }) => ({ codes: ['revenue'], period, region: regionId, by: 'enterprise' }),
  'indicators.arrow': ({ regionId }) => ({ codes: ['revenue'], period, region: regionId, by: 'prefecture' }),
  'indicators.peers': ({ regionId }) => ({ codes: ['revenue'], period, region: regionId }),
  'lineage.read': ({ regionId }) => ({ code: 'revenue', period, region: regionId }),
  'regions.list': ({ regionId }) => ({ region: regionId }),
  'regions.map': ({ regionId }) => ({ region: regionId }),
  'ladder.read': ({ regionId }) => ({ period, region: regionId }),
  'filingProgress.read': ({ regionId }) => ({ period, region: regionId }),
  'enterprises.list': ({ regionId }) => ({ region: regionId }),
  'enterprises.read': ({ firmId }) => ({ id: firmId }),
  'enterprises.quartiles': ({ firmId }) => ({ id: firmId, code: 'revenue' }),
  'enterprises.indicators': ({ firmId }) => ({ id: firmId }),
  'enterprises.change': ({ firmId }) => ({ id: firmId, on: '2026-10-01', change: { kind: 'close' } }),
  'warnings.rules': () => ({}),
  'warnings.list': ({ regionId }) => ({ region: regionId }),
  'warnings.history': ({ firmId }) => ({ id: firmId }),
  ...ASKED_OF_CASES,
  'rankings.read': ({ regionId }) => ({ region: regionId }),
  'rankings.try': ({ regionId }) => ({ region: regionId, text: 'id: a' }),
  'rankings.years': ({ regionId }) => ({ region: regionId }),
  'rankings.recognition': ({ regionId }) => ({ region: regionId }),
  'rankingSchemes.list': () => ({}),
  'rankingSchemes.save': () => ({ text: 'id: a', note: '新版' }),
  'sealedRankings.list': ({ regionId }) => ({ region: regionId }),
  'sealedRankings.read': ({ regionId }) => ({ region: regionId, id: 'r00000001' }),
  'sealedRankings.record': ({ regionId }) => ({ region: regionId, id: 'r00000001' }),
  'sealedRankings.draft': ({ regionId }) => ({ region: regionId, period }),
  'sealedRankings.review': ({ regionId }) => ({ region: regionId, id: 'r00000001', recordSha256: '0'.repeat(64) }),
  'sealedRankings.sign': ({ regionId }) => ({ region: regionId, id: 'r00000001', recordSha256: '0'.repeat(64) }),
  'sealedRankings.discard': ({ regionId }) => ({ region: regionId, id: 'r00000001', recordSha256: '0'.repeat(64) }),
  'sealedRankings.document': ({ regionId }) => ({ region: regionId, id: 'r00000001', kind: 'pack' }),
  'programmes.list': () => ({}),
  'programmes.read': () => ({ id: 'haicheng-2017' }),
  'programmes.check': ({ regionId }) => ({ region: regionId, text: 'id: own' }),
  'programmes.install': ({ regionId }) => ({ region: regionId, text: 'id: own' }),
  'programmes.withdraw': ({ regionId }) => ({ region: regionId, id: 'own' }),
  'preChecks.qualifications': ({ regionId }) => ({ region: regionId, id: 'national-2026', tier: 'specialised' }),
  'preChecks.qualificationFile': ({ regionId }) => ({ region: regionId, id: 'lianyungang-2018', tier: 'pool' }),
  'preChecks.counts': ({ regionId }) => ({ region: regionId, id: 'jilin-city-2015', by: 'region' }),
  'preChecks.enterprise': ({ firmId }) => ({ id: 'jilin-city-2015', enterpriseId: firmId }),
  'preChecks.attest': ({ firmId }) => ({ id: 'national-2026', enterpriseId: firmId, fact: 'segment-years', value: 3 }),
  'preChecks.record': ({ regionId }) => ({ region: regionId, id: 'jilin-city-2015' }),
  'preChecks.records': ({ regionId }) => ({ region: regionId, id: 'jilin-city-2015' }),
  'programmeLadder.read': ({ regionId }) => ({ region: regionId, id: 'jilin-province-2022' }),
  'targets.read': ({ regionId }) => ({ region: regionId, id: 'jilin-province-2022' }),
  'targets.count': ({ regionId }) => ({
    ...{ region: regionId, id: 'baotou-2015', target: 'alliances', on: '2020-12-31', value: 3 },
  }),
  'money.read': ({ regionId }) => ({ region: regionId, id: 'jilin-province-2022', year: 2025 }),
  'money.file': ({ regionId }) => ({ region: regionId, id: 'jilin-province-2022', year: 2025 }),
  'money.reckon': ({ regionId }) => ({
    ...{ region: regionId, id: 'jilin-province-2022', incentive: 'pledge-interest', on: '2025-06-01', bases: [100] },
  }),
  'tasks.list': ({ regionId }) => ({ region: regionId, id: 'baotou-2015' }),
  'tasks.record': ({ regionId }) => ({ region: regionId, id: 'baotou-2015', task: 1, state: 'done' }),
  'tasks.calendar': ({ regionId }) => ({ region: regionId, id: 'jilin-province-2022', year: 2025 }),
  'tasks.held': ({ regionId }) => ({
    ...{ region: regionId, id: 'jilin-province-2022', cadence: 'quarterly', dueOn: '2025-06-30' },
  }),
  'whatIf.try': ({ regionId }) => ({ region: regionId, id: 'jilin-city-2015', tier: 'little-giant' }),
  'whatIf.scenarios': ({ regionId }) => ({ region: regionId, id: 'jilin-city-2015' }),
  'whatIf.save': ({ regionId }) => ({ region: regionId, id: 'jilin-city-2015', name: '试算' }),
  'whatIf.remove': ({ regionId }) => ({ region: regionId, id: '00000000-0000-4000-8000-000000000000' }),
  'batches.list': ({ regionId }) => ({ region: regionId }),
  'batches.issues': ({ batchId }) => ({ id: batchId }),
  'batches.original': ({ batchId }) => ({ id: batchId }),
  'batches.withdraw': ({ batchId }) => ({ id: batchId, reason: '核对错误' }),
  'batches.upload': ({ regionId }) => ({ region: regionId, name: 'a.csv' }),
  'batches.layouts': () => ({}),
  'documents.returned': ({ batchId }) => ({ id: batchId }),
  'documents.template': ({ regionId }) => ({ region: regionId, layout: 'operating-report' }),
  'documents.read': ({ documentId }) => ({ id: documentId }),
  'filingForm.read': ({ firmId }) => ({ id: firmId, period }),
  'filingForm.file': ({ firmId }) => ({ id: firmId, period, values: { revenue: 1 } }),
  'filingVersions.compare': ({ firmId }) => ({ id: firmId, period, form: 'operating' }),
  'runs.list': ({ regionId }) => ({ region: regionId }),
  'runs.read': ({ runId }) => ({ id: runId }),
  'runs.retry': ({ runId }) => ({ id: runId }),
  'timetable.read': () => ({}),
  'timetable.run': () => ({ job: 'evaluate' }),
  'snapshots.list': () => ({}),
  'accounts.list': () => ({}),
  'accounts.create': ({ regionId }) => ({
    ...{ login: `new-${regionId}`, name: '新人', role: 'officer', regionId },
    password: 'a first password',
  }),
  'accounts.update': ({ login, regionId }) => ({ login, name: '改名', role: 'officer', regionId }),
  'accounts.resetPassword': ({ login }) => ({ login }),
  'accounts.disable': ({ login }) => ({ login }),
  'accounts.enable': ({ login }) => ({ login }),
  'audit.list': () => ({}),
  'audit.verify': () => ({}),
  ...ASKED_OF_QUERIES,
};

const ROLES: Role[] = ['administrator', 'officer', 'secretary', 'analyst', 'signer'];
const PLACES = ['220200', '220300'] as const;

let counter: Counter;
const warnings: FoundWarning[] = [];
const places = new Map<string, Place>();
const cookies = new Map<string, string>();

beforeAll(async () => {
  counter = await openCounter();
  await publishProvince(counter.home, counter.ledger);
  for (const regionId of PLACES) {
    for (const role of ROLES) await counter.addAccount(`${role}-${regionId}`, role, regionId);
    await counter.addAccount(`subject-${regionId}`, 'officer', regionId);
    for (const role of ROLES) cookies.set(`${role}-${regionId}`, await counter.signIn(`${role}-${regionId}`));
    places.set(regionId, await placeOf(regionId));
  }
  await counter.follow();
});
afterAll(() => counter.close());

async function placeOf(regionId: string): Promise<Place> {
  const firm = FIRMS.find(({ regionId: county }) => county.startsWith(regionId.slice(0, 4)))!;
  const at = counter.clock.now;
  const wanted = {
    job: 'ingest',
    trigger: 'upload',
    actor: `officer-${regionId}`,
    subject: 'a.csv',
    input: {},
  } as const;
  const run = (await requestRun(counter.ledger, { ...wanted, scopeId: regionId }, { at }))!;
  const warning: FoundWarning = {
    ...{ rule: 'revenue-falling', ruleName: '营业收入同比下降', subject: 'enterprise', subjectId: firm.id },
    ...{ subjectName: firm.name, tier: 'provincial', secretary: firm.secretary, regionId: firm.regionId },
    ...{ regionLine: [firm.regionId, regionId, '220000'], severity: 'orange', state: 'firing', period, value: -20 },
    ...{ threshold: -10, streak: 2, episode: { from: period, to: period }, ofTheDay: false },
    ...{ opensCaseFrom: 'yellow', inhibited: false },
  };
  // Every evaluation says all that stands.
  warnings.push(warning);
  await recordEvaluation(counter.ledger, {
    ...{ found: warnings, snapshotId: 's00000001', at, deadline: () => '2026-10-30' },
  });
  const [batch] = await counter.ledger.source.query(`SELECT id FROM batch WHERE scope_id = $1`, [regionId]);
  const [opened] = await counter.ledger.source.query(`SELECT id FROM alert_case WHERE subject_id = $1`, [firm.id]);
  const documentId = await documentOf(counter, regionId);
  const own = await ownThingsOf(counter, regionId);
  return {
    regionId,
    firmId: firm.id,
    batchId: batch.id,
    runId: run.id,
    documentId,
    caseId: opened.id,
    login: `subject-${regionId}`,
    ...own,
  };
}

const routes: [string, Route][] = namedRoutes;
const ask = (name: string, route: Route, role: Role, home: string, asked: string) =>
  counter.ask(route, ASKED[name]!(places.get(asked)!), { cookie: cookies.get(`${role}-${home}`)! });

test('every route of the contract has an entry in this table', () => {
  expect(Object.keys(ASKED).sort()).toEqual(routes.map(([name]) => name).sort());
});

/** Everything of the other place that must not leave: its firms, its counties, its batches and its people. */
function foreignWords(regionId: string): string[] {
  const other = places.get(PLACES.find(id => id !== regionId)!)!;
  const firms = FIRMS.filter(({ regionId: county }) => county.startsWith(other.regionId.slice(0, 4)));
  return [
    ...firms.flatMap(({ id, name }) => [id, name]),
    other.batchId,
    other.runId,
    other.documentId,
    other.login,
    `officer-${other.regionId}`,
    other.queryId,
    other.exportId,
    other.tokenId,
  ];
}

// An answer without an end is tried where its end can be awaited.
const reading = routes.filter(([name, { method }]) => method === 'GET' && name !== 'notices.live');
const changing = routes.filter(([, { method }]) => method !== 'GET');

describe.each(ROLES)('%s', role => {
  test.each(reading)(
    '%s tells nothing of the other place, asked for one’s own or for the other',
    async (name, route) => {
      for (const home of PLACES) {
        for (const asked of PLACES) {
          const { body } = await ask(name, route, role, home, asked);
          const text = JSON.stringify(body);
          expect(foreignWords(home).filter(word => asked === home && text.includes(word))).toEqual([]);
          if (asked !== home && route.scoped !== false) {
            expect({ home, asked, body }).toMatchObject({
              body: { code: expect.stringMatching(/^(outside-scope|not-found|not-permitted)$/) },
            });
          }
        }
      }
    },
  );

  test.each(changing)('%s changes nothing in the other place', async (name, route) => {
    if (route.access === 'public' || OF_ONESELF.includes(name)) return;
    const before = await fingerprint();
    const { status } = await ask(name, route, role, '220200', '220300');
    expect([403, 404]).toContain(status);
    expect(await fingerprint()).toEqual(before);
  });

  test.each(routes)('%s is open to it exactly if the contract says so', async (name, route) => {
    if (typeof route.access === 'string' || route.access.includes(role)) return;
    expect(await ask(name, route, role, '220200', '220200')).toMatchObject({
      status: 403,
      body: { code: 'not-permitted' },
    });
  });
});

/** The ledger’s rows that a change would touch, and the end of the audit chain. */
async function fingerprint(): Promise<unknown> {
  const [counts] = await counter.ledger.source.query(`
    SELECT (SELECT count(*) FROM account) AS accounts, (SELECT string_agg(state, '' ORDER BY id) FROM run) AS runs,
      (SELECT string_agg(status, '' ORDER BY id) FROM batch) AS batches,
      (SELECT string_agg(title, '' ORDER BY id) FROM saved_query) AS queries,
      (SELECT count(revoked_at) FROM api_token) AS ended_keys,
      (SELECT string_agg(name || role || (disabled_at IS NULL), '' ORDER BY id) FROM account) AS people`);
  return { counts, audit: (await listAudit(counter.ledger, { limit: 1 }))[0]?.hash };
}

test.each(routes.filter(([, { access }]) => access !== 'public'))('%s wants a session', async (name, route) => {
  const asked = ASKED[name]!(places.get('220200')!);
  expect(await counter.ask(route, asked)).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
});

test('a secretary sees the enterprises assigned to them, and only these', async () => {
  const cookie = await signInAs('secretary-220200', 'secretary-220200');
  const { body } = await counter.ask(routeOf('enterprises.list'), {}, { cookie });
  expect(body).toMatchObject({ total: 1, rows: [{ id: FIRMS[0]!.id }] });
  const other = await counter.ask(routeOf('enterprises.read'), { id: FIRMS[1]!.id }, { cookie });
  expect(other).toMatchObject({ status: 404, body: { code: 'not-found' } });
});

async function signInAs(login: string, expected: string): Promise<string> {
  const cookie = await counter.signIn(login);
  expect(await counter.ask(routeOf('session.read'), {}, { cookie })).toMatchObject({ body: { login: expected } });
  return cookie;
}

function routeOf(name: string): Route {
  return routes.find(([known]) => known === name)![1];
}
