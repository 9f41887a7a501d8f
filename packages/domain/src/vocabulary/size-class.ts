import { sql, type Sql } from '../sql.js';
import type { Bilingual } from './bilingual.js';
import { industryLine } from './industry-lines.js';

/** Classes of enterprises by size, smallest first. */
export const SIZE_CLASSES = ['micro', 'small', 'medium', 'large'] as const;

/** A class of 工信部联企业〔2011〕300号. */
export type SizeClass = (typeof SIZE_CLASSES)[number];

/** Names of the classes. */
export const SIZE_CLASS_NAMES: Record<SizeClass, Bilingual> = {
  micro: { zh: '微型', en: 'Micro' },
  small: { zh: '小型', en: 'Small' },
  medium: { zh: '中型', en: 'Medium' },
  large: { zh: '大型', en: 'Large' },
};

/** What the rule looks at: persons employed (X), operating revenue of a year (Y) and total assets (Z), both in 万元. */
export interface SizeFigures {
  employees: number | null;
  revenue: number | null;
  assets: number | null;
}

/** Lowest values of one class; what a line of business is not measured by is absent. */
type Bounds = Partial<Record<keyof SizeFigures, number>>;

/** One row of the annex: the industries it is about, and the lowest values of each class above micro. */
interface SizeRule {
  name: string;
  /** Sections, divisions and groups of GB/T 4754-2017; the longest that fits an industry holds. */
  industries: readonly string[];
  large: Bounds;
  medium: Bounds;
  small: Bounds;
}

const bounds = (employees: number | null, revenue: number | null, assets: number | null = null): Bounds => ({
  ...(employees !== null && { employees }),
  ...(revenue !== null && { revenue }),
  ...(assets !== null && { assets }),
});

const rule = (name: string, industries: string, large: Bounds, medium: Bounds, small: Bounds): SizeRule => ({
  name,
  industries: industries.split(' '),
  large,
  medium,
  small,
});

/**
 * The annex of 工信部联企业〔2011〕300号 in the industries of GB/T 4754-2017. Railways, finance, education, health, public
 * administration and the letting of own property are not in it, and have no class.
 */
export const SIZE_RULES: readonly SizeRule[] = [
  rule('农、林、牧、渔业', 'A', bounds(null, 20_000), bounds(null, 500), bounds(null, 50)),
  rule('工业', 'B C D', bounds(1000, 40_000), bounds(300, 2000), bounds(20, 300)),
  rule('建筑业', 'E', bounds(null, 80_000, 80_000), bounds(null, 6000, 5000), bounds(null, 300, 300)),
  rule('批发业', '51', bounds(200, 40_000), bounds(20, 5000), bounds(5, 1000)),
  rule('零售业', '52', bounds(300, 20_000), bounds(50, 500), bounds(10, 100)),
  rule('交通运输业', '54 55 56 57 58 591', bounds(1000, 30_000), bounds(300, 3000), bounds(20, 200)),
  rule('仓储业', '59', bounds(200, 30_000), bounds(100, 1000), bounds(20, 100)),
  rule('邮政业', '60', bounds(1000, 30_000), bounds(300, 2000), bounds(20, 100)),
  rule('住宿业和餐饮业', 'H', bounds(300, 10_000), bounds(100, 2000), bounds(10, 100)),
  rule('信息传输业', '63 64', bounds(2000, 100_000), bounds(100, 1000), bounds(10, 100)),
  rule('软件和信息技术服务业', '65', bounds(300, 10_000), bounds(100, 1000), bounds(10, 50)),
  rule('房地产开发经营', '701', bounds(null, 200_000, 10_000), bounds(null, 1000, 5000), bounds(null, 100, 2000)),
  rule('物业管理', '702', bounds(1000, 5000), bounds(300, 1000), bounds(100, 500)),
  rule('租赁和商务服务业', 'L', bounds(300, null, 120_000), bounds(100, null, 8000), bounds(10, null, 100)),
  rule('其他未列明行业', 'M N O R 85 703 709', bounds(300, null), bounds(100, null), bounds(10, null)),
];

/**
 * Size class of an enterprise: the highest whose every bound it reaches ("以上" includes the number), and micro below all.
 *
 * @param industryCode digits or section of GB/T 4754-2017, such as `3562`
 * @returns null where the industry is not in the annex, or a missing figure leaves it open
 */
export function sizeClassOf(industryCode: string, figures: SizeFigures): SizeClass | null {
  const code = industryLine(
    industryCode,
    SIZE_RULES.flatMap(({ industries }) => industries),
  );
  const found = SIZE_RULES.find(({ industries }) => code !== null && industries.includes(code));
  if (found === undefined) return null;
  for (const size of ['large', 'medium', 'small'] as const) {
    const reached = reaches(figures, found[size]);
    if (reached !== false) return reached ? size : null;
  }
  return 'micro';
}

/** The same over the rows of a table. Each argument is a column, `line` the line of business as `industryLineSql` tells it. */
export function sizeClassSql(line: Sql, columns: Record<keyof SizeFigures, Sql>): Sql {
  const rules = SIZE_RULES.map(({ industries, large, medium, small }) => {
    const steps = Object.entries({ large, medium, small }).map(([size, lowest]) => {
      const met = sql.join(
        Object.entries(lowest).map(([name, least]) => sql`${columns[name as keyof SizeFigures]} >= ${least}`),
        sql` AND `,
      );
      return sql`WHEN ${met} THEN ${size} WHEN (${met}) IS NULL THEN NULL`;
    });
    return sql`WHEN ${line} IN (${sql.join(industries)}) THEN CASE ${sql.join(steps, sql` `)} ELSE 'micro' END`;
  });
  return sql`CASE ${sql.join(rules, sql` `)} END`;
}

/** Industries the annex names, for `industryLineSql`. */
export const SIZE_LINES: readonly string[] = SIZE_RULES.flatMap(({ industries }) => industries);

/** True, false, or null where a missing figure decides. */
function reaches(figures: SizeFigures, lowest: Bounds): boolean | null {
  const met = Object.entries(lowest).map(([name, least]) => {
    const value = figures[name as keyof SizeFigures];
    return value === null ? null : value >= least;
  });
  return met.includes(false) ? false : met.includes(null) ? null : true;
}
