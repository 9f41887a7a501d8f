import { createAtlas, sql, type Industry, type Region } from '@tidu/domain';
import { tableOf, type Database } from '../database.js';

const REGION_TYPES = {
  id: 'VARCHAR',
  parent_id: 'VARCHAR',
  level: 'VARCHAR',
  kind: 'VARCHAR',
  name: 'VARCHAR',
  short_name: 'VARCHAR',
  name_en: 'VARCHAR',
  province_id: 'VARCHAR',
  prefecture_id: 'VARCHAR',
  county_id: 'VARCHAR',
  valid_from: 'DATE',
  valid_to: 'DATE',
  reporting: 'BOOLEAN',
  sort: 'INTEGER',
};

/** Fills `region` with the root and everything below it, abolished units too, and `industry`. */
export async function insertReference(
  database: Database,
  { regions, industries, rootId }: { regions: readonly Region[]; industries: readonly Industry[]; rootId: string },
): Promise<void> {
  const atlas = createAtlas(regions, rootId);
  const rows = atlas.regions.map((region, sort) => {
    const { provinceId, prefectureId, countyId } = atlas.path(region.id);
    return {
      id: region.id,
      parent_id: region.id === rootId ? null : region.parentId,
      level: region.level,
      kind: region.kind,
      name: region.name,
      short_name: region.shortName,
      name_en: region.nameEn,
      province_id: provinceId,
      prefecture_id: prefectureId,
      county_id: countyId,
      valid_from: region.validFrom,
      valid_to: region.validTo,
      reporting: region.reporting,
      sort,
    };
  });
  await database.run(sql`INSERT INTO region SELECT * FROM ${tableOf(rows, REGION_TYPES)}`);
  const entries = industries.map(({ code, name, level, parentCode }) => ({
    code,
    name,
    level,
    parent_code: parentCode,
  }));
  const types = { code: 'VARCHAR', name: 'VARCHAR', level: 'VARCHAR', parent_code: 'VARCHAR' };
  if (entries.length > 0) await database.run(sql`INSERT INTO industry SELECT * FROM ${tableOf(entries, types)}`);
}
