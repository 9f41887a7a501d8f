// How fast a published snapshot answers: the questions of the overview, and random ones of the explorer, alone and with 32 at once.
//   node bench/indicators.mjs TIDU_HOME
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOGUE } from '../packages/domain/dist/index.js';
import { openWarehouse } from '../packages/warehouse/dist/index.js';

const [home] = process.argv.slice(2);
if (home === undefined) throw new Error('node bench/indicators.mjs TIDU_HOME');
const snapshots = join(home, 'snapshots');
const file = join(
  snapshots,
  readdirSync(snapshots)
    .filter(name => name.endsWith('.duckdb'))
    .sort()
    .at(-1),
);
const fileSha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
const warehouse = await openWarehouse({ file, fileSha256 });
const { rootId: regionId, counts } = warehouse.meta;
const periods = (await warehouse.periods()).map(({ period }) => period);
const period = periods.findLast(each => Number(each.slice(5)) % 3 === 0);
const kept = CATALOGUE.filter(indicator => indicator.kept).map(({ code }) => code);
const monitored = { regionId, tier: 'monitored' };

const overview = {
  headlines: () => warehouse.values({ ...monitored, codes: kept, periods, by: 'none' }),
  tiers: () => warehouse.values({ ...monitored, codes: ['enterprises-by-tier'], periods: [period], by: 'tier' }),
  prefectures: () => warehouse.values({ ...monitored, codes: kept, periods: [period], by: 'region' }),
  counties: () => warehouse.values({ ...monitored, codes: kept, periods: [period], by: 'county' }),
  sections: () => warehouse.values({ ...monitored, codes: kept, periods: [period], by: 'section' }),
  ladder: () => warehouse.ladder({ period, regionId }),
  progress: () => warehouse.filingProgress({ period, regionId }),
  periods: () => warehouse.periods(),
};

let seed = 6;
const random = list => list[(seed = (seed * 48_271) % 2_147_483_647) % list.length];
const CUTS = ['none', 'prefecture', 'county', 'section', 'division', 'tier', 'team', 'size', 'age'];
const explorer = () => {
  const quarters = periods.filter(each => Number(each.slice(5)) % 3 === 0);
  const cuts = [random(CUTS), random(CUTS)].filter((cut, at, all) => cut !== 'none' && all.indexOf(cut) === at);
  const span = random(['cumulative', 'cumulative', 'quarter', 'rolling']);
  const filed = CATALOGUE.filter(({ over }) => over === 'serving');
  return warehouse.values({ codes: [random(filed).code], periods: [random(quarters)], by: cuts, regionId, span });
};

const percentile = (times, share) => times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) * share)];
const timed = async question => {
  const start = performance.now();
  await question();
  return performance.now() - start;
};
const many = async (question, times) => {
  const told = [];
  for (let at = 0; at < times; at++) told.push(await timed(question));
  return told;
};
const print = (name, times) =>
  console.log(
    `${name.padEnd(24)} p50 ${percentile(times, 0.5).toFixed(1)} ms  p95 ${percentile(times, 0.95).toFixed(1)} ms`,
  );

console.log(`${counts.enterprises} enterprises, ${counts.serving} rows, ${periods.length} periods`);
let page = 0;
for (const [name, question] of Object.entries(overview)) {
  const times = await many(question, 20);
  page += percentile(times, 0.5);
  print(`overview ${name}`, times);
}
console.log(`overview, the page: ${page.toFixed(1)} ms`);
const alone = await many(explorer, 100);
print('explorer, alone', alone);
const start = performance.now();
const together = (await Promise.all(Array.from({ length: 32 }, () => many(explorer, 10)))).flat();
const gained = (320 / (performance.now() - start)) * percentile(alone, 0.5);
print('explorer, 32 at once', together);
console.log(`throughput of 32 at once ÷ one after the other: ${gained.toFixed(2)}`);
warehouse.close();
