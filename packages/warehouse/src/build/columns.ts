import {
  ANSWER_COLUMNS,
  CATALOGUE,
  FIELDS,
  columnOf,
  priorKey,
  sumColumns,
  type Field,
  type Indicator,
  type SumColumn,
} from '@tidu/domain';

/** A filed value as a column: its name, its type, and the column of the year before where the form has one. */
export interface MeasureColumn {
  name: string;
  prior: string | null;
  type: 'DECIMAL(18, 4)' | 'BIGINT' | 'VARCHAR';
}

/** The filed values M01–M35 in the order of the form, then the answers Q01–Q06. */
export const MEASURES: readonly MeasureColumn[] = [
  ...FIELDS.map((field): MeasureColumn => ({
    name: columnOf(field.key),
    prior: field.prior ? columnOf(priorKey(field.key)) : null,
    type: isHeadcount(field) ? 'BIGINT' : 'DECIMAL(18, 4)',
  })),
  ...ANSWER_COLUMNS.map((name): MeasureColumn => ({ name, prior: null, type: 'VARCHAR' })),
];

/** The measures with a year before, and the bit of each in `prior_stored`. */
export const COMPARED: readonly { name: string; prior: string; bit: number }[] = MEASURES.flatMap(({ name, prior }) =>
  prior === null ? [] : [{ name, prior }],
).map((measure, index) => ({ ...measure, bit: 2 ** index }));

/** Every column a filing can carry, each with its type: the measures and those of the year before. */
export const FILED_COLUMNS: readonly { name: string; type: MeasureColumn['type'] }[] = MEASURES.flatMap(
  ({ name, prior, type }) =>
    prior === null
      ? [{ name, type }]
      : [
          { name, type },
          { name: prior, type },
        ],
);

/** Dimensions that stand in every row about an enterprise and a period. */
export const DIMENSIONS = [
  'region_id',
  'province_id',
  'prefecture_id',
  'county_id',
  'tier',
  'monitored',
  'section',
  'division',
  'industry_group',
  'team',
  'size_class',
  'age_band',
] as const;

/** Tables of rows that figures are summed over, each with the mart of the sums that are kept. */
export const MARTS: readonly { over: Indicator['over']; mart: string; sums: readonly SumColumn[] }[] = (
  ['serving', 'standing', 'duty'] as const
).map(over => ({
  over,
  mart: `mart_${over}`,
  sums: CATALOGUE.filter(indicator => indicator.kept && indicator.over === over).flatMap(sumColumns),
}));

/** SQL type of a mart column; the aggregate has the same. */
export function sumType({ part }: SumColumn): 'BIGINT' | 'DECIMAL(38, 4)' {
  return part === 'n' || part === 'n_comparable' ? 'BIGINT' : 'DECIMAL(38, 4)';
}

function isHeadcount({ unit, kind }: Field): boolean {
  return unit === 'piece' || (unit === 'person' && kind !== 'average');
}
