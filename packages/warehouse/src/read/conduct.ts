import { columnOf, FIELDS, sql, yearOf, type ConductCount, type ConductMeasure, type Period } from '@tidu/domain';
import { isInPlace, placeOf } from './place.js';
import type { SnapshotFile } from './snapshot-file.js';

/** Growth, up or down, above which a figure is asked about (V08), as a share. */
const UNUSUAL_GROWTH = 0.5;
/** Revenue in whole hundreds of 万元: by chance one return in a hundred. */
const ROUND_TO = 100;
/**
 * Amounts since January that stand where they stood the period before: one may be chance, three are a copy. Heads, patents
 * and balances may well stay as they were, and are not asked.
 */
const COPIED_AMOUNTS = 3;

const AMOUNTS = FIELDS.filter(({ kind, unit }) => kind === 'flow' && unit === 'cny10k').map(({ key }) =>
  sql.identifier(columnOf(key)),
);

/** How the returns of a place came in for a period: enterprises that show each measure, of those it can be told of. */
export async function readConduct(
  snapshot: SnapshotFile,
  rootId: string,
  { period, regionId }: { period: Period; regionId: string },
): Promise<Record<ConductMeasure, ConductCount>> {
  const place = await placeOf(snapshot, rootId, regionId);
  const [returns] = await snapshot.rows<Record<'expected' | 'filed' | 'late' | 'revised', number>>(sql`
    WITH revised AS (
      SELECT enterprise_id, max(coalesce(reported_on, received_on)) AS revised_on FROM filing
      WHERE period = ${period} AND version > 1
      GROUP BY enterprise_id
    )
    SELECT
      count(*) AS expected, count(*) FILTER (WHERE filed) AS filed, count(*) FILTER (WHERE late) AS late,
      count(*) FILTER (WHERE filed AND revised_on > due_on) AS revised
    FROM duty LEFT JOIN revised r USING (enterprise_id)
    WHERE period = ${period} AND ${isInPlace(place)}`);
  const isSame = AMOUNTS.map(name => sql`CASE WHEN n.${name} <> 0 AND n.${name} = b.${name} THEN 1 ELSE 0 END`);
  const [figures] = await snapshot.rows<
    Record<'stated' | 'rounded' | 'comparable' | 'outlying' | 'followed' | 'copied', number>
  >(sql`
    WITH before AS (
      SELECT * FROM serving WHERE period < ${period} AND period >= ${`${yearOf(period)}-01`}
      QUALIFY row_number() OVER (PARTITION BY enterprise_id ORDER BY period DESC) = 1
    ),
    now AS (SELECT * FROM serving WHERE period = ${period} AND ${isInPlace(place)})
    SELECT
      count(*) FILTER (WHERE n.revenue > 0) AS stated,
      count(*) FILTER (WHERE n.revenue > 0 AND n.revenue % ${ROUND_TO} = 0) AS rounded,
      count(*) FILTER (WHERE n.revenue_prior > 0 AND n.revenue IS NOT NULL) AS comparable,
      count(*) FILTER (WHERE n.revenue_prior > 0 AND abs(n.revenue - n.revenue_prior) > ${UNUSUAL_GROWTH} * n.revenue_prior) AS outlying,
      count(b.enterprise_id) AS followed,
      count(*) FILTER (WHERE b.enterprise_id IS NOT NULL AND (${sql.join(isSame, sql` + `)}) >= ${COPIED_AMOUNTS}) AS copied
    FROM now n LEFT JOIN before b USING (enterprise_id)`);
  const { expected, filed, late, revised } = returns!;
  const { stated, rounded, comparable, outlying, followed, copied } = figures!;
  return {
    unreported: { n: expected - filed, of: expected },
    late: { n: late, of: filed },
    'late-revised': { n: revised, of: filed },
    outlying: { n: outlying, of: comparable },
    rounded: { n: rounded, of: stated },
    copied: { n: copied, of: followed },
  };
}
