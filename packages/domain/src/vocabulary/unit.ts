/** Units of measure of fields and indicators; the name, the sign and the decimals to show in both languages. */
export const UNITS = {
  cny10k: { zh: '万元', en: 'CNY 10,000', decimals: 2 },
  'cny10k-per-person': { zh: '万元/人', en: 'CNY 10,000 per person', decimals: 2 },
  percent: { zh: '%', en: '%', decimals: 1 },
  'percentage-point': { zh: '个百分点', en: 'pp', decimals: 1 },
  person: { zh: '人', en: 'persons', decimals: 0 },
  enterprise: { zh: '户', en: 'enterprises', decimals: 0 },
  piece: { zh: '件', en: 'pieces', decimals: 0 },
  mwh10: { zh: '万千瓦时', en: '10 MWh', decimals: 2 },
  day: { zh: '天', en: 'days', decimals: 1 },
  title: { zh: '个', en: 'titles', decimals: 0 },
  'kwh-per-cny10k': { zh: '千瓦时/万元', en: 'kWh per CNY 10,000', decimals: 1 },
  index: { zh: '点', en: 'points', decimals: 1 },
  score: { zh: '分', en: 'points', decimals: 2 },
  none: { zh: '', en: '', decimals: 2 },
} as const satisfies Record<string, { zh: string; en: string; decimals: number }>;

/** A unit of measure. `mwh10` is 万千瓦时: ten megawatt-hours. */
export type Unit = keyof typeof UNITS;

/** Units of the yuan and the decimal factor, as text, of each into 万元. */
export const YUAN_UNITS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    元: '0.0001',
    百元: '0.01',
    千元: '0.1',
    万元: '1',
    十万元: '10',
    百万元: '100',
    千万元: '1000',
    亿元: '10000',
  }),
);

/**
 * The decimal factor, as text, that turns money of the named unit into 万元: `千元` → `0.1`; null when it names no
 * unit of the yuan. Brackets, `单位：` and `人民币` around the unit are read over.
 */
export function scaleTo10kYuan(unitText: string): string | null {
  const plain = unitText
    .normalize('NFKC')
    .replace(/[\s()[\]【】〔〕]+/g, '')
    .replace(/^(?:金额)?(?:计量)?单位:?/, '')
    .replace(/人民币/g, '')
    .replace(/^:/, '');
  return YUAN_UNITS.get(plain) ?? null;
}
