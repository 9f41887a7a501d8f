import { AGE_BANDS, SIZE_CLASSES, sql, TEAMS, TIERS, type Narrowed, type Sql, type Where } from '@tidu/domain';
import { NO_KEY } from '../question.js';
import { partKey } from './place.js';
import { narrowedIn, type Cut, type Plan } from './plan.js';
import { isOneOf } from './snapshot-file.js';

/** Column of a row that holds a dimension. */
const COLUMN: Record<Exclude<Cut['by'], 'region'>, string> = {
  section: 'section',
  division: 'division',
  group: 'industry_group',
  tier: 'tier',
  team: 'team',
  size: 'size_class',
  age: 'age_band',
  enterprise: 'enterprise_id',
};

/** The group of one cut a row counts in. */
export function keyOf(cut: Cut, { place }: Plan): Sql {
  if (cut.by === 'region') return cut.level === null ? sql`${place.id}` : partKey(cut.level);
  return sql`coalesce(${sql.identifier(COLUMN[cut.by])}, ${NO_KEY})`;
}

/** The rows a question is narrowed to. */
export function isWanted(where: Where): Sql {
  const conditions = narrowedIn(where).map(name => isAmong(name, where[name]!));
  return conditions.length === 0 ? sql`TRUE` : sql.join(conditions, sql` AND `);
}

function isAmong(name: Narrowed, values: readonly string[]): Sql {
  if (name === 'prefecture' || name === 'county') return isOneOf(partKey(name), values);
  const column = sql`coalesce(${sql.identifier(COLUMN[name])}, ${NO_KEY})`;
  if (name !== 'tier' || !values.includes('monitored')) return isOneOf(column, values);
  return sql`(monitored OR ${isOneOf(column, values)})`;
}

const ORDERED: Partial<Record<Cut['by'], readonly string[]>> = {
  tier: TIERS,
  team: TEAMS,
  size: SIZE_CLASSES,
  age: AGE_BANDS,
};

/**
 * Order of the groups of an answer, cut by cut: regions as in the atlas, tiers, teams, sizes and ages as they are listed,
 * all else by key; the unknown last.
 */
export function keyOrder(
  cuts: readonly Cut[],
  regionOrder: ReadonlyMap<string, number>,
): (a: readonly string[], b: readonly string[]) => number {
  const place = ({ by }: Cut, key: string): number => {
    if (key === NO_KEY) return Number.MAX_SAFE_INTEGER;
    if (by === 'region') return regionOrder.get(key) ?? Number.MAX_SAFE_INTEGER - 1;
    const listed = ORDERED[by]?.indexOf(key) ?? 0;
    return listed < 0 ? Number.MAX_SAFE_INTEGER - 1 : listed;
  };
  return (a, b) => {
    for (const [at, cut] of cuts.entries()) {
      const [one, other] = [a[at] ?? NO_KEY, b[at] ?? NO_KEY];
      const order = place(cut, one) - place(cut, other) || (one < other ? -1 : one > other ? 1 : 0);
      if (order !== 0) return order;
    }
    return 0;
  };
}
