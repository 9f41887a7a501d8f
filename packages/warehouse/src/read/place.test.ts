/** Which enterprises count in a region, and which regions its parts are. */
import { Lake, type Built, type LakeRow } from '../../test/lake.js';
import { regions } from '../../test/sheet.js';
import type { Question } from '../question.js';
import type { Warehouse } from '../warehouse.js';

let lake: Lake;
const opened: Warehouse[] = [];

beforeAll(async () => {
  lake = await Lake.create();
});
afterAll(async () => {
  for (const warehouse of opened) warehouse.close();
  await lake.remove();
});

/** Revenue by enterprise, each registered in one region; the numbers are told apart by their digits. */
async function snapshotOf(places: [revenue: number, region: string | null][], rootId = '220000'): Promise<Warehouse> {
  const rows = places.map(([revenue, region_id]): LakeRow => ({
    enterprise_id: `E${revenue}`,
    period: '2026-06',
    revenue,
    region_id,
  }));
  const built: Built = await lake.publish([await lake.filing(rows)], { rootId, regions });
  const warehouse = await built.open();
  opened.push(warehouse);
  return warehouse;
}

async function ask(
  warehouse: Warehouse,
  question: Partial<Question> & { regionId: string },
): Promise<[string, number | null][]> {
  const answers = await warehouse.values({ codes: ['revenue'], periods: ['2026-06'], by: 'none', ...question });
  return answers.map(({ key, value }) => [key, value]);
}

describe('a province', () => {
  let warehouse: Warehouse;
  beforeAll(async () => {
    warehouse = await snapshotOf([
      [1, '220102'],
      [2, '220103'],
      [4, 'changchun-xinqu'],
      [8, '220100'],
      [16, '220202'],
      [32, 'changbaishan'],
      [64, '220000'],
      [128, null],
    ]);
  });

  test('holds everybody, also who is of no known region', async () => {
    expect(await ask(warehouse, { regionId: '220000' })).toEqual([['220000', 255]]);
  });

  test('lists its prefectures and the agency in the order of the atlas, itself for its own, and the unknown last', async () => {
    expect(await ask(warehouse, { regionId: '220000', by: 'region' })).toEqual([
      ['220000', 64],
      ['220100', 15],
      ['220200', 16],
      ['changbaishan', 32],
      ['none', 128],
    ]);
  });

  test('lists counties, zones, and prefectures themselves', async () => {
    expect(await ask(warehouse, { regionId: '220000', by: 'region', level: 'county' })).toEqual([
      ['220000', 64],
      ['220100', 8],
      ['220102', 1],
      ['220103', 2],
      ['changchun-xinqu', 4],
      ['220202', 16],
      ['changbaishan', 32],
      ['none', 128],
    ]);
  });

  test('a prefecture holds its counties, its zone, and what is registered with itself', async () => {
    expect(await ask(warehouse, { regionId: '220100' })).toEqual([['220100', 15]]);
    expect(await ask(warehouse, { regionId: '220100', by: 'region' })).toEqual([
      ['220100', 8],
      ['220102', 1],
      ['220103', 2],
      ['changchun-xinqu', 4],
    ]);
  });

  test('a zone is a county of its prefecture; the agency is a prefecture without counties', async () => {
    expect(await ask(warehouse, { regionId: 'changchun-xinqu', by: 'region' })).toEqual([['changchun-xinqu', 4]]);
    expect(await ask(warehouse, { regionId: 'changbaishan', by: 'region' })).toEqual([['changbaishan', 32]]);
    // It lies on the ground of 延边, which has nothing of it.
    expect(await ask(warehouse, { regionId: '222400' })).toEqual([]);
  });

  test('a level above the asked region lists that region alone', async () => {
    expect(await ask(warehouse, { regionId: '220102', by: 'region', level: 'prefecture' })).toEqual([['220102', 1]]);
    expect(await ask(warehouse, { regionId: '220100', by: 'region', level: 'province' })).toEqual([['220100', 15]]);
  });

  test('a region the snapshot does not know holds nothing', async () => {
    expect(await ask(warehouse, { regionId: '330100' })).toEqual([]);
  });
});

describe('the country', () => {
  let warehouse: Warehouse;
  beforeAll(async () => {
    warehouse = await snapshotOf(
      [
        [1, '220102'],
        [2, 'changbaishan'],
        [4, '310101'],
        [8, '310104'],
        [16, '310000'],
        [32, '220000'],
      ],
      '000000',
    );
  });

  test('lists provinces', async () => {
    expect(await ask(warehouse, { regionId: '000000', by: 'region' })).toEqual([
      ['220000', 35],
      ['310000', 28],
    ]);
    expect(await ask(warehouse, { regionId: '000000' })).toEqual([['000000', 63]]);
  });

  test('a municipality has no prefectures: its parts are districts', async () => {
    expect(await ask(warehouse, { regionId: '310000', by: 'region' })).toEqual([
      ['310000', 16],
      ['310101', 4],
      ['310104', 8],
    ]);
  });

  test('it stands for itself among prefectures', async () => {
    expect(await ask(warehouse, { regionId: '000000', by: 'region', level: 'prefecture' })).toEqual([
      ['220000', 32],
      ['220100', 1],
      ['changbaishan', 2],
      ['310000', 28],
    ]);
  });

  test('a province within the country answers as it does alone', async () => {
    expect(await ask(warehouse, { regionId: '220000', by: 'region' })).toEqual([
      ['220000', 32],
      ['220100', 1],
      ['changbaishan', 2],
    ]);
  });
});
