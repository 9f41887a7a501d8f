import { TiduError } from '../errors.js';
import { readTable } from './table.js';

/** How high a region stands, highest first. */
export const REGION_LEVELS = ['country', 'province', 'prefecture', 'county'] as const;
export type RegionLevel = (typeof REGION_LEVELS)[number];

/** An administrative unit, a development zone, or an agency that governs like one. */
export const REGION_KINDS = ['admin', 'zone', 'agency'] as const;
export type RegionKind = (typeof REGION_KINDS)[number];

/**
 * A unit enterprises report under, with the time it stood: [validFrom, validTo).
 *
 * `parentId` is what numbers roll up to; `locatedIn` says on whose ground it lies, for maps only, and grants nothing.
 */
export interface Region {
  /** The GB/T 2260 code of an administrative unit, the NBS code of a statistical zone, or a name of our own. */
  id: string;
  parentId: string | null;
  level: RegionLevel;
  kind: RegionKind;
  gb2260: string | null;
  /** Statistical division code, where it is not the GB/T 2260 code. */
  nbs: string | null;
  name: string;
  shortName: string;
  nameEn: string | null;
  aliases: string[];
  /** `YYYY-MM-DD`. The source knows years: a change without a known day stands at 1 January. */
  validFrom: string;
  validTo: string | null;
  successorIds: string[];
  locatedIn: string[];
  /** Whether an enterprise may have this as its reporting region. */
  reporting: boolean;
}

const BEFORE_ALL_RECORDS = '0001-01-01';

/**
 * Regions from a table with the columns of `regions.csv`; only id, name, parent and level are required.
 *
 * @throws TiduError `file-unreadable` listing every line that does not fit the tree
 */
export function readRegions(csvText: string): Region[] {
  const regions = readTable(csvText).map(toRegion);
  const problems = problemsOf(regions);
  if (problems.length > 0) {
    throw new TiduError('file-unreadable', { file: 'regions.csv', reason: problems.slice(0, 20).join('；') });
  }
  return regions;
}

/** Whether a region stands on a day, or, without a day, stands without end. */
export function stands(region: Region, asOf?: string): boolean {
  if (asOf === undefined) return region.validTo === null;
  return region.validFrom <= asOf && (region.validTo === null || asOf < region.validTo);
}

function toRegion(row: Record<string, string>): Region {
  const name = row.name ?? '';
  return {
    id: row.id ?? '',
    parentId: row.parent || null,
    level: row.level as RegionLevel,
    kind: (row.kind || 'admin') as RegionKind,
    gb2260: row.gb2260 || null,
    nbs: row.nbs || null,
    name,
    shortName: row.short_name || name,
    nameEn: row.name_en || null,
    aliases: list(row.aliases),
    validFrom: row.valid_from || BEFORE_ALL_RECORDS,
    validTo: row.valid_to || null,
    successorIds: list(row.successors),
    locatedIn: list(row.located_in),
    reporting: row.reporting !== 'false',
  };
}

function list(text: string | undefined): string[] {
  return text ? text.split('|') : [];
}

function problemsOf(regions: Region[]): string[] {
  if (regions.length === 0) return ['没有任何地区'];
  const ids = new Set(regions.map(region => region.id));
  const repeated = regions.length !== ids.size ? ['有重复的 id'] : [];
  return repeated.concat(
    regions.flatMap((region, index) => problemsOfOne(region, ids).map(text => `第 ${index + 2} 行：${text}`)),
  );
}

function problemsOfOne(region: Region, ids: Set<string>): string[] {
  return [
    region.id ? '' : 'id 为空',
    region.name ? '' : 'name 为空',
    REGION_LEVELS.includes(region.level) ? '' : `level 应为 ${REGION_LEVELS.join('、')} 之一`,
    REGION_KINDS.includes(region.kind) ? '' : `kind 应为 ${REGION_KINDS.join('、')} 之一`,
    region.parentId === null || ids.has(region.parentId) ? '' : `上级 ${region.parentId} 不在表中`,
    region.parentId === region.id ? '上级是自己' : '',
  ].filter(text => text !== '');
}
