/** How a division is called in speech and in charts: 延边朝鲜族自治州 → 延边. Rules first, then the names no rule gives. */

/** Peoples as they stand inside the names of autonomous units, with and without 族. */
// prettier-ignore
const PEOPLES = [
  '朝鲜族', '蒙古族', '蒙古', '回族', '藏族', '维吾尔', '苗族', '彝族', '壮族', '布依族', '满族', '侗族', '瑶族', '白族', '土家族',
  '哈尼族', '哈萨克族', '哈萨克', '傣族', '黎族', '傈僳族', '佤族', '畲族', '拉祜族', '水族', '东乡族', '纳西族', '景颇族',
  '柯尔克孜', '土族', '达斡尔族', '仫佬族', '羌族', '布朗族', '撒拉族', '毛南族', '仡佬族', '锡伯', '普米族', '塔吉克', '怒族',
  '鄂温克族', '裕固族', '保安族', '独龙族', '各族',
];

/** Kinds of unit whose word is left off; 盟, 旗 and 新区 belong to the name and stay. */
const KINDS = ['特别行政区', '自治区', '自治州', '自治县', '自治旗', '地区', '林区', '特区', '省', '市', '县', '区'];

/** Names in use that no rule gives, by code. */
// prettier-ignore
const KNOWN_AS = {
  150000: '内蒙古', 220200: '吉林', 220721: '前郭', 422826: '咸丰', 632324: '河南县', 632500: '海南州', 622926: '东乡',
  150724: '鄂温克', 150723: '鄂伦春',
};

/** The stem and the word for the kind of unit: 伊通满族自治县 → { stem: 伊通, kind: 自治县 }; kind is '' when nothing comes off. */
export function splitName(name) {
  const kind = KINDS.find(word => name.endsWith(word) && name.length > word.length) ?? '';
  let stem = name.slice(0, name.length - kind.length);
  if (!kind.startsWith('自治')) return { stem, kind };
  for (let people = endingPeople(stem); people; people = endingPeople(stem)) stem = stem.slice(0, -people.length);
  return { stem, kind };
}

/**
 * Short names of the units standing today: the stem, unless it is a single character or the name of a province or of
 * another unit of the same province at this level or above.
 */
export function shortNames(units) {
  const provinces = new Set(units.filter(unit => unit.level === 'province').map(unit => splitName(unit.name).stem));
  const claims = new Map();
  for (const unit of units) {
    const key = provinceOf(unit) + splitName(unit.name).stem;
    claims.set(key, [...(claims.get(key) ?? []), unit]);
  }
  return new Map(units.map(unit => [unit.id, KNOWN_AS[unit.id] ?? shortName(unit, provinces, claims)]));
}

/** Other words for a unit that follow from its name: 延边州, 伊通县, 广西自治区. */
export function spokenNames(name) {
  const { stem, kind } = splitName(name);
  const word = { 自治州: '州', 自治县: '县', 自治旗: '旗', 自治区: '自治区' }[kind];
  return word && stem.length > 1 ? [stem, stem + word].filter(spoken => spoken !== name) : [];
}

function shortName(unit, provinces, claims) {
  const { stem } = splitName(unit.name);
  if (stem.length < 2 || (unit.level !== 'province' && provinces.has(stem))) return unit.name;
  const rivals = claims.get(provinceOf(unit) + stem).filter(other => other.name !== unit.name);
  return rivals.some(other => rank(other) <= rank(unit)) ? unit.name : stem;
}

function rank(unit) {
  return ['country', 'province', 'prefecture', 'county'].indexOf(unit.level);
}

function provinceOf(unit) {
  return unit.id.slice(0, 2);
}

function endingPeople(stem) {
  return PEOPLES.find(people => stem.endsWith(people) && stem.length > people.length);
}
