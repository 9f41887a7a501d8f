import type { EChartsOption } from 'echarts';
import { FONT, INK, LINES } from './palette.js';

/** One indicator by group as bars, in the order of the table; a group without a value has a gap. */
export interface ValueBars {
  /** Word of the unit, at the axis. */
  unit: string;
  rows: { name: string; value: number | null }[];
  print: (value: number) => string;
}

/** Bars in one colour, each with its value; the first row is on top. */
export function valueBars({ unit, rows, print }: ValueBars): EChartsOption {
  const upward = rows.toReversed();
  return {
    animation: false,
    aria: { enabled: true },
    textStyle: { fontFamily: FONT },
    grid: { left: 8, right: 72, top: 22, bottom: 8, containLabel: true },
    xAxis: {
      type: 'value',
      name: unit,
      nameLocation: 'end',
      nameTextStyle: { color: INK.note, fontSize: 11, align: 'right', verticalAlign: 'bottom' },
      position: 'top',
      axisLabel: { show: false },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'category',
      data: upward.map(({ name }) => name),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: INK.axis } },
      axisLabel: { color: INK.text, width: 120, overflow: 'truncate' },
    },
    series: [
      {
        type: 'bar',
        data: upward.map(({ value }) => value ?? '-'),
        barMaxWidth: 16,
        itemStyle: { color: LINES[0]!.color },
        label: {
          show: true,
          position: 'right',
          color: INK.text,
          formatter: ({ value }) => (typeof value === 'number' ? print(value) : ''),
        },
      },
    ],
  };
}
