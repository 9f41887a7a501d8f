/** The shipped reference tables, read by the schemas of this package and compared with what others published. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createAtlas } from './atlas.js';
import { readIndustries, sectionOf } from './industry.js';
import { readRegions, type Region } from './region.js';
import { checkUscc, normaliseUscc, organisationCodeHolds, SYNTHETIC_REGISTRAR } from './uscc.js';

const reference = new URL('../../../reference/data/', import.meta.url);
const regions = readRegions(readFileSync(new URL('regions.csv', reference), 'utf8'));
const industries = readIndustries(readFileSync(new URL('industries-2017.csv', reference), 'utf8'));
const map = JSON.parse(readFileSync(new URL('maps/220000.json', reference), 'utf8')) as Record<
  'prefectures' | 'counties',
  Layer
>;
const jilin = createAtlas(regions, '220000');
const china = createAtlas(regions, '000000');
const TODAY = '2026-11-22';

/** Test data of other hands lies beside the working copy and is not part of it. */
const shared = new URL('../../../../../shared/data/', import.meta.url);
const expectedFile = new URL('expected/e14_reference_tables.json', shared);
const registry = new URL('cn-jilin-registry/', shared);
const ifShared = (folder: URL) => {
  if (existsSync(folder)) return test;
  console.warn(`Skipped: ${folder.pathname} is not there.`);
  return test.skip;
};

test('the country has 34 provinces, each with an English name', () => {
  const provinces = china.children('000000');
  expect(provinces).toHaveLength(34);
  expect(provinces.filter(({ nameEn }) => nameEn === null)).toEqual([]);
});

test('Jilin has nine prefectures and the Changbai Mountain agency, sixty counties and nine statistical zones', () => {
  const standing = jilin.regions.filter(({ validTo }) => validTo === null);
  expect(
    jilin
      .children('220000')
      .map(({ shortName }) => shortName)
      .join(),
  ).toBe('长春,吉林,四平,辽源,通化,白山,松原,白城,延边,长白山');
  expect(standing.filter(({ level, kind }) => level === 'county' && kind === 'admin')).toHaveLength(60);
  expect(standing.filter(({ nbs }) => nbs !== null)).toHaveLength(9);
  expect(standing.filter(({ nameEn }) => nameEn === null)).toEqual([]);
});

ifShared(expectedFile)('the prefectures and counties of Jilin are those of an independent table', () => {
  const { jilin_current: expected } = JSON.parse(readFileSync(expectedFile, 'utf8')) as { jilin_current: JilinTable };
  const standing = jilin.regions.filter(({ validTo, kind }) => validTo === null && kind === 'admin');
  const named = (level: Region['level']) => standing.filter(region => region.level === level);
  expect(named('prefecture').map(({ id, name }) => [id, name])).toEqual(expected.prefectures);
  const counties = named('county').map(({ id, name, parentId }) => [id, [name, jilin.get(parentId ?? '')?.name]]);
  expect(Object.fromEntries(counties)).toEqual(expected.counties);
});

test.each([
  ['长春市', '220100', '长春'],
  ['延边州', '222400', '延边'],
  ['前郭', '220721', '前郭'],
  ['前郭尔罗斯蒙古族自治县', '220721', '前郭'],
  ['伊通县', '220323', '伊通'],
  ['长白', '220623', '长白'],
  ['长白山管委会', 'changbaishan', '长白山'],
  ['梅河新区', '220581', '梅河口'],
  ['中新食品区', '220273', '中新食品区'],
  ['中韩（长春）国际合作示范区', 'zhonghan-shifanqu', '中韩示范区'],
  ['九台市', '220113', '九台'],
  ['通化县', '220521', '通化县'],
  ['通化', '220500', '通化'],
])('%s is %s and is called %s', (text, id, shortName) => {
  expect(jilin.recognise(text, TODAY)).toMatchObject({ region: { id, shortName } });
});

test.each([
  ['内蒙', '150000'],
  ['广西', '450000'],
  ['恩施州', '422800'],
  ['济源', '419001'],
  ['重庆万州', '500101'],
])('in the country %s is %s', (text, id) => {
  expect(china.recognise(text, TODAY)).toMatchObject({ region: { id } });
});

test('municipalities and directly administered counties stand right below the province', () => {
  expect(['110105', '419001', '429004', '469023', '659001', '500230'].map(id => china.get(id)?.parentId)).toEqual([
    '110000',
    '410000',
    '420000',
    '460000',
    '650000',
    '500000',
  ]);
});

