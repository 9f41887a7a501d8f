/** `tidu programme verdicts`: two firms that filed, pre-checked from a shell. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installProgramme } from '@tidu/records';
import { makeHome, NOW, reportOf, type Home } from '../../test/home.js';
import { run } from '../../test/run.js';

const OWN = `id: own
name: 本省试行办法
standing: official
region: '220000'
document: { title: 试行办法, issuer: 省工信厅 }
inForce: { from: 2026-01-01 }
tiers:
  - { id: provincial, name: 省级, title: provincial, clause: 一, quote: 省级 }
criteria:
  - id: revenue
    tier: provincial
    name: 营业收入
    clause: 二
    quote: 不低于100万元
    test: { field: revenue, comparator: at-least, threshold: 100, unit: 万元 }
`;

let home: Home;
beforeAll(async () => {
  home = await makeHome();
});
afterAll(() => home.remove());

test('an installed programme is counted over the snapshot, and the rule, its version and its hash are named', async () => {
  await installProgramme(
    home.dock.ledger,
    { id: 'own', version: 1, text: OWN, cases: null },
    { actor: 'operator', at: NOW },
  );
  await writeFile(
    join(home.folder, 'a.csv'),
    reportOf([
      [1, 100],
      [2, 90],
    ]),
  );
  expect(await run(home, 'ingest', 'a.csv')).toMatchObject({ code: 0 });
  const said = await run(home, 'programme', 'verdicts', 'own', '--period', '2026-09', '--json');
  expect(said.code).toBe(0);
  const rows = said.lines.map(line => JSON.parse(line) as Record<string, unknown>);
  expect(rows.find(row => row['tier'] === 'provincial')).toMatchObject({
    ...{ programme: 'own', version: 1, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string, region: '220000' },
    // A floor that part of the year has not reached is not decided yet.
    preCheck: { met: 1, 'not-met': 0, unknown: 1 },
  });
  const words = await run(home, 'programme', 'verdicts', 'own', '--period', '2026-09');
  expect(words.lines).toContain('省级\t达到 1\t未达到 0\t无法判定 1');
});

test('a purpose nobody knows is refused', async () => {
  await expect(run(home, 'programme', 'verdicts', 'own', '--purpose', 'guess')).rejects.toMatchObject({
    code: 'invalid-input',
  });
});
