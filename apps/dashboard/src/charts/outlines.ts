/** A point of a map, longitude then latitude. */
type Position = number[];
type Ring = Position[];

export interface Outline {
  type: 'Feature';
  properties: { id: string; [more: string]: unknown };
  geometry: unknown;
}

/** A collection ECharts can draw, each area under its region id. */
export interface OutlineCollection {
  type: 'FeatureCollection';
  features: Outline[];
}

/** Outlines under their region id: names repeat (there are two 铁西区), ids do not. */
export const named = (features: readonly Outline[]): OutlineCollection => ({
  type: 'FeatureCollection',
  features: features.map(feature => ({
    ...feature,
    properties: { ...feature.properties, name: feature.properties.id },
  })),
});

/** Where the label of an area stands: where the map says, else the middle of its largest part; null for a shape that has none. */
export function labelPoint({ properties: { labelPoint: drawn }, geometry }: Outline): [number, number] | null {
  if (Array.isArray(drawn) && drawn.length === 2) return drawn as [number, number];
  const rings = outerRings(geometry);
  const largest = rings.reduce<Ring | null>(
    (best, ring) => (best === null || Math.abs(area(ring)) > Math.abs(area(best)) ? ring : best),
    null,
  );
  return largest === null ? null : centroid(largest);
}

function outerRings(geometry: unknown): Ring[] {
  const { type, coordinates } = geometry as { type?: string; coordinates?: unknown };
  if (type === 'Polygon') return (coordinates as Ring[]).slice(0, 1);
  if (type === 'MultiPolygon') return (coordinates as Ring[][]).flatMap(polygon => polygon.slice(0, 1));
  return [];
}

/** Twice the signed area of a closed ring. */
const area = (ring: Ring): number => edges(ring).reduce((sum, [[x1, y1], [x2, y2]]) => sum + (x1 * y2 - x2 * y1), 0);

function centroid(ring: Ring): [number, number] {
  const doubled = area(ring);
  const sum = edges(ring).reduce<[number, number]>(
    ([x, y], [[x1, y1], [x2, y2]]) => {
      const cross = x1 * y2 - x2 * y1;
      return [x + (x1 + x2) * cross, y + (y1 + y2) * cross];
    },
    [0, 0],
  );
  return [sum[0] / (3 * doubled), sum[1] / (3 * doubled)];
}

const edges = (ring: Ring): [[number, number], [number, number]][] =>
  ring.slice(1).map((to, index) => [ring[index] as [number, number], to as [number, number]]);
