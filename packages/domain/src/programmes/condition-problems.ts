import type { YamlProblem } from '../checked-yaml.js';
import { leavesOf, type Comparison, type Condition, type Measure } from './condition.js';
import type { FieldFacts } from './dictionary.js';
import type { Programme } from './programme.js';
import type { DocumentUnit } from './quantity.js';

/** Units a field can be held against, by the unit it is stored in. */
const UNITS_OF_FIELDS: Record<string, readonly DocumentUnit[]> = {
  cny10k: ['元', '万元', '亿元'],
  person: ['人', '名'],
  piece: ['件', '项', '个'],
};

/** Names a condition uses that are not there, and units that do not fit what is measured. */
export function problemsOfConditions(programme: Programme, fields: readonly FieldFacts[]): YamlProblem[] {
  const fieldOf = new Map(fields.map(field => [field.key, field]));
  return conditionsIn(programme).flatMap(({ path, condition }) =>
    leavesOf(condition)
      .flatMap(leaf => problemsOfLeaf(leaf, programme, fieldOf))
      .map(message => ({ path, message })),
  );
}

/** Every condition of a programme and where it stands in the file. */
export function conditionsIn(programme: Programme): { path: PropertyKey[]; condition: Condition }[] {
  return [
    ...programme.criteria.map(({ test }, at) => ({ path: ['criteria', at, 'test'], condition: test })),
    ...programme.exceptions.map(({ when }, at) => ({ path: ['exceptions', at, 'when'], condition: when })),
    ...programme.exclusions.map(({ when }, at) => ({ path: ['exclusions', at, 'when'], condition: when })),
    ...programme.scores.flatMap(({ items }, at) =>
      items.flatMap((item, nth) =>
        item.bands.map(({ when }) => ({ path: ['scores', at, 'items', nth], condition: when })),
      ),
    ),
  ];
}

function problemsOfLeaf(leaf: Condition, programme: Programme, fieldOf: ReadonlyMap<string, FieldFacts>): string[] {
  if (leaf.kind === 'fact') {
    const fact = programme.facts.find(({ id }) => id === leaf.fact);
    if (!fact) return [`facts 里没有“${leaf.fact}”`];
    return fact.unit === null ? [] : [`“${leaf.fact}”是数，需要 comparator、threshold 和 unit`];
  }
  return leaf.kind === 'compare' ? problemsOfComparison(leaf, programme, fieldOf) : [];
}

function problemsOfComparison(
  { measure, unit }: Comparison,
  programme: Programme,
  fieldOf: ReadonlyMap<string, FieldFacts>,
): string[] {
  const named = fieldsIn(measure);
  const strange = named.filter(key => !fieldOf.has(key));
  if (strange.length > 0) return [`没有“${strange.join('、')}”这项指标。可用：${[...fieldOf.keys()].join('、')}`];
  const units = named.map(key => fieldOf.get(key)!.unit);
  if (new Set(units).size > 1) return [`“${named.join('”与“')}”的单位不同，不能相比`];
  const may = unitsOf(measure, units[0], programme);
  if (typeof may === 'string') return [may];
  return may.includes(unit) ? [] : [`单位应为 ${may.join('、')} 之一`];
}

function fieldsIn(measure: Measure): string[] {
  if (measure.kind === 'share') return [measure.field, measure.of];
  return measure.kind === 'field' || measure.kind === 'growth' ? [measure.field] : [];
}

/** Units the threshold may have, or in a sentence why none will do. */
function unitsOf(measure: Measure, stored: string | undefined, programme: Programme): readonly DocumentUnit[] | string {
  switch (measure.kind) {
    case 'field':
      return UNITS_OF_FIELDS[stored ?? ''] ?? `“${measure.field}”的单位不能与文件的单位相比`;
    case 'share':
    case 'growth':
      return ['%'];
    case 'age':
      return ['年'];
    case 'score': {
      const score = programme.scores.find(({ id }) => id === measure.score);
      if (!score) return `scores 里没有“${measure.score}”`;
      const knowsGroup = measure.group === null || score.items.some(({ group }) => group === measure.group);
      return knowsGroup ? ['分'] : `“${measure.score}”里没有“${measure.group}”这一组`;
    }
    case 'fact': {
      const fact = programme.facts.find(({ id }) => id === measure.fact);
      if (!fact) return `facts 里没有“${measure.fact}”`;
      return fact.unit === null ? `“${measure.fact}”只有是与否，不能比较` : [fact.unit];
    }
  }
}
