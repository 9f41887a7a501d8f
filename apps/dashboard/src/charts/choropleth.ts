import type { EChartsOption } from 'echarts';
import { FONT, INK, growthClass } from './palette.js';

/** One area to colour. */
export interface MapArea {
  id: string;
  /** Null is drawn as a hatch: not filed, or withheld. */
  growth: number | null;
}

/** A name and a figure standing on the map. */
export interface MapLabel {
  at: [longitude: number, latitude: number];
  name: string;
  figure: string;
  growth: number | null;
}

export interface Choropleth {
  /** Registered map of the areas that are coloured. */
  areaMap: string;
  /** Registered map of the outlines above them; they take the pointer when `clickable` says so. */
  outlineMap: string;
  /** Colours by area id; areas not listed are hatched. */
  areas: MapArea[];
  labels: MapLabel[];
  /** What the tooltip says of each id, already formatted. */
  captions: Map<string, string>;
  clickable: 'areas' | 'outlines';
  /** What missing areas are filled with; a canvas pattern in the page, a colour in a test. */
  hatch: unknown;
}

const BOUNDS = { left: 8, right: 8, top: 4, bottom: 4 };

/**
 * Growth by area, in fixed classes, so that one colour means the same in every period.
 *
 * Two maps lie on each other: the small areas coloured, the outlines of the larger ones above.
 */
export function choropleth({
  areaMap,
  outlineMap,
  areas,
  labels,
  captions,
  clickable,
  hatch,
}: Choropleth): EChartsOption {
  const onAreas = clickable === 'areas';
  return {
    animation: false,
    aria: { enabled: true },
    textStyle: { fontFamily: FONT },
    tooltip: {
      renderMode: 'richText',
      formatter: (hovered: unknown) => captions.get((hovered as { name: string }).name) ?? '',
    },
    geo: [
      {
        map: areaMap,
        ...BOUNDS,
        silent: !onAreas,
        tooltip: { show: onAreas },
        itemStyle: { areaColor: hatch as string, borderColor: INK.panel, borderWidth: 0.6 },
        emphasis: { itemStyle: { borderColor: INK.text, borderWidth: 1.5 }, label: { show: false } },
        regions: areas.map(({ id, growth }) => region(id, growth, hatch)),
      },
      {
        map: outlineMap,
        ...BOUNDS,
        silent: onAreas,
        tooltip: { show: !onAreas },
        itemStyle: { areaColor: 'rgba(0,0,0,0)', borderColor: INK.panel, borderWidth: 1.6 },
        emphasis: { itemStyle: { areaColor: 'rgba(20,33,31,0.08)', borderColor: INK.text }, label: { show: false } },
      },
    ],
    series: [
      {
        type: 'scatter',
        coordinateSystem: 'geo',
        geoIndex: 1,
        silent: true,
        symbolSize: 1,
        itemStyle: { opacity: 1, color: 'transparent' },
        data: labels.map(labelPoint),
        // Districts of a city crowd: a name that does not fit is left to the tooltip and the table.
        labelLayout: { hideOverlap: onAreas },
      },
    ],
  };
}

function region(id: string, growth: number | null, hatch: unknown) {
  const areaColor = growth === null ? (hatch as string) : growthClass(growth).fill;
  return { name: id, itemStyle: { areaColor }, emphasis: { itemStyle: { areaColor } } };
}

/** A halo in the colour of the area keeps a label legible where it crosses an edge. */
function labelPoint({ at, name, figure, growth }: MapLabel) {
  const { fill, text } = growth === null ? { fill: INK.panel, text: INK.text } : growthClass(growth);
  const halo = { color: text, textBorderColor: fill, textBorderWidth: 2 };
  return {
    name,
    value: at,
    label: {
      show: true,
      position: 'inside' as const,
      formatter: figure === '' ? `{name|${name}}` : `{name|${name}}\n{figure|${figure}}`,
      rich: {
        name: { ...halo, fontSize: 12, lineHeight: 15 },
        figure: { ...halo, fontSize: 13, lineHeight: 15, fontWeight: 600 },
      },
    },
  };
}
