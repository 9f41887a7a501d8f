import type { EChartsOption } from 'echarts';
import { FONT, INK } from '../charts/palette.js';
import type { SqlCell, SqlColumn } from './read-answer.js';

export const CHART_KINDS = ['bar', 'line', 'scatter'] as const;
export type ChartKind = (typeof CHART_KINDS)[number];

/** What a quick chart draws: columns by their places. */
export interface ChartWish {
  kind: ChartKind;
  x: number;
  y: number;
}

const ACCENT = '#0A6A63';
/** More marks than these are no chart any more. */
export const MOST_MARKS = 500;

/** A chart that fits the columns: points of two numbers after a name, a line over periods, else bars; null without a number. */
export function firstWish(columns: readonly SqlColumn[]): ChartWish | null {
  const numbers = columns.flatMap(({ kind }, at) => (kind === 'number' ? [at] : []));
  const words = columns.flatMap(({ kind }, at) => (kind === 'number' ? [] : [at]));
  const [y] = numbers;
  if (y === undefined) return null;
  const [x] = words;
  if (x === undefined) return { kind: 'scatter', x: y, y: numbers[1] ?? y };
  return { kind: /period|月|期|_on$|日/.test(columns[x]!.name) ? 'line' : 'bar', x, y };
}

/** The option of a quick chart. Missing is a gap. */
export function quickChart(
  rows: readonly SqlCell[][],
  columns: readonly SqlColumn[],
  { kind, x, y }: ChartWish,
): EChartsOption {
  const shown = rows.slice(0, MOST_MARKS);
  const number = (cell: SqlCell | undefined): number | null => (typeof cell === 'number' ? cell : null);
  const isScatter = kind === 'scatter';
  const named = shown.map(row => ({
    name: String(row[x] ?? '—'),
    value: isScatter ? [row[x], row[y]] : number(row[y]),
  }));
  return {
    animation: false,
    textStyle: { fontFamily: FONT },
    tooltip: { trigger: isScatter ? 'item' : 'axis', renderMode: 'richText' },
    grid: { left: 12, right: 24, top: 32, bottom: 12, containLabel: true },
    xAxis: isScatter
      ? { type: 'value', name: columns[x]!.name, nameLocation: 'middle', nameGap: 28, scale: true }
      : { type: 'category', data: named.map(({ name }) => name), axisLabel: { color: INK.text } },
    yAxis: { type: 'value', name: columns[y]!.name, scale: kind !== 'bar', axisLabel: { color: INK.text } },
    series: [
      {
        type: kind,
        data: named as never,
        itemStyle: { color: ACCENT },
        ...(kind === 'bar' && { barMaxWidth: 24 }),
        ...(kind === 'line' && { lineStyle: { color: ACCENT }, connectNulls: false }),
      },
    ],
  };
}
