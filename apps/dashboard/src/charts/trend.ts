import type { EChartsOption } from 'echarts';
import { monthOf, yearOf, type Period } from '@tidu/domain';
import { formatSigned } from '../format.js';
import { FONT, INK, LINES } from './palette.js';

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
export function trend(periods: Period[], lines: TrendLine[], language: 'zh' | 'en'): EChartsOption {
  const slots = withGaps(periods);
  const place = (line: TrendLine) =>
    slots.map(period => (period === null ? null : (line.values[periods.indexOf(period)] ?? null)));
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
    xAxis: {
      type: 'category',
      data: slots.map((period, index) =>
        period === null ? '' : slotLabel(period, slots[index - 1] ?? null, language),
      ),
      axisLine: { lineStyle: { color: INK.axis }, onZero: false },
      axisTick: { show: false },
      axisLabel: {
        interval: 0,
        hideOverlap: true,
        color: INK.note,
        fontSize: 11,
        lineHeight: 15,
        rich: { year: { color: INK.text, fontSize: 11 } },
      },
    },
    yAxis: {
      type: 'value',
      scale: true,
      name: '%',
      nameTextStyle: { color: INK.note, align: 'right', fontSize: 11 },
      axisLabel: { color: INK.note, fontSize: 11, formatter: (value: number) => String(value).replace('-', '\u2212') },
      splitLine: { lineStyle: { color: INK.line } },
    },
    series: lines.map((line, index) => seriesOf(line.name, place(line), index, index === 0)),
  };
}

/** The periods with a null between two years. */
export const withGaps = (periods: Period[]): (Period | null)[] =>
  periods.flatMap((period, index) => {
    const before = periods[index - 1];
    return before !== undefined && yearOf(before) !== yearOf(period) ? [null, period] : [period];
  });

function slotLabel(period: Period, before: Period | null, language: 'zh' | 'en'): string {
  const months = monthOf(period) === 1 ? '1' : `1—${monthOf(period)}`;
  const year = language === 'zh' ? `${yearOf(period)}年` : String(yearOf(period));
  return before === null ? `${months}\n{year|${year}}` : months;
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
