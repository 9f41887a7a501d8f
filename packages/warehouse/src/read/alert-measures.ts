import {
  columnOf,
  fieldOf,
  indicatorOf,
  priorKey,
  sql,
  sumColumns,
  type AlertMeasure,
  type SingleAlertCondition,
  type Sql,
} from '@tidu/domain';

/**
 * The measures of alert rules as layers of columns: each layer is a list of expressions over the one below, so that any number
 * of rules is one pass over the rows.
 */
export class AlertColumns {
  /** Filed columns read from `serving`. */
  private readonly filed = new Map<string, Sql>();
  /** Aggregates of the catalogue over the rows of one enterprise and period. */
  private readonly sums = new Map<string, Sql>();
  /** Second layer: what needs the rows of other periods. */
  private readonly derived = new Map<string, Sql>();
  /** Quartiles by group and period. */
  private readonly quartiles = new Map<string, { by: Sql; value: Sql; share: number; name: string }>();
  needsPrior = false;

  /** The value of a measure, as an expression over the second layer. */
  now(measure: AlertMeasure): Sql {
    if ('indicator' in measure) return this.indicator(measure.indicator);
    if (!('field' in measure)) return sql`CAST(NULL AS DOUBLE)`;
    const filed = this.field(measure.field);
    return measure.as === 'filed' ? filed : this.sincePrevious(measure.field, filed);
  }

  /** The value of the same period a year before: as filed beside it where the form asks for it, else of that period's row. */
  prior(measure: AlertMeasure): Sql {
    if ('field' in measure && fieldOf(measure.field)?.prior) {
      const filed = this.field(priorKey(measure.field));
      return measure.as === 'filed' ? filed : this.sincePrevious(priorKey(measure.field), filed);
    }
    this.needsPrior = true;
    const name = `prior_${keyOf(measure)}`;
    const own = this.now(measure);
    // Only layers below are joined, so a value of the second layer has no year before of its own.
    this.derived.set(name, sql`q.${own}`);
    return sql.identifier(name);
  }

  /** The value of the period the enterprise filed before. */
  previous(measure: AlertMeasure): Sql {
    const name = `previous_${keyOf(measure)}`;
    this.derived.set(name, sql`lag(a.${this.now(measure)}) OVER enterprise`);
    return sql.identifier(name);
  }

  /** Where a straight line through the last `over` periods stands `ahead` months on; NULL where one of them is missing. */
  forecast({ measure, over, ahead }: Extract<SingleAlertCondition, { kind: 'forecast' }>): Sql {
    const name = `forecast_${keyOf(measure)}_${over}_${ahead}`;
    const value = sql`a.${this.now(measure)}`;
    const months = sql`(CAST(left(a.period, 4) AS INTEGER) * 12 + CAST(right(a.period, 2) AS INTEGER))`;
    const frame = sql`(PARTITION BY a.enterprise_id ORDER BY a.period ROWS ${over - 1} PRECEDING)`;
    this.derived.set(
      name,
      sql`CASE WHEN count(${value}) OVER ${frame} = ${over} THEN
        regr_intercept(${value}, ${months}) OVER ${frame} + regr_slope(${value}, ${months}) OVER ${frame} * (${months} + ${ahead})
      END`,
    );
    return sql.identifier(name);
  }

  /** A quartile of the enterprise's peers in the period; NULL where there are too few. */
  quartile({ measure, by, quartile, minimumPeers }: Extract<SingleAlertCondition, { kind: 'peer' }>): Sql {
    const group = { section: sql`section`, tier: sql`tier`, prefecture: sql`prefecture_id` }[by];
    const share = { lower: 0.25, median: 0.5, upper: 0.75 }[quartile];
    const name = `quartile_${keyOf(measure)}_${by}_${quartile}_${minimumPeers}`;
    const value = this.now(measure);
    this.quartiles.set(name, { by: group, value, share, name });
    return sql`CASE WHEN ${sql.identifier(`n_${name}`)} >= ${minimumPeers} THEN ${sql.identifier(name)} END`;
  }

