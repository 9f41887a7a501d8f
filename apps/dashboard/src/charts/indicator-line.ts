import type { EChartsOption } from 'echarts';
import type { Period } from '@tidu/domain';
import type { Language } from '../language/messages.js';
import { FONT, INK, LINES } from './palette.js';
import { axisNumber, inSlots, periodAxis, withGaps } from './period-axis.js';

/** One indicator of one enterprise, in the unit it is shown in. */
export interface IndicatorLine {
  name: string;
  /** Word of the unit, at the axis. */
  unit: string;
  /** Oldest first. */
  periods: Period[];
  /** In the order of `periods`; null where nothing was filed. */
  values: (number | null)[];
  /** An amount, which begins at zero; a rate is shown in its own range. */
  isAmount: boolean;
  print: (value: number) => string;
  /** A line the value is held against, with its word. */
  threshold?: { value: number; word: string };
}

/** An indicator over the periods an enterprise filed: a line a year, its last value written beside it. */
export function indicatorLine(
  { name, unit, periods, values, isAmount, print, threshold }: IndicatorLine,
  language: Language,
): EChartsOption {
  const slots = withGaps(periods);
  const { color, type, width } = LINES[0]!;
  return {
    animation: false,
    aria: { enabled: true },
    textStyle: { fontFamily: FONT },
    grid: { left: 14, right: 74, top: 28, bottom: 8, containLabel: true },
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
      ...(threshold !== undefined && { min: reach('min', threshold.value), max: reach('max', threshold.value) }),
    },
    series: [
      {
        type: 'line',
        name,
        data: inSlots(slots, periods, values),
        connectNulls: false,
        symbol: 'circle',
        symbolSize: 5,
        showSymbol: true,
        color,
        lineStyle: { color, type, width },
        endLabel: {
          show: true,
          distance: 8,
          color,
          fontSize: 13,
          fontWeight: 'bold',
          formatter: ({ value }) => (typeof value === 'number' ? print(value) : ''),
        },
        markLine: {
          silent: true,
          symbol: 'none',
          data: [
            ...(isAmount ? [] : [{ yAxis: 0, label: { show: false }, lineStyle: { color: INK.axis, type: 'solid' } }]),
            ...(threshold === undefined ? [] : [heldAgainst(threshold)]),
          ] as { yAxis: number }[],
        },
      },
    ],
  };
}

/** The axis reaches as far as the threshold, that the distance to it is seen. */
const reach =
  (edge: 'min' | 'max', threshold: number) =>
  (range: { min: number; max: number }): number =>
    edge === 'min' ? Math.min(range.min, threshold) : Math.max(range.max, threshold);

const heldAgainst = ({ value, word }: { value: number; word: string }) => ({
  yAxis: value,
  label: { show: true, position: 'insideStartTop', formatter: word, color: INK.secondary, fontSize: 12 },
  lineStyle: { color: INK.secondary, type: 'dashed', width: 1.5 },
});
