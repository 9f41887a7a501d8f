import { createAtlas, type Recognition } from './atlas.js';
import { readRegions } from './region.js';

/** A country of two provinces: names repeat, one city moved, one district was split, one unit has no code. */
const regions = readRegions(`id,name,short_name,parent,level,kind,gb2260,nbs,aliases,valid_from,valid_to,successors
000000,中国,,,country,admin,,,,,,
220000,吉林省,吉林,000000,province,admin,220000,,,,,
220100,长春市,长春,220000,prefecture,admin,220100,,长春市本级|220101,,,
220104,朝阳区,朝阳,220100,county,admin,220104,,,,,
220111,郊区,,220100,county,admin,220111,,,,1995-01-01,220104|220173
220173,长春高新技术产业开发区,长春高新区,220100,county,zone,,220173,高新区,,,
220184,公主岭市,公主岭,220100,county,admin,220184,,,2020-06-01,,
220200,吉林市,吉林,220000,prefecture,admin,220200,,,,,
220272,吉林高新技术产业开发区,吉林高新区,220200,county,zone,,220272,高新区,,,
220300,四平市,四平,220000,prefecture,admin,220300,,,,,
220321,怀德县,,220300,county,admin,220321,,,,1985-01-01,220381
220381,公主岭市,,220300,county,admin,220381,,,1985-01-01,2020-06-01,220184
changbaishan,长白山保护开发区管理委员会,长白山,220000,prefecture,agency,,,长白山管委会,,,
110000,北京市,北京,000000,province,admin,110000,,,,,
110105,朝阳区,朝阳,110000,county,admin,110105,,,,,
110190,旧属县,,110000,county,admin,110190,,,,1990-01-01,220100
`);
const jilin = createAtlas(regions, '220000');
const china = createAtlas(regions, '000000');
const TODAY = '2026-11-22';

test.each([
  ['its code', '220104', '220104'],
  ['its code with twelve digits', '220104000000', '220104'],
  ['its statistical code', '220173', '220173'],
  ['an id of our own', 'changbaishan', 'changbaishan'],
  ['its full name', '长春市', '220100'],
  ['its short name', '长春', '220100'],
  ['an alias', '长白山管委会', 'changbaishan'],
  ['the city itself', '长春市本级', '220100'],
  ['the old code of the city itself', '220101', '220100'],
  ['blanks and full width', '　长春 市', '220100'],
  ['all its ancestors before it', '吉林省长春市朝阳区', '220104'],
  ['one ancestor before it', '长春市朝阳区', '220104'],
  ['a short ancestor before it', '长春朝阳区', '220104'],
  ['ancestors set off by a stroke', '吉林省/长春市/朝阳区', '220104'],
  ['the ancestor that tells two alike apart', '吉林市高新区', '220272'],
])('a region is recognised by %s', (_, text, id) => {
  expect(idOf(jilin.recognise(text, TODAY))).toBe(id);
});

test.each([
  ['part of a name', '长春大街'],
  ['a name within a sentence', '长春市朝阳区人民大街1号'],
  ['a credit code', '912201041239989159'],
  ['an unknown code', '999999'],
  ['an empty cell', ''],
  ['an ancestor that is not one', '四平市朝阳区'],
  ['a word every object knows', 'constructor'],
])('%s is no region', (_, text) => {
  expect(jilin.recognise(text, TODAY)).toMatchObject({ code: 'REGION_UNKNOWN' });
});

test('吉林 is the city within the province and the province within the country', () => {
  expect(idOf(jilin.recognise('吉林', TODAY))).toBe('220200');
  expect(idOf(china.recognise('吉林', TODAY))).toBe('220000');
});

test('two regions of one name are told apart by asking, not by guessing', () => {
  expect(china.recognise('朝阳区', TODAY)).toEqual({
    code: 'REGION_UNKNOWN',
    advice: '同名地区不止一个，请填写代码或写明上级：220104 吉林省长春市朝阳区、110105 北京市朝阳区。',
    candidates: ['220104', '110105'],
  });
});

test('a name that stands once within the province is that one, whoever else has it', () => {
  expect(idOf(jilin.recognise('朝阳区', TODAY))).toBe('220104');
});

