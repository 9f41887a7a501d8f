import { REGION_LEVELS, stands, type Region } from './region.js';
import { seenOnly } from './unseen.js';

/** What a cell was recognised as, or why not, with advice for whoever filed it and the ids that could be meant. */
export type Recognition =
  | { region: Region }
  | { code: 'REGION_UNKNOWN' | 'REGION_ABOLISHED' | 'REGION_OUT_OF_SCOPE'; advice: string; candidates: string[] };

interface Ground {
  regions: readonly Region[];
  byId: Map<string, Region>;
  root: Region;
  /** A region and its ancestors, itself first. */
  lineage(id: string): Region[];
}

const END_OF_TIME = '9999-12-31';
/** No name with all its ancestors is longer; a longer cell is no region, and need not be taken apart. */
const LONGEST_NAME = 60;

/** The function that recognises regions on this ground; it builds its indexes once. */
export function recogniserOf(
  ground: Ground,
): (text: string, asOf: string, aliases?: Record<string, string>) => Recognition {
  const codes = indexBy(ground.regions, codesOf);
  const names = indexBy(ground.regions, namesOf);
  const recognise = (text: string, asOf: string, aliases: Record<string, string> = {}): Recognition => {
    const key = normaliseName(text);
    const own = [text, text.trim(), key].find(word => Object.hasOwn(aliases, word));
    if (own !== undefined) return recognise(aliases[own]!, asOf);
    const byCode = codes.get(key.replace(/^(\d{6})0{6}$/, '$1'));
    if (byCode) return settle(byCode, asOf, ground, 'code');
    const byName = key.length > LONGEST_NAME ? [] : readChain(key, names, ground);
    return byName.length > 0 ? settle(byName, asOf, ground, 'name') : unknown(text);
  };
  return recognise;
}

/** Name or code in the form the indexes hold: narrow characters, no white space or invisible characters, lower case. */
function normaliseName(text: string): string {
  return seenOnly(text).toLowerCase();
}

function codesOf(region: Region): string[] {
  return [region.id, region.gb2260, region.nbs].filter(code => code !== null);
}

function namesOf(region: Region): string[] {
  return [region.name, region.shortName, ...region.aliases];
}

function indexBy(regions: readonly Region[], keysOf: (region: Region) => string[]): Map<string, Region[]> {
  const index = new Map<string, Region[]>();
  for (const region of regions) {
    for (const key of new Set(keysOf(region).map(normaliseName))) {
      const known = index.get(key);
      if (known) known.push(region);
      else index.set(key, [region]);
    }
  }
  return index;
}

/** Regions whose whole name the text is, or whose name stands behind the names of its ancestors, every piece exact. */
function readChain(text: string, names: Map<string, Region[]>, ground: Ground): Region[] {
  const whole = names.get(text);
  if (whole) return whole;
  const found = new Set<Region>();
  for (let split = 1; split < text.length; split += 1) {
    const ancestors = names.get(text.slice(0, split));
    if (!ancestors) continue;
    const rest = text.slice(split).replace(/^[-/>·、,.]+/, '');
    for (const region of rest ? readChain(rest, names, ground) : []) {
      if (ground.lineage(region.id).some(above => above !== region && ancestors.includes(above))) found.add(region);
    }
  }
  return [...found];
}

function settle(candidates: Region[], asOf: string, ground: Ground, by: 'code' | 'name'): Recognition {
  const inScope = candidates.filter(region => isWithin(region, ground) || leadsInside(region, ground));
  if (inScope.length === 0) return outOfScope(candidates, ground);
  const standing = inScope.filter(region => isWithin(region, ground) && stands(region, asOf));
  if (standing.length > 0) return nearest(standing, ground);
  const abolished = inScope.filter(region => region.validTo !== null && region.validTo <= asOf);
  const successors = unique(abolished.flatMap(region => successorsOf(region, asOf, ground)));
  const heir = successors.length === 1 && successors[0] && isWithin(successors[0], ground) ? successors[0] : undefined;
  if (by === 'name' && heir) return { region: heir };
  if (abolished.length > 0) return abolishedAs(abolished, successors);
  // Known, but younger than the day asked about: history restated by today's divisions.
  return nearest(inScope, ground);
}

/** The highest candidate below the root: 吉林 is the city within the province, and the province within the country. */
function nearest(candidates: Region[], ground: Ground): Recognition {
  const below = candidates.filter(region => region !== ground.root);
  const pool = below.length > 0 ? below : candidates;
  const top = Math.min(...pool.map(rankOf));
  const highest = pool.filter(region => rankOf(region) === top);
  return highest.length === 1 && highest[0] ? { region: highest[0] } : ambiguous(highest, ground);
}

function rankOf(region: Region): number {
  return REGION_LEVELS.indexOf(region.level);
}

function isWithin(region: Region, ground: Ground): boolean {
  return ground.lineage(region.id).includes(ground.root);
}

/** An abolished unit of another province whose successor is ours belongs to our history too (巴县 of 四川 in 重庆). */
function leadsInside(region: Region, ground: Ground): boolean {
  return region.validTo !== null && successorsOf(region, END_OF_TIME, ground).some(heir => isWithin(heir, ground));
}

/** The units standing on a day that came out of an abolished one, over any number of changes. */
function successorsOf(region: Region, day: string, ground: Ground): Region[] {
  const seen = new Set<string>([region.id]);
  const heirs: Region[] = [];
  const queue = [...region.successorIds];
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    const next = ground.byId.get(id);
    if (!next || seen.has(id)) continue;
    seen.add(id);
    if (next.validTo !== null && next.validTo <= day) queue.push(...next.successorIds);
    else heirs.push(next);
  }
  return heirs;
}

function unique(regions: Region[]): Region[] {
  return [...new Set(regions)];
}

function unknown(text: string): Recognition {
  const advice =
    text.trim() === '' ? '请填写地区名称或六位区划代码。' : '没有这个地区。请核对名称，或填写六位行政区划代码。';
  return { code: 'REGION_UNKNOWN', advice, candidates: [] };
}

function ambiguous(regions: Region[], ground: Ground): Recognition {
  const named = regions.slice(0, 8).map(region => `${region.id} ${fullName(region, ground)}`);
  const more = regions.length > named.length ? ` 等 ${regions.length} 个` : '';
  return {
    code: 'REGION_UNKNOWN',
    advice: `同名地区不止一个，请填写代码或写明上级：${named.join('、')}${more}。`,
    candidates: regions.map(region => region.id),
  };
}

function abolishedAs(abolished: Region[], successors: Region[]): Recognition {
  const [first] = abolished;
  const what = first ? `${first.id} ${first.name}自 ${first.validTo} 起撤销` : '该地区已撤销';
  const heirs = successors.map(heir => `${heir.id} ${heir.name}`).join('、');
  return {
    code: 'REGION_ABOLISHED',
    advice: heirs ? `${what}，请改用：${heirs}。` : `${what}，请按现行区划填写。`,
    candidates: successors.map(heir => heir.id),
  };
}

function outOfScope(candidates: Region[], ground: Ground): Recognition {
  const named = candidates.slice(0, 3).map(region => `${region.id} ${fullName(region, ground)}`);
  return {
    code: 'REGION_OUT_OF_SCOPE',
    advice: `${named.join('、')} 不在${ground.root.name}范围内，请核对。`,
    candidates: candidates.map(region => region.id),
  };
}

function fullName(region: Region, ground: Ground): string {
  return ground
    .lineage(region.id)
    .filter(above => above.level !== 'country')
    .map(above => above.name)
    .reverse()
    .join('');
}
