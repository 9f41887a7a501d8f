import {
  columnOf,
  conditionsIn,
  FIELDS,
  leavesOf,
  priorKey,
  priorPeriod,
  sql,
  TIERS,
  type Condition,
  type Inquiry,
  type Period,
  type Programme,
  type RuleBook,
  type Sql,
} from '@tidu/domain';
import { tableOf } from '../database.js';

/** Something people attested of an enterprise; a yes is 1, a no 0. */
export interface AttestedFact {
  enterpriseId: string;
  fact: string;
  value: number;
}

/** What a rule is asked with. */
export interface RuleInquiry {
  book: RuleBook;
  programme: Programme;
  inquiry: Inquiry;
  facts?: readonly AttestedFact[];
}

/** Years a condition can look back, the one looked at included: a growth of two years needs a third. */
const YEARS = 3;

/** Column of a field in the wide row: of the period looked at, or a year or two before. */
export function fieldColumn(key: string, back: number): Sql {
  return sql.identifier(`${columnOf(key)}__${back}`);
}

/** Column of a fact; its place in the programme's list, for a name may be anything. */
export function factColumn(programme: Programme, fact: string): Sql {
  return sql.identifier(`fact__${programme.facts.findIndex(({ id }) => id === fact)}`);
}

/** Column of a title held on the day. */
export function titleColumn(tier: string): Sql {
  return sql.identifier(`holds__${tier}`);
}

/** Column of whether a title was ever granted, up to the day. */
export function everColumn(tier: string): Sql {
  return sql.identifier(`ever__${tier}`);
}

/**
 * One row an enterprise that has not closed: who it is, and everything a programme measures of it. Every criterion is an
 * expression over this row. Money is a DOUBLE in 万元.
 *
 * The year before is what was filed beside the values of the period, else what was filed then.
 *
 * @param where a condition on `enterprise` as `e`
 */
export function wideRows({ book, programme, inquiry, facts = [] }: RuleInquiry, where: Sql): Sql {
  const keys = fieldsOf(book, programme);
  const [now, before, twoBefore] = periodsBack(inquiry.period);
  const on = sql`CAST(${inquiry.on} AS DATE)`;
  const held = TIERS.flatMap(tier =>
    [titleColumn(tier), everColumn(tier)].map(column => sql`coalesce(t.${column}, FALSE) AS ${column}`),
  );
  const granted = TIERS.flatMap(tier => [
    sql`bool_or(tier = ${tier} AND ends_on > ${on}) AS ${titleColumn(tier)}`,
    sql`bool_or(tier = ${tier}) AS ${everColumn(tier)}`,
  ]);
  const attested = programme.facts.map(({ id }) => sql`f.${factColumn(programme, id)}`);
  return sql`
    SELECT
      e.enterprise_id, coalesce(e.name, e.enterprise_id) AS name, e.region_id, e.province_id, e.prefecture_id, e.county_id,
      e.tier, e.section, e.industry_code, coalesce(e.industry_code, e.section) AS industry, e.founded_on, e.secretary,
      ${sql.join([...keys.flatMap(yearsOf), ...held, ...attested])}
    FROM enterprise e
    LEFT JOIN ${filedIn(now, keys)} y0 USING (enterprise_id)
    LEFT JOIN ${filedIn(before, keys)} y1 USING (enterprise_id)
    LEFT JOIN ${filedIn(twoBefore, keys)} y2 USING (enterprise_id)
    LEFT JOIN (
      SELECT enterprise_id, ${sql.join(granted)}
      FROM title WHERE valid_from <= ${on}
      GROUP BY enterprise_id
    ) t USING (enterprise_id)
    LEFT JOIN ${attestedFacts(programme, facts)} f USING (enterprise_id)
    WHERE (e.closed_on IS NULL OR e.closed_on > ${on}) AND ${where}`;
}

/** The period and the same months of the two years before. */
export function periodsBack(period: Period): [Period, Period, Period] {
  return [period, priorPeriod(period), priorPeriod(priorPeriod(period))];
}

const HAS_PRIOR = new Set(FIELDS.filter(({ prior }) => prior).map(({ key }) => key));

