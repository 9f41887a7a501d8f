import type { contract } from '@tidu/contract';
import { indicatorOf, isQuarterEnd, isReportable, periodsBetween, TiduError, type Period } from '@tidu/domain';
import type { Question } from '@tidu/warehouse';
import type { Asked } from '../http/endpoint.js';

type AskedValues = Asked<typeof contract.indicators.values>;

const MOST_PERIODS = 120;

/**
 * The question to the warehouse that a request for values means.
 *
 * @throws TiduError unknown-indicator; invalid-input for a range that is empty or too long
 */
export function questionOf(asked: AskedValues): Question {
  for (const code of asked.codes) indicatorOf(code);
  const { codes, by, where, span, sample, base, membership } = asked;
  return {
    ...{ codes, by, where, span, sample, base, membership },
    periods: periodsOf(asked),
    regionId: asked.region,
    ...(asked.level !== undefined && { level: asked.level }),
    tier: asked.tier ?? null,
    section: asked.section ?? null,
    extras: asked.extras ?? [],
  };
}

/** January alone owes no return and is no period of a range; asked for by name, it is passed on. */
function periodsOf({ period, periods, from, to, span }: AskedValues): Period[] {
  if (periods !== undefined) return periods;
  if (period !== undefined) return [period];
  const isMeant = (month: Period) => isReportable(month) && (span !== 'quarter' || isQuarterEnd(month));
  const range = periodsBetween(from ?? '', to ?? '').filter(isMeant);
  if (range.length === 0 || range.length > MOST_PERIODS) {
    throw new TiduError('invalid-input', { issues: `from, to: 1 … ${MOST_PERIODS} periods, not ${range.length}` });
  }
  return range;
}
