import type { EChartsOption } from 'echarts';
import { FONT, INK, LINES } from './palette.js';

/** The ranks of one unit, in the order of the years; null where it had none. */
export interface SlopeLine {
  name: string;
  ranks: (number | null)[];
  /** Among the places of the last year. */
  isFirst: boolean;
}

/**
 * Ranks over the years, the first at the top; units within the places stand out, the others recede.
 *
 * @param years oldest first, as printed
 */
export function rankSlope(years: readonly string[], lines: readonly SlopeLine[]): EChartsOption {
  const most = Math.max(1, ...lines.flatMap(({ ranks }) => ranks.map(rank => rank ?? 1)));
  return {
    animation: false,
    aria: { enabled: true },
    textStyle: { fontFamily: FONT },
    grid: { left: 48, right: 128, top: 18, bottom: 36 },
    tooltip: { trigger: 'item', renderMode: 'richText' },
    xAxis: {
      type: 'category',
      data: [...years],
      boundaryGap: false,
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { color: INK.note, fontSize: 12, margin: 16 },
    },
    yAxis: {
      type: 'value',
      inverse: true,
      min: 1,
      max: most,
      interval: 1,
      axisLabel: { color: INK.note, fontSize: 11 },
      splitLine: { show: false },
    },
    series: lines.map(({ name, ranks, isFirst }) => ({
      type: 'line' as const,
      name,
      data: [...ranks],
      connectNulls: false,
      symbol: 'circle',
      symbolSize: isFirst ? 9 : 6,
      color: isFirst ? LINES[0]!.color : INK.note,
      lineStyle: { width: isFirst ? 2.5 : 1.2 },
      z: isFirst ? 3 : 2,
      endLabel: {
        show: true,
        distance: 8,
        fontSize: 12,
        fontWeight: isFirst ? ('bold' as const) : ('normal' as const),
        color: isFirst ? LINES[0]!.color : INK.note,
        formatter: ({ value }: { value: unknown }) => (typeof value === 'number' ? `${value} ${name}` : name),
      },
    })),
  };
}