test('a known region of another province is out of scope', () => {
  expect(jilin.recognise('110105', TODAY)).toMatchObject({ code: 'REGION_OUT_OF_SCOPE', candidates: ['110105'] });
  expect(jilin.recognise('北京市朝阳区', TODAY)).toMatchObject({ code: 'REGION_OUT_OF_SCOPE' });
});

test('an abolished code is refused and its successor named', () => {
  expect(jilin.recognise('220381', '2020-06-01')).toEqual({
    code: 'REGION_ABOLISHED',
    advice: '220381 公主岭市自 2020-06-01 起撤销，请改用：220184 公主岭市。',
    candidates: ['220184'],
  });
});

test('the successor named is the one standing on the day, over several changes', () => {
  expect(jilin.recognise('220321', TODAY)).toMatchObject({ candidates: ['220184'] });
  expect(jilin.recognise('220321', '1990-01-01')).toMatchObject({ candidates: ['220381'] });
});

test('a code is valid on its last day, under the parent of that time', () => {
  expect(idOf(jilin.recognise('220381', '2020-05-31'))).toBe('220381');
  expect(jilin.path('220381').prefectureId).toBe('220300');
  expect(jilin.path('220184').prefectureId).toBe('220100');
});

test('a name means the unit that carried it on the day', () => {
  expect(idOf(jilin.recognise('公主岭市', '2019-12-31'))).toBe('220381');
  expect(idOf(jilin.recognise('公主岭市', TODAY))).toBe('220184');
});

test('a historic name with one successor is that successor', () => {
  expect(idOf(jilin.recognise('怀德县', TODAY))).toBe('220184');
  expect(idOf(jilin.recognise('四平市公主岭市', TODAY))).toBe('220184');
});

test('a unit that came over from another province belongs to our history', () => {
  expect(jilin.recognise('110190', TODAY)).toMatchObject({ code: 'REGION_ABOLISHED', candidates: ['220100'] });
  expect(idOf(jilin.recognise('旧属县', TODAY))).toBe('220100');
});

test('a historic name with several successors is refused', () => {
  expect(jilin.recognise('郊区', TODAY)).toMatchObject({ code: 'REGION_ABOLISHED', candidates: ['220104', '220173'] });
});

test('a code younger than the day is taken: history restated by today’s divisions', () => {
  expect(idOf(jilin.recognise('220184', '2019-12-31'))).toBe('220184');
});

test('the words of a layout come first', () => {
  expect(idOf(jilin.recognise('省直', TODAY, { 省直: '220000' }))).toBe('220000');
  expect(idOf(jilin.recognise('吉林', TODAY, { 吉林: '220000' }))).toBe('220000');
});

test('children are those that stand on the day', () => {
  expect(jilin.children('220300').map(({ id }) => id)).toEqual([]);
  expect(jilin.children('220300', '2019-12-31').map(({ id }) => id)).toEqual(['220381']);
});

test('a municipality has no prefecture between the province and its districts', () => {
  expect(china.path('110105')).toEqual({ provinceId: '110000', prefectureId: null, countyId: '110105' });
});

test('within holds for a region itself and everything below it', () => {
  expect(jilin.within('220104', '220000')).toBe(true);
  expect(jilin.within('220104', '220104')).toBe(true);
  expect(jilin.within('220104', '220200')).toBe(false);
  expect(jilin.within('110105', '220000')).toBe(false);
});

test('a root that is not in the table is refused', () => {
  expect(() => createAtlas(regions, '330000')).toThrow('330000');
});

test('a table of one’s own needs only id, name, parent and level', () => {
  const world = createAtlas(readRegions('id,name,parent,level\nW,World,,country\nFR,France,W,province\n'), 'W');
  expect(idOf(world.recognise('france', TODAY))).toBe('FR');
});

test('every line that does not fit the tree is named at once', () => {
  const broken = 'id,name,parent,level\nW,World,,planet\nFR,,X,province\n';
  expect(() => readRegions(broken)).toThrow(/第 2 行：level.*第 3 行：name 为空.*第 3 行：上级 X/);
});

test('a quoted name may hold a comma', () => {
  expect(readRegions('id,name,parent,level\nKR,"Korea, Republic of",,country\n')[0]?.name).toBe('Korea, Republic of');
});

function idOf(recognition: Recognition): string {
  return 'region' in recognition ? recognition.region.id : recognition.advice;
}
