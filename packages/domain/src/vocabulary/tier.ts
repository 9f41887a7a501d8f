/** The ladder of cultivation, lowest rung first. */
export const TIERS = ['seed', 'municipal', 'provincial', 'national', 'champion'] as const;

/** A rung of the ladder of 专精特新 cultivation. */
export type Tier = (typeof TIERS)[number];

/** The tiers the opinion of 2022 puts wholly under monitoring (吉林省“专精特新”梯度培育工程意见 §二(一)7); seeds are not named there. */
export const MONITORED_TIERS = ['municipal', 'provincial', 'national'] as const satisfies readonly Tier[];

/** Names of the tiers, full and as short as a chart wants them. */
export const TIER_NAMES: Record<Tier, { zh: string; en: string; shortZh: string; shortEn: string }> = {
  seed: { zh: '优质种子企业', en: 'Seed enterprise', shortZh: '优质种子', shortEn: 'Seed' },
  municipal: { zh: '市级专精特新中小企业', en: 'Municipal specialised SME', shortZh: '市级', shortEn: 'Municipal' },
  provincial: { zh: '省级专精特新中小企业', en: 'Provincial specialised SME', shortZh: '省级', shortEn: 'Provincial' },
  national: { zh: '国家级专精特新“小巨人”企业', en: 'National little giant', shortZh: '国家级', shortEn: 'National' },
  champion: { zh: '制造业单项冠军企业', en: 'Manufacturing single champion', shortZh: '单项冠军', shortEn: 'Champion' },
};

const SPOKEN: ReadonlyMap<string, Tier> = new Map(
  Object.entries({
    优质种子: 'seed',
    优质种子企业: 'seed',
    种子: 'seed',
    种子企业: 'seed',
    市级: 'municipal',
    '市(州)级': 'municipal',
    市州级: 'municipal',
    市级专精特新: 'municipal',
    市级专精特新中小企业: 'municipal',
    '市(州)级专精特新中小企业': 'municipal',
    省级: 'provincial',
    省级专精特新: 'provincial',
    省级专精特新中小企业: 'provincial',
    专精特新中小企业: 'provincial',
    国家级: 'national',
    小巨人: 'national',
    国家级小巨人: 'national',
    '专精特新"小巨人"企业': 'national',
    专精特新小巨人企业: 'national',
    '国家级专精特新"小巨人"企业': 'national',
    国家级专精特新小巨人企业: 'national',
    单项冠军: 'champion',
    制造业单项冠军: 'champion',
    制造业单项冠军企业: 'champion',
  } satisfies Record<string, Tier>),
);

/** The tier a title list means by a word (`省级专精特新中小企业`, `小巨人`, `national`), or null when it names none. */
export function recogniseTier(text: string): Tier | null {
  const plain = text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[“”„«»「」『』]/g, '"')
    .toLowerCase();
  return TIERS.find(tier => tier === plain) ?? SPOKEN.get(plain) ?? null;
}

/** Rung of a tier, 0 for the lowest. */
export function rankOfTier(tier: Tier): number {
  return TIERS.indexOf(tier);
}

/** The highest of several tiers, or null when there is none: a firm may hold several titles at once. */
export function highestTier(tiers: readonly Tier[]): Tier | null {
  return tiers.reduce<Tier | null>(
    (best, tier) => (best === null || rankOfTier(tier) > rankOfTier(best) ? tier : best),
    null,
  );
}