test('公主岭 and 九台 changed their codes, and 公主岭 its parent', () => {
  expect(jilin.recognise('220381', TODAY)).toMatchObject({ code: 'REGION_ABOLISHED', candidates: ['220184'] });
  expect(jilin.recognise('220181', TODAY)).toMatchObject({ code: 'REGION_ABOLISHED', candidates: ['220113'] });
  expect([china.path('220381').prefectureId, china.path('220184').prefectureId]).toEqual(['220300', '220100']);
});

test('every region is found again by its own code, and by its name behind its parent’s', () => {
  const standing = china.regions.filter(({ validTo, level }) => validTo === null && level !== 'country');
  const lost = standing.filter(region => {
    const chain = `${china.get(region.parentId ?? '')?.level === 'country' ? '' : china.get(region.parentId ?? '')?.name}${region.name}`;
    return [region.id, chain].some(text => !foundAs(region, text));
  });
  expect(lost.map(({ id, name }) => `${id} ${name}`)).toEqual([]);
});

test('every successor and every parent is in the table, and nothing ends before it begins', () => {
  const dangling = regions.filter(region => region.successorIds.concat(region.locatedIn).some(id => !china.get(id)));
  const backwards = regions.filter(({ validFrom, validTo }) => validTo !== null && validTo <= validFrom);
  expect([dangling, backwards]).toEqual([[], []]);
});

test('no successor of an abolished county is left unsaid', () => {
  const mute = regions.filter(
    ({ level, validTo, successorIds }) => level === 'county' && validTo !== null && successorIds.length === 0,
  );
  expect(mute).toEqual([]);
});

test('every section and every industrial division has an English name', () => {
  const asked = industries.filter(
    ({ level, code }) => level === 'section' || (level === 'division' && /^(0[6-9]|[1-3]\d|4[0-6])$/.test(code)),
  );
  expect(asked.filter(({ nameEn }) => nameEn === null)).toEqual([]);
  expect(industries.find(({ code }) => code === '22')!.nameEn).toBe('Manufacture of paper and paper products');
});

test('the classification has 20 sections, 97 divisions, 473 groups and 1,381 classes, all under their parents', () => {
  const levels = ['section', 'division', 'group', 'class'].map(
    level => industries.filter(entry => entry.level === level).length,
  );
  expect(levels).toEqual([20, 97, 473, 1381]);
  const divisions = industries.filter(({ level }) => level === 'division');
  expect(divisions.filter(({ code, parentCode }) => sectionOf(code) !== parentCode)).toEqual([]);
});

test('the map draws exactly the prefectures and counties of Jilin that stand', () => {
  const standing = jilin.regions.filter(({ validTo, kind }) => validTo === null && kind === 'admin');
  const ids = (level: Region['level']) =>
    standing
      .filter(region => region.level === level)
      .map(({ id }) => id)
      .sort();
  expect(map.prefectures.features.map(({ id }) => id).sort()).toEqual(ids('prefecture'));
  expect(map.counties.features.map(({ id }) => id).sort()).toEqual(ids('county'));
});

ifShared(registry)(
  'of 18,658 real registrations 18,641 credit codes pass after normalising, 15 fail, 2 rows are ragged',
  () => {
    const rows = readdirSync(registry)
      .filter(name => name.endsWith('.csv') && name.startsWith('吉林_'))
      .flatMap(name => splitCsv(readFileSync(new URL(encodeURIComponent(name), registry), 'utf8')).slice(1));
    const codes = rows.filter(cells => cells.length === 10).map(cells => cells[1] ?? '');
    const passing = codes.filter(code => checkUscc(code) === null);
    expect([rows.length, passing.length, codes.length - passing.length, rows.length - codes.length]).toEqual([
      18658, 18641, 15, 2,
    ]);
    expect(passing.filter(code => !organisationCodeHolds(normaliseUscc(code)))).toEqual([]);
    expect(codes.filter(code => code.slice(2, 8) === SYNTHETIC_REGISTRAR)).toEqual([]);
  },
);

interface Layer {
  features: { id: string }[];
}

interface JilinTable {
  prefectures: [id: string, name: string][];
  counties: Record<string, [name: string, prefecture: string]>;
}

function foundAs(region: Region, text: string): boolean {
  const found = china.recognise(text, TODAY);
  return 'region' in found && found.region.id === region.id;
}

/** Rows of the registry as RFC 4180 has them; a quoted cell may run over lines. */
function splitCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/gy)) {
    rows.at(-1)?.push(quoted ?? plain ?? '');
    if (end !== ',') rows.push([]);
  }
  return rows.filter(cells => cells.length > 1);
}
