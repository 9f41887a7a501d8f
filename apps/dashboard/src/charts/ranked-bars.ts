import type { EChartsOption } from 'echarts';
import { formatSigned } from '../format.js';
import { FONT, INK, growthClass } from './palette.js';

/** Growth by region as bars, the highest on top: what stands in for the map where there are no outlines. */
export function rankedBars(rows: { name: string; growth: number | null }[]): EChartsOption {
  const ranked = rows
    .filter((row): row is { name: string; growth: number } => row.growth !== null)
    .toSorted((a, b) => a.growth - b.growth);
  return {
    animation: false,
    aria: { enabled: true },
    textStyle: { fontFamily: FONT },
    grid: { left: 8, right: 48, top: 8, bottom: 8, containLabel: true },
    xAxis: { type: 'value', axisLabel: { show: false }, splitLine: { show: false } },
    yAxis: {
      type: 'category',
      data: ranked.map(({ name }) => name),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { color: INK.text },
    },
    series: [
      {
        type: 'bar',
        data: ranked.map(({ growth }) => ({ value: growth, itemStyle: { color: growthClass(growth).fill } })),
        barMaxWidth: 16,
        label: {
          show: true,
          position: 'right',
          color: INK.text,
          formatter: ({ value }) => formatSigned(Number(value)),
        },
      },
    ],
  };
}
