// How long all criteria of all programmes take over every firm, every verdict kept, against the same conditions written by hand
// for DuckDB. Prints; asserts nothing.
// node bench/programmes.mjs [firms …]   (after a build; 15000 and 1000000 unless told)
// TIDU_ADDRESS=http://… TIDU_PASSWORD=… node bench/programmes.mjs 0   the what-if round trip of a running product, as admin
import { readFileSync } from 'node:fs';
import {
  CATALOGUE,
  columnOf,
  conditionOn,
  createRuleBook,
  FIELDS,
  readProgramme,
  sql,
} from '../packages/domain/dist/index.js';
import { programmeFiles } from '../packages/programmes/dist/index.js';
import { createTables } from '../packages/warehouse/dist/build/tables.js';
import { openDatabase } from '../packages/warehouse/dist/database.js';
import { verdictRows } from '../packages/warehouse/dist/read/verdicts-sql.js';
import { fieldsOf } from '../packages/warehouse/dist/read/verdicts-wide.js';

const measurables = { fields: FIELDS, indicators: CATALOGUE };
const programmes = programmeFiles().map(({ id, programme }) =>
  readProgramme(readFileSync(programme, 'utf8'), id, measurables),
);
const book = createRuleBook(programmes, measurables);
const inquiry = { purpose: 'application', on: '2026-05-10', period: '2025-12' };
const PASSES = 3;
const SIGNS = { 'at-least': sql`>=`, 'more-than': sql`>`, 'at-most': sql`<=`, 'less-than': sql`<` };

const asked = process.argv.slice(2).map(Number);
for (const firms of (asked.length > 0 ? asked : [15_000, 1_000_000]).filter(count => count > 0)) await overFirms(firms);
if (process.env.TIDU_ADDRESS) await whatIf(process.env.TIDU_ADDRESS, process.env.TIDU_PASSWORD ?? '');

async function overFirms(firms) {
  const database = await openDatabase();
  await fill(database, firms);
  let [ours, bare, criteria] = [0, 0, 0];
  for (const programme of programmes) {
    const own = await best(() => keep(database, verdictRows({ book, programme, inquiry }, sql`TRUE`)));
    const plain = await best(() => keep(database, bareRows(programme)));
    [ours, bare, criteria] = [ours + own, bare + plain, criteria + programme.criteria.length];
    line(`${programme.id}, ${programme.criteria.length} criteria`, own, plain);
  }
  line(`all, ${criteria} criteria × ${firms.toLocaleString('en')} firms`, ours, bare);
  database.close();
}

async function keep(database, rows) {
  await database.run(
    sql`CREATE OR REPLACE TEMP TABLE kept AS SELECT COLUMNS('enterprise_id|outcome__.*|value__.*|pre__.*|bare__.*') FROM (${rows})`,
  );
}

/** Firms with every kind of value and gap, the same in every run. */
async function fill(database, firms) {
  await createTables(database);
  const noise = (salt, most) =>
    sql`CASE WHEN hash(i, ${salt}) % 10 = 0 THEN NULL ELSE (hash(i, ${salt}) % ${most * 100}) / 100.0 END`;
  const columns = FIELDS.map(
    ({ key, unit }, at) => sql`${noise(at, unit === 'cny10k' ? 12_000 : 400)} AS ${sql.identifier(columnOf(key))}`,
  );
  await database.run(sql`INSERT INTO enterprise BY NAME SELECT
    'E' || i AS enterprise_id, 'E' || i AS name, '220102' AS region_id, '220000' AS province_id, '220100' AS prefecture_id,
    list_value('C', 'I', 'F', 'A')[1 + i % 4] AS section, list_value('3512', '6510', '5131', '0111')[1 + i % 4] AS industry_code,
    DATE '2005-01-01' + CAST(i % 7000 AS INTEGER) AS founded_on FROM range(${firms}) r(i)`);
  for (const period of ['2025-12', '2024-12', '2023-12'])
    await database.run(
      sql`INSERT INTO serving BY NAME SELECT 'E' || i AS enterprise_id, ${period} AS period, ${sql.join(columns)} FROM range(${firms}) r(i)`,
    );
  await database.run(sql`INSERT INTO title BY NAME SELECT 'E' || i AS enterprise_id, 'provincial' AS tier, 'grant' AS action,
    DATE '2024-01-01' AS valid_from, DATE '2027-01-01' AS ends_on FROM range(${firms}) r(i) WHERE i % 5 = 0`);
}

/** The same conditions as one would write them: no reasons, no shortfalls, no exceptions — a verdict a criterion. */
function bareRows(programme) {
  const keys = fieldsOf(book, programme);
  const years = [0, 1, 2].map(
    back => sql`(SELECT enterprise_id, ${sql.join(
      ['enterprise_id', ...keys]
        .slice(1)
        .map(key => sql`CAST(${sql.identifier(columnOf(key))} AS DOUBLE) AS ${column(key, back)}`)
        .concat(sql`1 AS ${sql.identifier(`y${back}`)}`),
    )}
    FROM serving WHERE period = ${['2025-12', '2024-12', '2023-12'][back]})`,
  );
  const verdicts = programme.criteria.map(({ id, test }) => {
    const asked = conditionOn(test, inquiry.on);
    return sql`${asked === null ? sql`TRUE` : bareCondition(asked, programme)} AS ${sql.identifier(`bare__${id}`)}`;
  });
  return sql`SELECT e.enterprise_id${verdicts.length > 0 ? sql`, ${sql.join(verdicts)}` : sql.empty}
    FROM enterprise e LEFT JOIN ${years[0]} a USING (enterprise_id) LEFT JOIN ${years[1]} b USING (enterprise_id) LEFT JOIN ${years[2]} c USING (enterprise_id)
    LEFT JOIN (SELECT enterprise_id, list(tier) AS held FROM title WHERE valid_from <= DATE '2026-05-10' AND ends_on > DATE '2026-05-10' GROUP BY ALL) t USING (enterprise_id)`;
}

