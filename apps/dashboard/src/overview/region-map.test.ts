import type { RegionEntry } from '@tidu/contract';
import { regionMap, type Listed } from './region-map.js';

const entry = (id: string, parentId: string | null, level: RegionEntry['level']): RegionEntry => ({
  id,
  parentId,
  level,
  kind: 'admin',
  name: { zh: id, en: null },
  shortName: id,
  reporting: true,
});
const regions = new Map(
  [
    entry('220000', null, 'province'),
    entry('220800', '220000', 'prefecture'),
    entry('220802', '220800', 'county'),
    entry('220821', '220800', 'county'),
  ].map(each => [each.id, each]),
);
const outline = (id: string) => ({
  type: 'Feature' as const,
  properties: { id, name: id },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [2, 0],
        [2, 2],
        [0, 2],
        [0, 0],
      ],
    ],
  },
});
const collection = (...ids: string[]) => ({ type: 'FeatureCollection' as const, features: ids.map(outline) });
const map = { prefectures: collection('220800'), counties: collection('220802', '220821') };
const figure = (growth: number | null): Listed => ({
  growth,
  printed: growth === null ? '…' : String(growth),
  caption: '',
});
const draw = (region: string, level: 'prefecture' | 'county' | null, listed: [string, Listed][]) =>
  regionMap(map, { region: regions.get(region)!, level }, regions, new Map(listed), ({ shortName }) => shortName)!;

test('by prefecture every county takes the colour of its prefecture', () => {
  const drawn = draw('220000', 'prefecture', [['220800', figure(-4.6)]]);
  expect(drawn.areas).toEqual([
    { id: '220802', growth: -4.6 },
    { id: '220821', growth: -4.6 },
  ]);
  expect(drawn.labels).toMatchObject([{ name: '220800', figure: '-4.6' }]);
  expect(drawn.clickable).toBe('outlines');
});

test('by county each has its own colour, and one that did not file is left to the hatch', () => {
  const drawn = draw('220800', 'county', [
    ['220802', figure(3)],
    ['220821', figure(null)],
  ]);
  expect(drawn.areas).toEqual([
    { id: '220802', growth: 3 },
    { id: '220821', growth: null },
  ]);
  expect(drawn.labels.map(({ name }) => name)).toEqual(['220802', '220821']);
});

test('the counties of a whole province carry no names of their own', () => {
  const drawn = draw('220000', 'county', [['220802', figure(3)]]);
  expect(drawn.labels).toMatchObject([{ name: '220800', figure: '' }]);
  expect(drawn.clickable).toBe('areas');
});

test('the figures registered with the prefecture itself do not colour a county that filed nothing', () => {
  const drawn = draw('220800', 'county', [
    ['220800', figure(9)],
    ['220802', figure(3)],
  ]);
  expect(drawn.areas).toEqual([
    { id: '220802', growth: 3 },
    { id: '220821', growth: null },
  ]);
});

test('without outlines there is nothing to draw', () => {
  const nowhere = { prefectures: collection(), counties: collection() };
  expect(
    regionMap(
      nowhere,
      { region: regions.get('220800')!, level: 'county' },
      regions,
      new Map(),
      ({ shortName }) => shortName,
    ),
  ).toBeNull();
});
