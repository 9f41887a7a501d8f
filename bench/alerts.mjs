// How fast many alert rules are replayed over a province: 200 rules × 15,000 enterprises × 24 periods (P11). Prints ratios.
// node bench/alerts.mjs [enterprises] [periods] [rules]   (after a build of packages/domain and packages/warehouse)
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alertRuleSchema, ALERT_RULES, CATALOGUE, replayEach, sql } from '../packages/domain/dist/index.js';
import { createTables } from '../packages/warehouse/dist/build/tables.js';
import { hashFile } from '../packages/warehouse/dist/build/seal.js';
import { openDatabase } from '../packages/warehouse/dist/database.js';
import { readAlertObservations } from '../packages/warehouse/dist/read/alerts.js';
import { openSnapshotFile } from '../packages/warehouse/dist/read/snapshot-file.js';

const [enterprises = 15_000, periods = 24, rules = 200] = process.argv.slice(2).map(Number);
const file = join(tmpdir(), `tidu-bench-alerts-${process.pid}.duckdb`);
const months = Array.from({ length: periods }, (_, at) => {
  const month = 2024 * 12 + at;
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
});
await build();
const snapshot = await openSnapshotFile({ file, fileSha256: await hashFile(file) });
try {
  const scan = await best(() =>
    snapshot.rows(sql`SELECT sum(revenue), sum(revenue_prior), sum(total_profit), sum(rd_expense), sum(total_liabilities),
      sum(total_assets), sum(average_employees), sum(average_employees_prior) FROM serving`),
  );
  console.log(`one scan of the columns ${scan.toFixed(0)} ms`);
  const each = [];
  for (const rule of ALERT_RULES.filter(({ subject }) => subject === 'enterprise')) {
    each.push([rule.code, await best(() => observe([rule]), 1)]);
    process.stderr.write(rule.code + ' ' + each.at(-1)[1].toFixed(0) + '\n');
  }
  each.sort((a, b) => a[1] - b[1]);
  const median = each[Math.floor(each.length / 2)][1];
  const [slowest, most] = each.at(-1);
  console.log(`slowest rule ÷ median ${(most / median).toFixed(1)} (${slowest}; gate ≤ 20)`);
  const thirty = await best(() => observe(manyRules(30)));
  console.log(`30 rules in one scan ÷ one scan ${(thirty / scan).toFixed(1)} (${thirty.toFixed(0)} ms)`);
  const all = manyRules(rules);
  const read = await best(() => observe(all), 1);
  const seen = await observe(all);
  const folded = await best(() => {
    let standing = 0;
    for (const rule of all) replayEach(seen, rule, (_, { episode }) => (standing += episode === null ? 0 : 1));
    return standing;
  }, 1);
  console.log(
    `${rules} rules × ${enterprises} × ${periods}: read ${(read / 1000).toFixed(1)} s, fold ${(folded / 1000).toFixed(1)} s`,
  );
} finally {
  snapshot.close();
  await rm(file, { force: true });
}

function observe(asked) {
  return readAlertObservations(snapshot, { rules: asked, today: '2026-10-20' });
}

/** Rules over every indicator of an enterprise, each with a line of its own. */
function manyRules(count) {
  const indicators = CATALOGUE.filter(({ over }) => over === 'serving').slice(0, 12);
  return Array.from({ length: count }, (_, at) =>
    alertRuleSchema.parse({
      ...{ code: `bench-${at}`, name: { zh: '测', en: 'bench' }, meaning: { zh: '测', en: 'bench' }, owner: 'bench' },
      ...{ unit: 'percent', population: { basis: 'filed' }, source: 'bench' },
      levels: [
        {
          severity: ['red', 'orange', 'yellow', 'blue'][at % 4],
          periods: 1 + (at % 3),
          condition: {
            ...{ kind: 'threshold', measure: { indicator: indicators[at % indicators.length].code } },
            ...{ comparator: 'below', value: at / 10 },
          },
        },
      ],
    }),
  );
}

async function build() {
  const database = await openDatabase(file);
  await createTables(database);
  await database.run(
    sql`INSERT INTO enterprise (enterprise_id, name) SELECT printf('e%06d', i), printf('e%06d', i) FROM range(${enterprises}) t(i)`,
  );
  for (const [at, month] of months.entries()) {
    await database.run(sql`
      INSERT INTO serving BY NAME
      SELECT CAST(${month} AS VARCHAR) AS period, printf('e%06d', i) AS enterprise_id, '220200' AS prefecture_id, 'provincial' AS tier, TRUE AS monitored,
        'C' AS section, 1000 + hash(i + ${at}) % 1000 AS revenue, 1000 + hash(i * 7 + ${at}) % 1000 AS revenue_prior,
        CAST(hash(i * 3 + ${at}) % 200 AS INTEGER) - 60 AS total_profit, hash(i * 5 + ${at}) % 80 AS rd_expense,
        400 + hash(i * 11 + ${at}) % 800 AS total_liabilities, 1000 AS total_assets,
        20 + hash(i * 13 + ${at}) % 60 AS average_employees, 50 AS average_employees_prior
      FROM range(${enterprises}) t(i)`);
  }
  database.close();
}

/** Milliseconds of the fastest of some passes. */
async function best(work, passes = 3) {
  let least = Infinity;
  for (let pass = 0; pass < passes; pass++) {
    const begun = performance.now();
    await work();
    least = Math.min(least, performance.now() - begun);
  }
  return least;
}
