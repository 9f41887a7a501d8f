import type { AlertRuleText } from './alert-rule.js';

/** Default rules R7–R10 over R&D, returns and titles, and those over regions (domain facts §4.3). */

const rdBelow = (value: number) =>
  ({ kind: 'threshold', measure: { indicator: 'rd-intensity' }, comparator: 'below', value }) as const;
const SOURCE = '预警默认规则';

/** R7: the floor of each tier is a rule of its own, because its line is. A bureau's default until it decides. */
const floorOf = (tier: 'provincial' | 'national', floor: number, zh: string): AlertRuleText => ({
  code: `rd-below-floor-${tier}`,
  group: 'R7',
  name: { zh: `研发强度低于${zh}下限`, en: `R&D intensity below the floor of the ${tier} tier` },
  meaning: {
    zh: `研发费用占营业收入的比重低于${zh}下限（${floor}%），可能影响复核。`,
    en: `R&D expense as a share of revenue is below the floor of the ${tier} tier (${floor} %) and may cost the title at review.`,
  },
  owner: '中小企业处',
  unit: 'percent',
  population: { tiers: [tier] },
  levels: [{ severity: 'yellow', condition: rdBelow(floor) }],
  source: `吉林省“专精特新”梯度培育工程意见 §一(三)；${SOURCE} R7`,
});

export const DUTY_RULES: readonly AlertRuleText[] = [
  floorOf('provincial', 2, '省级'),
  floorOf('national', 3, '国家级'),
  {
    code: 'report-missing',
    group: 'R8',
    name: { zh: '逾期未报', en: 'Report missing past its deadline' },
    meaning: {
      zh: '应报的经营报表已过截止日，仍未收到。请尽快补报；确有困难的，请联系服务秘书。',
      en: 'The operating report it owes has passed its deadline and has not come in.',
    },
    owner: '运行监测处',
    unit: 'none',
    levels: (
      [
        ['blue', 1],
        ['yellow', 2],
        ['orange', 3],
      ] as const
    ).map(([severity, periods]) => ({
      severity,
      periods,
      condition: { kind: 'report' as const, is: 'missing' as const },
    })),
    source: `${SOURCE} R8`,
  },
  {
    code: 'report-late',
    group: 'R8',
    name: { zh: '连续迟报', en: 'Reports late again and again' },
    meaning: {
      zh: '经营报表连续多期在截止日之后才报。',
      en: 'The operating report came after its deadline for several periods.',
    },
    owner: '运行监测处',
    unit: 'none',
    levels: (
      [
        ['blue', 2],
        ['yellow', 3],
      ] as const
    ).map(([severity, periods]) => ({
      severity,
      periods,
      condition: { kind: 'report' as const, is: 'late' as const },
    })),
    source: `${SOURCE} R8`,
  },
  {
    code: 'title-expiring',
    group: 'R10',
    name: { zh: '称号即将到期', en: 'Title about to expire' },
    meaning: {
      zh: '专精特新称号即将到期，请按期申请复核。',
      en: 'The title is about to expire; apply for its review in time.',
    },
    owner: '中小企业处',
    unit: 'day',
    levels: (
      [
        ['blue', 180],
        ['yellow', 90],
        ['orange', 30],
      ] as const
    ).map(([severity, withinDays]) => ({ severity, condition: { kind: 'title' as const, withinDays } })),
    source: `${SOURCE} R10`,
  },
  {
    code: 'region-reporting-low',
    group: 'D1',
    name: { zh: '地区报送率偏低', en: 'Few returns from the region' },
    meaning: {
      zh: '本地区应报企业的报送率偏低，单户“逾期未报”不再逐户通知。',
      en: 'Few of the region’s enterprises have filed; single enterprises are not paged for it.',
    },
    owner: '运行监测处',
    subject: 'region',
    unit: 'percent',
    levels: (
      [
        ['yellow', 90],
        ['orange', 80],
        ['red', 70],
      ] as const
    ).map(([severity, value]) => ({
      severity,
      condition: {
        kind: 'threshold' as const,
        measure: { indicator: 'reporting-rate' },
        comparator: 'below' as const,
        value,
      },
    })),
    inhibits: ['report-missing'],
    source: `${SOURCE} 地区级`,
  },
  {
    code: 'region-warned-share',
    group: 'D2',
    name: { zh: '地区红橙企业占比偏高', en: 'Many red and orange enterprises in the region' },
    meaning: {
      zh: '本地区红色和橙色预警企业占监测企业的比重偏高。',
      en: 'A high share of the region’s monitored enterprises stands in red or orange.',
    },
    owner: '运行监测处',
    subject: 'region',
    unit: 'percent',
    levels: (
      [
        ['yellow', 20],
        ['orange', 30],
        ['red', 40],
      ] as const
    ).map(([severity, value]) => ({
      severity,
      condition: {
        kind: 'threshold' as const,
        measure: { warned: ['red' as const, 'orange' as const] },
        comparator: 'above' as const,
        value,
      },
      recovery: { value: value - 2 },
    })),
    source: `${SOURCE} 地区级`,
  },
  {
    code: 'region-revenue-diffusion',
    group: 'D3',
    name: { zh: '地区营业收入扩散指数低于 50', en: 'More firms shrink than grow in the region' },
    meaning: {
      zh: '营业收入同比上升的企业占比加持平占比的一半，低于 50。',
      en: 'Share of enterprises with growing revenue plus half of those unchanged is below 50.',
    },
    owner: '运行监测处',
    subject: 'region',
    unit: 'none',
    levels: [
      {
        severity: 'yellow',
        condition: { kind: 'threshold', measure: { diffusion: 'revenue' }, comparator: 'below', value: 50 },
        periods: 2,
      },
      {
        severity: 'orange',
        condition: { kind: 'threshold', measure: { diffusion: 'revenue' }, comparator: 'below', value: 40 },
        periods: 2,
      },
    ],
    source: `${SOURCE} 地区级；扩散指数 = 上升% + 0.5×持平%`,
  },
];
