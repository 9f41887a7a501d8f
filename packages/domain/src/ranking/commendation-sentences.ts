import type { Region } from '../vocabulary/region.js';
import type { CommendationScheme, Placement } from './commendation-scheme.js';
import type { ConductMeasure } from './conduct.js';
import type { TieRule } from './rank.js';
import type { SchemeName } from './scheme.js';

const RANKS: Record<TieRule, SchemeName> = {
  competition: {
    zh: '同分同名次，其后跳过（1、2、2、4）',
    en: 'equal scores share a rank and the next is passed over (1, 2, 2, 4)',
  },
  dense: {
    zh: '同分同名次，其后不跳过（1、2、2、3）',
    en: 'equal scores share a rank and none is passed over (1, 2, 2, 3)',
  },
  modified: { zh: '同分取靠后的名次（1、3、3、4）', en: 'equal scores share the lower rank (1, 3, 3, 4)' },
  average: {
    zh: '同分取名次的平均（1、2.5、2.5、4）',
    en: 'equal scores share the mean of their ranks (1, 2½, 2½, 4)',
  },
};

/** English name of a region; its own where nobody has given one. */
export const nameOf = ({ name, nameEn }: Region): SchemeName => ({ zh: name, en: nameEn ?? name });

/** The rule on ties in words. */
export function tieRuleOf(
  { places, ties }: CommendationScheme,
  nameOfIndicator: (code: string) => SchemeName,
): SchemeName {
  const ranks = RANKS[ties.ranks];
  const last = { zh: `第 ${places} 名并列而名额不足时`, en: `when more share place ${places} than there is room for` };
  if (ties.atLastPlace === 'all')
    return { zh: `${ranks.zh}；${last.zh}全部表彰`, en: `${ranks.en}; ${last.en}, all are commended` };
  if (ties.atLastPlace === 'none')
    return { zh: `${ranks.zh}；${last.zh}均不表彰`, en: `${ranks.en}; ${last.en}, none of them is` };
  const indicator = nameOfIndicator(ties.atLastPlace.leadsOn);
  return {
    zh: `${ranks.zh}；${last.zh}“${indicator.zh}”领先者表彰`,
    en: `${ranks.en}; ${last.en}, whoever leads on “${indicator.en}” is commended`,
  };
}

/** What became of a region that is not simply one of the units. */
export function placementSentence(placement: Placement, region: Region, into: Region | undefined): SchemeName {
  const [name, why] = [nameOf(region), placement.why];
  if (placement.as === 'apart')
    return { zh: `${name.zh}单独参加排名：${why.zh}`, en: `${name.en} competes by itself: ${why.en}` };
  if (placement.as === 'not-ranked')
    return { zh: `${name.zh}不参加排名：${why.zh}`, en: `${name.en} is not ranked: ${why.en}` };
  const target = into === undefined ? { zh: placement.into, en: placement.into } : nameOf(into);
  return { zh: `${name.zh}并入${target.zh}计算：${why.zh}`, en: `${name.en} is counted with ${target.en}: ${why.en}` };
}

/** Names of how returns come in. */
export const CONDUCT_NAMES: Record<ConductMeasure, SchemeName> = {
  unreported: { zh: '未报', en: 'Not filed' },
  late: { zh: '迟报', en: 'Filed late' },
  'late-revised': { zh: '截止后改报', en: 'Revised after the deadline' },
  outlying: { zh: '增速异常', en: 'Unusual growth' },
  rounded: { zh: '整百数', en: 'Round figures' },
  copied: { zh: '照抄上期', en: 'Copied from the period before' },
};

/** Sentences of a ranking of regions. */
export const REGION_SENTENCES = {
  tooFew: (indicator: SchemeName, n: number, minimum: number): SchemeName => ({
    zh: `样本不足：“${indicator.zh}”只有 ${n} 户，少于 ${minimum} 户，不排名`,
    en: `Sample too small: “${indicator.en}” rests on ${n}, fewer than ${minimum}; not ranked`,
  }),
  noFigure: (indicator: SchemeName): SchemeName => ({
    zh: `“${indicator.zh}”没有可用的数值，不排名`,
    en: `No usable figure for “${indicator.en}”; not ranked`,
  }),
  lateReturns: (rate: string | null, minimum: number): SchemeName => ({
    zh: rate === null ? '没有应报企业，不参加排名' : `报送率 ${rate}% 低于 ${minimum}%，不参加排名`,
    en:
      rate === null
        ? 'No returns were due; not ranked'
        : `Reporting rate of ${rate} % is below ${minimum} %; not ranked`,
  }),
  oddReturns: (measure: SchemeName, share: string, limit: number): SchemeName => ({
    zh: `${measure.zh} ${share}% 超过 ${limit}%，不参加排名`,
    en: `${measure.en}: ${share} % is above ${limit} %; not ranked`,
  }),
  vetoed: (reason: SchemeName): SchemeName => ({
    zh: `一票否决，不参加排名：${reason.zh}`,
    en: `Vetoed, not ranked: ${reason.en}`,
  }),
  leftOver: (region: SchemeName): SchemeName => ({
    zh: `${region.zh}不参加排名：方案没有说明它与谁一起计算`,
    en: `${region.en} is not ranked: the scheme does not say with whom it is counted`,
  }),
  outside: (n: number): SchemeName => ({
    zh: `登记在省本级或地区不明的 ${n} 户应报企业不计入任何单位`,
    en: `${n} enterprises registered with the province itself, or nowhere, count for no unit`,
  }),
  winsorised: (
    indicator: SchemeName,
    low: number,
    high: number,
    units: readonly [SchemeName, string][],
  ): SchemeName => ({
    zh: `“${indicator.zh}”超出 ${low}…${high} 的按界限计：${units.map(([{ zh }, value]) => `${zh}（${value}）`).join('、')}`,
    en: `“${indicator.en}” beyond ${low}…${high} counts as the bound: ${units.map(([{ en }, value]) => `${en} (${value})`).join(', ')}`,
  }),
  tied: (rank: number, units: readonly SchemeName[], commended: readonly SchemeName[]): SchemeName => {
    const who = whoOf(units, commended);
    return {
      zh: `并列第 ${rank} 名：${units.map(({ zh }) => zh).join('、')}；按规则${who.zh}`,
      en: `Tied at ${rank}: ${units.map(({ en }) => en).join(', ')}; by the rule ${who.en}`,
    };
  },
  tooFewUnits: (ranked: number): SchemeName => ({
    zh: `能够排名的单位只有 ${ranked} 个`,
    en: `Only ${ranked} of the units can be ranked`,
  }),
};

function whoOf(units: readonly SchemeName[], commended: readonly SchemeName[]): SchemeName {
  if (commended.length === units.length) return { zh: '全部表彰', en: 'all are commended' };
  if (commended.length === 0) return { zh: '均不表彰', en: 'none is commended' };
  return {
    zh: `表彰${commended.map(({ zh }) => zh).join('、')}`,
    en: `commended: ${commended.map(({ en }) => en).join(', ')}`,
  };
}