  /** First layer: rows of `seen` with every filed column and catalogue figure. */
  firstLayer(): Sql {
    const filed = [...this.filed].map(([name, value]) => sql`CAST(s.${value} AS DOUBLE) AS ${sql.identifier(name)}`);
    const sums = [...this.sums].map(([name, value]) => sql`${value} AS ${sql.identifier(name)}`);
    const figures = [...this.sums.keys()].map(name => sql`g.${sql.identifier(name)}`);
    if (sums.length === 0) return sql`SELECT s.* EXCLUDE (filed_row)${listed(filed)} FROM seen s`;
    return sql`
      SELECT s.* EXCLUDE (filed_row)${listed([...filed, ...figures])}
      FROM seen s
      LEFT JOIN (
        SELECT enterprise_id, period${listed(sums)} FROM serving SEMI JOIN looked USING (enterprise_id)
        GROUP BY enterprise_id, period
      ) g USING (enterprise_id, period)`;
  }

  /** Second layer, over `one`. */
  secondLayer(): Sql {
    const derived = [...this.derived].map(([name, value]) => sql`${value} AS ${sql.identifier(name)}`);
    const join = sql`LEFT JOIN one q ON q.enterprise_id = a.enterprise_id
      AND q.period = printf('%04d', CAST(left(a.period, 4) AS INTEGER) - 1) || right(a.period, 3)`;
    return sql`
      SELECT a.*${listed(derived)} FROM one a ${this.needsPrior ? join : sql.empty}
      WINDOW
        enterprise AS (PARTITION BY a.enterprise_id ORDER BY a.period),
        enterprise_year AS (PARTITION BY a.enterprise_id, left(a.period, 4) ORDER BY a.period)`;
  }

  /** Third layer, over `two`: quartiles beside each row. */
  thirdLayer(): Sql {
    const joins = [...this.quartiles.values()].map(({ by, value, share, name }, at) => {
      const alias = sql.identifier(`p${at}`);
      return sql`LEFT JOIN (
        SELECT period AS peer_period, ${by} AS peer_group, quantile_cont(${value}, ${share}) AS ${sql.identifier(name)},
          count(${value}) AS ${sql.identifier(`n_${name}`)}
        FROM two WHERE monitored GROUP BY ALL
      ) ${alias} ON ${alias}.peer_period = two.period AND ${alias}.peer_group = two.${by}`;
    });
    const names = [...this.quartiles.keys()].flatMap(name => [sql.identifier(name), sql.identifier(`n_${name}`)]);
    return sql`SELECT two.*${listed(names)} FROM two ${sql.join(joins, sql` `)}`;
  }

  /** Peers are needed whole, whoever is asked about. */
  get hasPeers(): boolean {
    return this.quartiles.size > 0;
  }

  private field(key: string): Sql {
    const name = `field_${columnOf(key)}`;
    this.filed.set(name, sql.identifier(columnOf(key)));
    return sql.identifier(name);
  }

  /** What came on top since the month or the quarter before; the first of a year is its own. */
  private sincePrevious(key: string, filed: Sql): Sql {
    const name = `since_${columnOf(key)}`;
    const month = sql`CAST(right(a.period, 2) AS INTEGER)`;
    this.derived.set(
      name,
      sql`CASE
        WHEN row_number() OVER enterprise_year = 1 THEN CASE WHEN ${month} <= 3 THEN a.${filed} END
        WHEN ${month} - CAST(right(lag(a.period) OVER enterprise_year, 2) AS INTEGER) IN (1, 3)
          THEN a.${filed} - lag(a.${filed}) OVER enterprise_year
      END`,
    );
    return sql.identifier(name);
  }

  private indicator(code: string): Sql {
    const indicator = indicatorOf(code);
    const name = `figure_${code.replaceAll('-', '_')}`;
    if (indicator.over !== 'serving') return sql`CAST(NULL AS DOUBLE)`;
    const sums = new Map(sumColumns(indicator).map(({ part, aggregate }) => [part, aggregate]));
    const numerator = sql`CAST(${sums.get('numerator')!} AS DOUBLE)`;
    const denominator = sums.get('denominator');
    // A base that is not positive has no growth; what is divided by nothing is not known.
    this.sums.set(
      name,
      denominator === undefined
        ? sql`${indicator.factor} * ${numerator}`
        : sql`CASE WHEN CAST(${denominator} AS DOUBLE) > 0 THEN ${indicator.factor} * ${numerator} / CAST(${denominator} AS DOUBLE) END`,
    );
    return sql.identifier(name);
  }
}

function listed(columns: readonly Sql[]): Sql {
  return columns.length === 0 ? sql.empty : sql`, ${sql.join(columns)}`;
}

/** A name for a measure that is its own. */
function keyOf(measure: AlertMeasure): string {
  return Object.values(measure).flat().join('_').replace(/\W/g, '_');
}
