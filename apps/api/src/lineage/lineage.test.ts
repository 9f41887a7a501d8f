/** From a figure of the page to the cell it was filed in, and to the file itself. */
import { contract } from '@tidu/contract';
import { openCounter, type Counter } from '../../test/counter.js';
import { FIRMS, publishProvince } from '../../test/province.js';

const { lineage, batches } = contract;
const PERIOD = '2026-09';
let counter: Counter;
let chief: string;
beforeAll(async () => {
  counter = await openCounter();
  await publishProvince(counter.home, counter.ledger);
  await counter.addAccount('chief', 'administrator', '220000');
  await counter.addAccount('jilin', 'officer', '220200');
  await counter.follow();
  chief = await counter.signIn('chief');
});
afterAll(() => counter.close());

const trace = (args: object, cookie = chief) =>
  counter.ask(lineage.read, { code: 'revenue', period: PERIOD, ...args }, { cookie });

test('a sum is the sum of its enterprises, each with the cell it was filed in', async () => {
  const { body } = await trace({});
  const total = FIRMS.reduce((sum, { revenue }) => sum + revenue, 0);
  expect(body).toMatchObject({ numerator: total, denominator: null, n: FIRMS.length, regionId: '220000' });
  const { enterprises } = body as { enterprises: { numerator: number }[] };
  expect(enterprises.map(({ numerator }) => numerator)).toEqual(
    FIRMS.map(({ revenue }) => revenue).sort((a, b) => b - a),
  );
  const largest = FIRMS.at(-1)!;
  expect(enterprises[0]).toMatchObject({
    id: largest.id,
    name: largest.name,
    regionName: { zh: '铁西区' },
    values: [
      {
        field: 'revenue',
        name: { zh: '营业收入', en: 'Operating revenue' },
        unit: 'cny10k',
        value: largest.revenue,
        source: 'filed',
        period: PERIOD,
        origin: {
          fileName: 'operating-report.csv',
          sheet: '',
          row: 4,
          column: 'D',
          header: '营业收入',
          hasOriginal: true,
        },
      },
      expect.objectContaining({ field: 'revenuePrior', value: largest.revenue / 2 }),
    ],
  });
});

test('one enterprise alone, and what is not filed has no cell', async () => {
  const { body } = await trace({ code: 'rd-intensity', enterprise: FIRMS[0]!.id });
  expect(body).toMatchObject({ n: 1, enterprises: [{ id: FIRMS[0]!.id }] });
  expect((await trace({ code: 'employees', enterprise: FIRMS[0]!.id })).body).toMatchObject({ n: 0, enterprises: [] });
});

test('who answers for one place sees its enterprises, and the files of that place', async () => {
  const cookie = await counter.signIn('jilin');
  const { body } = await trace({}, cookie);
  const own = FIRMS.filter(({ regionId }) => regionId === '220202');
  expect(body).toMatchObject({ n: own.length });
  const batchId = (body as { enterprises: { values: { origin: { batchId: string } }[] }[] }).enterprises[0]!.values[0]!
    .origin.batchId;
  const file = await counter.ask(batches.original, { id: batchId }, { cookie });
  expect(file).toMatchObject({
    status: 200,
    headers: {
      'content-type': 'text/csv',
      'content-disposition': `attachment; filename="operating-report.csv"; filename*=UTF-8''operating-report.csv`,
    },
  });
  expect(String(file.body).split('\n')).toHaveLength(own.length + 1);
  expect(await counter.ask(batches.original, { id: 'b00000004' }, { cookie })).toMatchObject({ status: 404 });
});

test('an indicator nobody knows is refused by name', async () => {
  expect(await trace({ code: 'nothing' })).toMatchObject({ body: { code: 'unknown-indicator' } });
});
