import { labelPoint, named, type Outline } from './outlines.js';

const square = (x: number, side: number) => [
  [x, 0],
  [x + side, 0],
  [x + side, side],
  [x, side],
  [x, 0],
];
const island: Outline = {
  type: 'Feature',
  properties: { id: '220302', name: '铁西区' },
  geometry: { type: 'MultiPolygon', coordinates: [[square(100, 2)], [square(0, 4)]] },
};

test('the label of an area stands in the middle of its largest part', () => {
  expect(labelPoint(island)).toEqual([2, 2]);
});

test('a map may say itself where the label stands', () => {
  expect(labelPoint({ ...island, properties: { id: '220302', labelPoint: [1, 3] } })).toEqual([1, 3]);
});

test('areas are drawn under their id, since names repeat', () => {
  const { features } = named([island, { ...island, properties: { id: '210106', name: '铁西区' } }]);
  expect(features.map(({ properties }) => properties['name'])).toEqual(['220302', '210106']);
});

test('a shape that is no area has no label', () => {
  expect(labelPoint({ ...island, geometry: { type: 'Point', coordinates: [1, 2] } })).toBeNull();
});
