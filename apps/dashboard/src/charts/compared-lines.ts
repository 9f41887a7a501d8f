import type { EChartsOption } from 'echarts';
import type { Period } from '@tidu/domain';
import type { Language } from '../language/messages.js';
import { FONT, INK, LINES } from './palette.js';
import { axisNumber, inSlots, periodAxis, withGaps } from './period-axis.js';

/** Up to four lines of one indicator over the same periods. */
export interface ComparedLines {
  unit: string;
  /** Oldest first. */
  periods: Period[];
  /** Null where there is no figure; in the order of `periods`. */
  lines: { name: string; values: (number | null)[] }[];
  isAmount: boolean;
  print: (value: number) => string;
}

/** Each line with its own dash and its name at its end; between two years there is a gap. */
export function comparedLines(
  { unit, periods, lines, isAmount, print }: ComparedLines,
  language: Language,
): EChartsOption {
  const slots = withGaps(periods);
  return {
    animation: false,
    aria: { enabled: true },
    textStyle: { fontFamily: FONT },
    grid: { left: 14, right: 96, top: 28, bottom: 8, containLabel: true },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      valueFormatter: value => (typeof value === 'number' ? `${print(value)} ${unit}` : '…'),
    },
    xAxis: periodAxis(slots, language),
    yAxis: {
      type: 'value',
      scale: !isAmount,
      name: unit,
      nameTextStyle: { color: INK.note, align: 'right', fontSize: 11 },
      axisLabel: { color: INK.note, fontSize: 11, formatter: axisNumber },
      splitLine: { lineStyle: { color: INK.line } },
    },
    series: lines.slice(0, LINES.length).map(({ name, values }, at) => ({
      type: 'line' as const,
      name,
      data: inSlots(slots, periods, values),
      connectNulls: false,
      symbol: 'circle',
      symbolSize: 5,
      color: LINES[at]!.color,
      lineStyle: LINES[at]!,
      endLabel: {
        show: true,
        distance: 6,
        color: LINES[at]!.color,
        fontSize: 12,
        formatter: name,
        width: 88,
        overflow: 'truncate' as const,
      },
    })),
  };
}
