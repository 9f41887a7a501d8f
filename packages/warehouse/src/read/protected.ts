import { indicatorOf, MIN_SAMPLE, protect, sql, TiduError, type Indicator, type Kept, type Period } from '@tidu/domain';
import type { Answer, ProtectedAnswer, Question } from '../question.js';
import { observedRows } from './observed-rows.js';
import { placeOf } from './place.js';
import { dimensionsOf, narrowedIn, planOf, whereOf, type Plan } from './plan.js';
import { groupedRows, groupName, keyNames, keysIn } from './sums.js';
import type { SnapshotFile } from './snapshot-file.js';

/**
 * Keeps back what would tell of single enterprises to a reader who does not answer for them.
 *
 * A question that is narrowed is looked at as the table it is a part of, for the rest of the table could be asked as well.
 *
 * @param own keys the reader answers for, as the region of their account: known to them, and hiding nothing
 * @throws TiduError invalid-input for single enterprises, or a narrowing to several values at once
 */
export async function protectAnswers(
  snapshot: SnapshotFile,
  rootId: string,
  question: Question,
  answers: readonly Answer[],
  own: ReadonlySet<string>,
): Promise<ProtectedAnswer[]> {
  const { by, narrowed, values } = tableOf(question);
  const place = await placeOf(snapshot, rootId, question.regionId);
  const plan = { ...planOf({ ...question, by }, place), where: {} };
  const reasons = new Map<string, Kept | null>();
  for (const indicator of question.codes.map(indicatorOf).filter(({ over }) => over === 'serving')) {
    for (const period of question.periods) {
      const cells = await readCells(snapshot, plan, indicator, period);
      const kept = protect(cells.map(cell => ({ ...cell, isKnown: cell.keys.some(key => own.has(key)) })));
      cells.forEach(({ keys }, at) => reasons.set(cellName(indicator.code, period, keys), kept[at]!));
    }
  }
  const shownCuts = dimensionsOf(question).length;
  return answers.map(answer => {
    const keys = [...answer.keys.slice(0, shownCuts), ...narrowed.map((_, at) => values[at]!)];
    return keptBack(answer, reasons.get(cellName(answer.code, answer.period, keys)) ?? null);
  });
}

/** The whole table a narrowed question is a part of. */
function tableOf(question: Question) {
  const shown = dimensionsOf(question);
  const where = whereOf(question);
  const narrowed = narrowedIn(where);
  const refuse = (issues: string) => new TiduError('invalid-input', { issues });
  if (shown.includes('enterprise') || narrowed.includes('enterprise')) throw refuse('enterprises of another region');
  const values = narrowed.map(name => {
    const [value, ...more] = where[name]!;
    if (value === undefined || more.length > 0 || value === 'monitored')
      throw refuse(`${name}: one value at a time outside one’s own region`);
    return value;
  });
  return { by: [...shown, ...narrowed], narrowed, values };
}

interface CellRow {
  keys: string[];
  n: number;
  largest: number | null;
}

async function readCells(snapshot: SnapshotFile, plan: Plan, indicator: Indicator, period: Period): Promise<CellRow[]> {
  const { over, population, weight } = indicator;
  const relation = observedRows(over, plan, { indicators: [indicator], periods: [period] });
  const size = weight === null ? sql`NULL` : sql`abs(CAST(${weight} AS DOUBLE))`;
  const rows = await snapshot.rows<Record<string, string | number | null>>(sql`
    SELECT count(*) AS n, max(size) / nullif(sum(size), 0) AS largest ${keyNames(plan)}
    FROM (SELECT *, ${size} AS size FROM ${groupedRows(relation, plan, [period])} WHERE ${population})
    GROUP BY period ${keyNames(plan)}`);
  return rows.map(row => ({
    keys: keysIn(row, plan),
    n: row['n'] as number,
    largest: row['largest'] as number | null,
  }));
}

/** What is kept back is null, with everything it could be worked out from; so is a change over one or two enterprises. */
function keptBack(answer: Answer, withheldFor: Kept | null): ProtectedAnswer {
  if (withheldFor === null) {
    const isFew = answer.change !== null && answer.change.n < MIN_SAMPLE;
    return { ...answer, ...(isFew && { change: null, prior: null, contribution: null }), withheldFor };
  }
  const nothing = { value: null, numerator: null, denominator: null, n: null, change: null, note: null };
  return { ...answer, ...nothing, prior: null, share: null, rank: null, contribution: null, withheldFor };
}

const cellName = (code: string, period: Period, keys: readonly string[]): string => groupName([code, period, ...keys]);
