import { choropleth, type MapArea } from './choropleth.js';
import { growthClass } from './palette.js';

const drawn = (areas: MapArea[]) =>
  choropleth({
    areaMap: 'a',
    outlineMap: 'b',
    areas,
    labels: [],
    captions: new Map(),
    clickable: 'outlines',
    hatch: 'hatched',
  });

test.each<[label: string, growth: number]>([
  ['<\u22122', -2.01],
  ['\u22122—0', -2],
  ['0—5', 0],
  ['5—8', 5],
  ['⩾8', 8],
])('class %s begins at its lower bound: %d %%', (label, growth) => {
  expect(growthClass(growth).label).toBe(label);
});

test('an area without a figure is hatched, never coloured as zero', () => {
  expect(drawn([{ id: '220800', growth: null }])).toMatchObject({
    geo: [{ regions: [{ name: '220800', itemStyle: { areaColor: 'hatched' } }] }, {}],
  });
});

test('the colour of an area is that of its class', () => {
  expect(drawn([{ id: '222400', growth: 10.4 }])).toMatchObject({
    geo: [{ regions: [{ itemStyle: { areaColor: '#1F7A71' } }] }, {}],
  });
});
