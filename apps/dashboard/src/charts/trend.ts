import type { EChartsOption } from 'echarts';
import type { Period } from '@tidu/domain';
import { formatSigned } from '../format.js';
import type { Language } from '../language/messages.js';
import { FONT, INK, LINES } from './palette.js';
import { axisNumber, inSlots, periodAxis, withGaps } from './period-axis.js';

/** One line: a growth in percent for each period; null where there is none. */
export interface TrendLine {
  name: string;
  values: (number | null)[];
}

/**
 * Growth against the same period of the year before, over the periods of a few years.
 *
 * Years are cumulative from January, so a line never runs from one December into the next January: a gap stands between.
 *
 * @param periods oldest first
 * @param lines   at most four, their values in the order of `periods`
 */
export function trend(periods: Period[], lines: TrendLine[], language: Language): EChartsOption {
  const slots = withGaps(periods);
  return {
    animation: false,
    aria: { enabled: true },
    textStyle: { fontFamily: FONT },
    grid: { left: 40, right: 84, top: 26, bottom: 40 },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      valueFormatter: value => (typeof value === 'number' ? formatSigned(value) : '…'),
    },
    xAxis: periodAxis(slots, language),
    yAxis: {
      type: 'value',
      scale: true,
      name: '%',
      nameTextStyle: { color: INK.note, align: 'right', fontSize: 11 },
      axisLabel: { color: INK.note, fontSize: 11, formatter: axisNumber },
      splitLine: { lineStyle: { color: INK.line } },
    },
    series: lines.map((line, index) => seriesOf(line.name, inSlots(slots, periods, line.values), index, index === 0)),
  };
}

function seriesOf(name: string, values: (number | null)[], index: number, hasZero: boolean) {
  const { color, type, width } = LINES[index]!;
  return {
    type: 'line' as const,
    name,
    data: values,
    connectNulls: false,
    symbol: 'circle',
    symbolSize: 4,
    showSymbol: true,
    color,
    lineStyle: { color, type, width },
    endLabel: {
      show: true,
      distance: 8,
      color,
      fontSize: 12,
      lineHeight: 15,
      formatter: ({ value }: { value: unknown }) =>
        typeof value === 'number' ? `${name}\n{figure|${formatSigned(value)}}` : name,
      rich: { figure: { fontWeight: 'bold' as const, fontSize: 12, color } },
    },
    labelLayout: { moveOverlap: 'shiftY' as const },
    ...(hasZero && {
      markLine: {
        silent: true,
        symbol: 'none',
        label: { show: false },
        lineStyle: { color: INK.axis, type: 'solid' as const, width: 1 },
        data: [{ yAxis: 0 }],
      },
    }),
  };
}
