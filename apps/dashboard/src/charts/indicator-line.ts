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
  /** Where its industry lies, in the order of `periods`: the middle half as a band, the median as a line. */
  band?: { low: (number | null)[]; median: (number | null)[]; high: (number | null)[]; word: string };
}

/** An indicator over the periods an enterprise filed: a line a year, its last value written beside it. */
export function indicatorLine(
  { name, unit, periods, values, isAmount, print, threshold, band }: IndicatorLine,
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
    },
    series: [
      ...(band === undefined ? [] : bandSeries(band, values => inSlots(slots, periods, values))),
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
        ...(!isAmount && { markLine: zeroLine }),
      },
      ...(threshold === undefined ? [] : [heldAgainst(threshold, slots.length)]),
    ],
  };
}

/** Two stacked areas, the lower one unseen, and the median dashed over them. */
function bandSeries(
  { low, median, high, word }: NonNullable<IndicatorLine['band']>,
  placed: (values: (number | null)[]) => (number | null)[],
) {
  const width = high.map((value, at) => (value === null || low[at] == null ? null : value - low[at]));
  const unseen = { symbol: 'none', silent: true, tooltip: { show: false }, connectNulls: false };
  const area = (values: (number | null)[], opacity: number) => ({
    type: 'line' as const,
    stack: 'band',
    stackStrategy: 'all' as const,
    data: placed(values),
    ...unseen,
    lineStyle: { opacity: 0 },
    areaStyle: { color: LINES[0]!.color, opacity },
  });
  return [
    area(low, 0),
    area(width, 0.12),
    {
      type: 'line' as const,
      name: word,
      data: placed(median),
      symbol: 'none',
      connectNulls: false,
      color: INK.secondary,
      lineStyle: { color: INK.secondary, type: 'dashed' as const, width: 1.5 },
    },
  ];
}

const zeroLine = {
  silent: true,
  symbol: 'none',
  label: { show: false },
  lineStyle: { color: INK.axis, type: 'solid' as const, width: 1 },
  data: [{ yAxis: 0 }],
};

/** A line of its own, so that the axis reaches as far as the threshold and the distance to it is seen. */
const heldAgainst = ({ value, word }: { value: number; word: string }, length: number) => ({
  type: 'line' as const,
  name: word,
  data: Array.from({ length }, (_, index) => ({ value, label: { show: index === 0 } })),
  symbol: 'circle',
  symbolSize: 0.1,
  silent: true,
  tooltip: { show: false },
  color: INK.secondary,
  lineStyle: { color: INK.secondary, type: 'dashed' as const, width: 1.5 },
  label: { position: 'top' as const, align: 'left' as const, color: INK.secondary, fontSize: 12, formatter: word },
});
