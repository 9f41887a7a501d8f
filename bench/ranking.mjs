// How fast a ranking is made again: COINr needs 92 ms a replication of 51 units × 49 indicators. Prints; asserts nothing.
// node bench/ranking.mjs   (after a build of packages/domain)
import { compositeScheme, compute, robustness, sensitivity, tippingWeights } from '../packages/domain/dist/index.js';

for (const [units, indicators] of [
  [12, 10],
  [51, 49],
  [200, 100],
]) {
  const derivation = compute(tableOf(units, indicators), schemeOf(indicators));
  const replications = 1000;
  const passes = Array.from({ length: 5 }, () => timed(() => robustness(derivation, { places: 3, replications })));
  print(`${replications} replications of ${units} × ${indicators}`, passes, replications);
  print(
    '  one derivation',
    Array.from({ length: 5 }, () => timed(() => compute(tableOf(units, indicators), schemeOf(indicators)))),
  );
  if (units > 51) continue;
  print('  variance shares, 6 × 500', [timed(() => sensitivity(derivation))]);
  print('  tipping weights', [timed(() => tippingWeights(derivation, { places: 3 }))]);
}

function schemeOf(indicators) {
  return compositeScheme.parse({
    id: 'bench',
    name: 'bench',
    indicators: Array.from({ length: indicators }, (_, at) => ({ code: `i${at}`, weight: 1 + (at % 3) })),
  });
}

/** Values without pattern, the same in every run. */
function tableOf(units, indicators) {
  const value = (unit, at) => Math.abs(Math.sin((unit + 1) * 12.9898 + at * 78.233) * 43758.5453) % 1;
  return {
    units: Array.from({ length: units }, (_, unit) => ({ id: `u${unit}`, name: `u${unit}` })),
    columns: new Map(
      Array.from({ length: indicators }, (_, at) => [
        `i${at}`,
        Array.from({ length: units }, (__, unit) => value(unit, at)),
      ]),
    ),
    labels: new Map(),
  };
}

function timed(work) {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function print(what, passes, replications) {
  const each = replications ? `, ${(Math.min(...passes) / replications).toFixed(4)} ms each` : '';
  console.log(
    `${what.padEnd(36)} ${passes[0].toFixed(0)} ms first, ${Math.min(...passes).toFixed(1)} ms best of ${passes.length}${each}`,
  );
}