/** The three years of a field. */
function yearsOf(key: string): Sql[] {
  const value = sql.identifier(columnOf(key));
  const prior = sql.identifier(columnOf(priorKey(key)));
  return Array.from({ length: YEARS }, (_, back) => {
    const own = sql`${sql.identifier(`y${back}`)}.${value}`;
    const beside = HAS_PRIOR.has(key) && back > 0 ? [sql`${sql.identifier(`y${back - 1}`)}.${prior}`] : [];
    return sql`CAST(coalesce(${sql.join([...beside, own])}) AS DOUBLE) AS ${fieldColumn(key, back)}`;
  });
}

function filedIn(period: Period, keys: readonly string[]): Sql {
  const columns = keys.flatMap(key => [key, ...(HAS_PRIOR.has(key) ? [priorKey(key)] : [])]).map(columnOf);
  return sql`(SELECT ${sql.join(['enterprise_id', ...columns].map(sql.identifier))} FROM serving WHERE period = ${period})`;
}

/** One row an enterprise of which anything was attested. */
function attestedFacts(programme: Programme, facts: readonly AttestedFact[]): Sql {
  const columns = programme.facts.map(
    ({ id }) => sql`max(value) FILTER (WHERE fact = ${id}) AS ${factColumn(programme, id)}`,
  );
  const told = tableOf(
    facts.map(({ enterpriseId, fact, value }) => ({ enterprise_id: enterpriseId, fact, value })),
    { enterprise_id: 'VARCHAR', fact: 'VARCHAR', value: 'DOUBLE' },
  );
  return sql`(SELECT ${sql.join([sql`enterprise_id`, ...columns])} FROM ${told} GROUP BY enterprise_id)`;
}

/** Fields a programme measures, and those of the classifications it uses, each once. */
export function fieldsOf(book: RuleBook, programme: Programme): string[] {
  const keys = new Set(
    conditionsOf(book, programme)
      .flatMap(leavesOf)
      .flatMap(leaf => {
        if (leaf.kind !== 'compare') return [];
        const { measure } = leaf;
        if (measure.kind === 'share') return [measure.field, measure.of];
        return measure.kind === 'field' || measure.kind === 'growth' ? [measure.field] : [];
      }),
  );
  return [...keys].sort();
}

/** The conditions of a programme and of the classifications it uses. */
function conditionsOf(book: RuleBook, programme: Programme): Condition[] {
  const used = classificationsOf(programme).flatMap(id => conditionsOf(book, book.programmeOf(id)));
  return [...ownConditions(programme), ...used];
}

/** Classifications a programme uses. */
function classificationsOf(programme: Programme): string[] {
  const leaves = ownConditions(programme).flatMap(leavesOf);
  return [...new Set(leaves.flatMap(leaf => (leaf.kind === 'class' ? [leaf.programme] : [])))];
}

/** Every condition a programme states. */
export function ownConditions(programme: Programme): Condition[] {
  return conditionsIn(programme).map(({ condition }) => condition);
}

/** The rule as far as one tier needs it: what is planned for nobody costs as much as what is asked. */
export function ruleOfTier(rule: RuleInquiry, tier: string): RuleInquiry {
  const { programme } = rule;
  const criteria = programme.criteria.filter(criterion => criterion.tier === tier);
  const kept = { ...programme, tiers: programme.tiers.filter(({ id }) => id === tier), criteria, scores: [] };
  const used = new Set(
    ownConditions(kept)
      .flatMap(leavesOf)
      .flatMap(leaf => (leaf.kind === 'compare' && leaf.measure.kind === 'score' ? [leaf.measure.score] : [])),
  );
  const waived = new Set(criteria.map(({ id }) => id));
  return {
    ...rule,
    programme: {
      ...kept,
      scores: programme.scores.filter(({ id }) => used.has(id)),
      exceptions: programme.exceptions.filter(({ waives }) => waives.some(id => waived.has(id))),
      exclusions: programme.exclusions.filter(({ tiers }) => tiers.length === 0 || tiers.includes(tier)),
    },
  };
}
