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
    registered AS (SELECT * FROM register WHERE valid_to = DATE '9999-12-31'),
    latest AS (
      SELECT
        enterprise_id, max(period) AS period, arg_max_null(revenue, period) AS revenue,
        arg_max_null(revenue_prior, period) AS revenue_prior, arg_max_null(rd_expense, period) AS rd_expense
      FROM serving
      GROUP BY enterprise_id
    )
    SELECT
      k.enterprise_id, coalesce(g.name, t.name, f.name), r.id, r.province_id, r.prefecture_id, r.county_id,
      m.tier, g.section, g.industry_code, g.founded_on, g.registered_capital_cny10k, g.secretary, g.team,
      g.closed_on, g.successor_id, s.period, s.revenue, s.revenue_prior, s.rd_expense,
      g.enterprise_id IS NULL,
      length(k.enterprise_id) = 18 AND substr(k.enterprise_id, 3, 6) = ${SYNTHETIC_REGISTRAR}
    FROM known k
    LEFT JOIN registered g USING (enterprise_id)
    LEFT JOIN titled t USING (enterprise_id)
    LEFT JOIN filed f USING (enterprise_id)
    LEFT JOIN member m USING (enterprise_id)
    LEFT JOIN latest s USING (enterprise_id)
    LEFT JOIN region r ON r.id = coalesce(g.region_id, t.region_id, f.region_id)
    ORDER BY k.enterprise_id`);
}
