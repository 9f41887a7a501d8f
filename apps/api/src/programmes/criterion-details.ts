import type { contract, OutputOf } from '@tidu/contract';
import type { Programme, TierVerdict } from '@tidu/domain';

type Detail = OutputOf<typeof contract.preChecks.enterprise>['criteria'][number];

/** Every criterion of a tier with what was found, and where the text asks for it. */
export function criterionDetails(programme: Programme, { tier, criteria, toConfirm }: TierVerdict): Detail[] {
  return criteria.map(found => {
    const { criterion, outcome, value, threshold, margin, force, comparator, unit, reason, waivedBy, points, onFile } =
      found;
    const { name, clause, quote } = programme.criteria.find(({ id }) => id === criterion)!;
    return {
      ...{ tier, criterion, name, clause, quote, force, outcome, value, threshold, margin, comparator, unit, reason },
      ...{ waivedBy, points, short: outcome === 'not-met' || (outcome === 'unknown' && onFile === false) },
      toConfirm: toConfirm.includes(criterion),
    };
  });
}
