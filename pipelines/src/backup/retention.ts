import { RETENTION } from '@tidu/domain';

/** A backup, as far as it matters to whether it is kept. */
export interface Aged {
  id: string;
  madeAt: Date;
  checkedAt: Date | null;
  fault: string | null;
}

const DAY_MS = 86_400_000;

/**
 * Backups that may be taken away: those that are not the newest of a day, week or month that counts. The newest that was
 * found whole is always kept, however old; one that was found damaged counts for nothing.
 */
export function superfluous<B extends Aged>(backups: readonly B[]): B[] {
  const newestFirst = backups.toSorted((a, b) => b.madeAt.getTime() - a.madeAt.getTime());
  const sound = newestFirst.filter(({ fault }) => fault === null);
  const kept = new Set<string>([
    ...newestOf(sound, RETENTION.days, at => at.toISOString().slice(0, 10)),
    ...newestOf(sound, RETENTION.weeks, at => String(Math.floor((at.getTime() / DAY_MS + 3) / 7))),
    ...newestOf(sound, RETENTION.months, at => at.toISOString().slice(0, 7)),
  ]);
  const lastGood = newestFirst.find(({ fault, checkedAt }) => fault === null && checkedAt !== null);
  if (lastGood) kept.add(lastGood.id);
  return newestFirst.filter(({ id }) => !kept.has(id));
}

function newestOf(newestFirst: readonly Aged[], most: number, spanOf: (at: Date) => string): string[] {
  const newest = new Map<string, string>();
  for (const { id, madeAt } of newestFirst) {
    const span = spanOf(madeAt);
    if (!newest.has(span)) newest.set(span, id);
  }
  return [...newest.values()].slice(0, most);
}
