import { SYNTHETIC_REGISTRAR, sql } from '@tidu/domain';
import type { Database } from '../database.js';

/**
 * Fills `enterprise` with everyone registered, titled or filing, as of the newest period, which `member` must hold.
 *
 * An enterprise is synthetic when its credit code names the registrar that does not exist.
 */
export async function insertEnterprises(database: Database): Promise<void> {
  await database.run(sql`
    INSERT INTO enterprise
    WITH known AS (
      SELECT enterprise_id FROM register UNION SELECT enterprise_id FROM titled UNION SELECT enterprise_id FROM filed
    ),
    registered AS (SELECT * FROM register WHERE valid_to = DATE '9999-12-31')
    SELECT
      k.enterprise_id, coalesce(g.name, t.name, f.name), r.id, r.province_id, r.prefecture_id, r.county_id,
      m.tier, g.section, g.industry_code, g.founded_on, g.registered_capital_cny10k, g.secretary, g.team,
      g.enterprise_id IS NULL,
      length(k.enterprise_id) = 18 AND substr(k.enterprise_id, 3, 6) = ${SYNTHETIC_REGISTRAR}
    FROM known k
    LEFT JOIN registered g USING (enterprise_id)
    LEFT JOIN titled t USING (enterprise_id)
    LEFT JOIN filed f USING (enterprise_id)
    LEFT JOIN member m USING (enterprise_id)
    LEFT JOIN region r ON r.id = coalesce(g.region_id, t.region_id, f.region_id)
    ORDER BY k.enterprise_id`);
}