function column(key, back) {
  return sql.identifier(`${columnOf(key)}_${back}`);
}

function bareCondition(condition, programme) {
  switch (condition.kind) {
    case 'any':
    case 'all': {
      const parts = condition.of.map(part => bareCondition(part, programme));
      return sql`(${sql.join(parts, condition.kind === 'any' ? sql` OR ` : sql` AND `)})`;
    }
    case 'title':
      return sql`coalesce(list_has_any(held, list_value(${sql.join(condition.tiers)})), FALSE)`;
    case 'industry':
      return sql`(${sql.join(
        condition.industries.map(code =>
          /\d/.test(code) ? sql`starts_with(industry_code, ${code})` : sql`section = ${code}`,
        ),
        sql` OR `,
      )})`;
    case 'class':
      return bareClass(book.programmeOf(condition.programme), condition.classes);
    case 'compare':
      return bareComparison(condition, programme);
    default:
      return sql`CAST(NULL AS BOOLEAN)`;
  }
}

function bareClass(classification, classes) {
  const cases = classification.tiers
    .filter(({ remainder }) => !remainder)
    .map(({ id }) => {
      const own = classification.criteria
        .filter(({ tier }) => tier === id)
        .map(({ test, appliesTo }) => {
          const met = bareCondition(conditionOn(test, inquiry.on), classification);
          return appliesTo.industries === null
            ? met
            : sql`(NOT ${bareCondition({ kind: 'industry', industries: appliesTo.industries })} OR ${met})`;
        });
      return sql`WHEN ${sql.join(own, sql` AND `)} THEN ${classes.includes(id)}`;
    });
  return sql`CASE ${sql.join(cases.toReversed(), sql` `)} END`;
}

function bareComparison({ measure, comparator, threshold }, programme) {
  const held = value => sql`${value} ${SIGNS[comparator]} ${threshold}`;
  switch (measure.kind) {
    case 'fact':
      return sql`CAST(NULL AS BOOLEAN)`;
    case 'age':
      return held(sql`date_diff('year', founded_on, DATE '2026-05-10')`);
    case 'score': {
      const { items } = programme.scores.find(({ id }) => id === measure.score);
      const points = items
        .filter(({ group }) => measure.group === null || group === measure.group)
        .map(({ bands, otherwise }) => {
          const cases = bands
            .toSorted((a, b) => b.points - a.points)
            .map(({ points: most, when }) => {
              const asked = conditionOn(when, inquiry.on);
              return asked === null ? sql.empty : sql`WHEN ${bareCondition(asked, programme)} THEN ${most}`;
            });
          return sql`CASE ${sql.join(cases, sql` `)} ELSE ${otherwise} END`;
        });
      return held(sql`(${sql.join(points, sql` + `)})`);
    }
    default: {
      if (measure.taken === 'compound')
        return held(
          sql`100 * (pow(${column(measure.field, 0)} / ${column(measure.field, measure.years)}, ${1 / measure.years}) - 1)`,
        );
      const yearly = Array.from({ length: measure.years }, (_, back) => {
        const value = column(measure.field, back);
        if (measure.kind === 'field') return value;
        if (measure.kind === 'share') return sql`100 * ${value} / nullif(${column(measure.of, back)}, 0)`;
        const before = column(measure.field, back + 1);
        return sql`100 * (${value} - ${before}) / nullif(${before}, 0)`;
      });
      if (measure.taken === 'each') return sql`(${sql.join(yearly.map(held), sql` AND `)})`;
      const total = sql`(${sql.join(yearly, sql` + `)})`;
      return held(measure.taken === 'mean' ? sql`${total} / ${measure.years}` : total);
    }
  }
}

async function whatIf(address, password) {
  const origin = { origin: address, 'content-type': 'application/json' };
  const signedIn = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: origin,
    body: JSON.stringify({ login: 'admin', password }),
  });
  const cookie = signedIn.headers.getSetCookie()[0].split(';')[0];
  const change = [{ path: 'criteria.s-revenue.test.of.0.thresholds.0.value', value: 2000 }];
  const times = [];
  for (let pass = 0; pass < 12; pass++) {
    const body = JSON.stringify({
      tier: 'specialised',
      changes: change.map(one => ({ ...one, value: one.value + pass })),
    });
    const start = performance.now();
    const answer = await fetch(`${address}/api/programmes/national-2026/what-if`, {
      method: 'POST',
      headers: { ...origin, cookie },
      body,
    });
    if (!answer.ok) throw new Error(await answer.text());
    await answer.json();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  console.log(
    `what-if, round trip through the API       ${times[6].toFixed(0)} ms middle, ${times.at(-1).toFixed(0)} ms longest of ${times.length}`,
  );
}

async function best(work) {
  const times = [];
  for (let pass = 0; pass < PASSES; pass++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}

function line(what, ours, bare) {
  console.log(
    `${what.padEnd(48)} ${ours.toFixed(0).padStart(7)} ms  bare ${bare.toFixed(0).padStart(7)} ms  × ${(ours / bare).toFixed(2)}`,
  );
}
