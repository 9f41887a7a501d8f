import {
  isBeyond,
  observationCode,
  partsOf,
  priorPeriod,
  replay,
  type AlertLevel,
  type AlertMeasure,
  type AlertRule,
  type Atlas,
  type SingleAlertCondition,
} from '@tidu/domain';
import type { FoundWarning } from '@tidu/records';
import type { AlertObservations, Warehouse } from '@tidu/warehouse';
import { foundOf, sharesWarned } from './find-enterprises.js';
import { lineOf } from './region-line.js';

/** Region → period → value. */
type Figures = Map<string, Map<string, number | null>>;

/** What region rules are judged from. */
export interface RegionSources {
  warehouse: Warehouse;
  observations: AlertObservations;
  worst: Uint8Array;
  atlas: Atlas;
  today: string;
  known: ReadonlySet<string>;
}

/** Folds every rule over regions; only periods whose deadline has passed count, because figures before it are half of them. */
export async function findInRegions(rules: readonly AlertRule[], sources: RegionSources): Promise<FoundWarning[]> {
  const periods = await sources.warehouse.periodsPastDue(sources.today);
  const found: FoundWarning[] = [];
  for (const rule of rules) {
    const figures = await figuresOf(rule, periods, sources);
    const regions = [...figures.values().next().value!.keys()].sort();
    for (const regionId of regions) found.push(...findInRegion(rule, regionId, { figures, periods, sources }));
  }
  return found;
}

function findInRegion(
  rule: AlertRule,
  regionId: string,
  { figures, periods, sources }: { figures: Map<string, Figures>; periods: string[]; sources: RegionSources },
): FoundWarning[] {
  const { atlas, known } = sources;
  const { population, mute } = rule;
  if (population.regions.length > 0 && !population.regions.some(id => atlas.within(regionId, id))) return [];
  const judged = (level: AlertLevel, period: string) => judge(level, period, { figures, regionId });
  const isMuted = (period: string) =>
    mute.months.includes(Number(period.slice(5))) || mute.spans.some(({ from, to }) => period >= from && period <= to);
  const looked = periods.filter(period => !isMuted(period));
  const replayed = replay(
    rule.levels,
    looked.length,
    (level, at) => judged(rule.levels[level]!, looked[at]!).observation,
  );
  const rests = replayed.state === 'normal' || replayed.state === 'no-data';
  if (replayed.newest < 0 || (rests && !known.has(`${rule.code} ${regionId}`))) return [];
  const found = foundOf(rule, replayed, at => looked[at]!);
  const { value, threshold } = judged(rule.levels[replayed.level]!, looked[replayed.newest]!);
  const name = atlas.get(regionId)?.name ?? regionId;
  const who = {
    subject: 'region',
    subjectId: regionId,
    subjectName: name,
    regionId,
    tier: null,
    secretary: null,
  } as const;
  return [{ ...who, regionLine: lineOf(atlas, regionId), ...found, value, threshold }];
}

interface Judged {
  observation: number;
  value: number | null;
  threshold: number | null;
}

function judge(
  { condition, recovery }: AlertLevel,
  period: string,
  of: { figures: Map<string, Figures>; regionId: string },
): Judged {
  const parts = partsOf(condition).map(part => judgePart(part, period, of));
  const { value, threshold } = parts[0]!;
  const mets = parts.map(({ met }) => met);
  const any = condition.kind === 'any';
  // As in SQL: what is known decides where it can, and what is not known leaves it open.
  const decided = mets.includes(any) ? any : mets.includes(null) ? null : !any;
  if (decided === null) return { observation: observationCode('missing'), value, threshold };
  const inBand = !decided && recovery.value !== null && isInBand(partsOf(condition)[0]!, value, recovery.value);
  return { observation: observationCode(decided ? 'met' : inBand ? 'between' : 'clear'), value, threshold };
}

function isInBand(part: SingleAlertCondition, value: number | null, line: number): boolean {
  return 'comparator' in part && value !== null && isBeyond(value, part.comparator, line);
}

function judgePart(
  part: SingleAlertCondition,
  period: string,
  { figures, regionId }: { figures: Map<string, Figures>; regionId: string },
): { met: boolean | null; value: number | null; threshold: number | null } {
  if (part.kind !== 'threshold' && part.kind !== 'change') return { met: null, value: null, threshold: null };
  const of = (at: string) => figures.get(JSON.stringify(part.measure))?.get(regionId)?.get(at) ?? null;
  const value = part.kind === 'threshold' ? of(period) : changeOf(of(period), of(priorPeriod(period)), part.in);
  const met = value === null ? null : isBeyond(value, part.comparator, part.value);
  return { met, value, threshold: part.value };
}

function changeOf(now: number | null, before: number | null, unit: 'percent' | 'points'): number | null {
  if (now === null || before === null) return null;
  if (unit === 'points') return now - before;
  return before > 0 ? (100 * (now - before)) / before : null;
}

/** The figures of every measure in a rule. */
async function figuresOf(rule: AlertRule, periods: string[], sources: RegionSources): Promise<Map<string, Figures>> {
  const measures = rule.levels
    .flatMap(({ condition }) => partsOf(condition))
    .flatMap(part => ('measure' in part ? [part.measure] : []));
  const figures = new Map<string, Figures>();
  for (const measure of measures) {
    const key = JSON.stringify(measure);
    if (!figures.has(key)) figures.set(key, await figureOf(measure, rule.regionLevel, { periods, sources }));
  }
  return figures;
}

async function figureOf(
  measure: AlertMeasure,
  level: 'prefecture' | 'county',
  { periods, sources }: { periods: string[]; sources: RegionSources },
): Promise<Figures> {
  const { warehouse, observations, worst, atlas } = sources;
  if ('warned' in measure) return sharesWarned(observations, worst, { colours: measure.warned, level });
  if ('diffusion' in measure) return gathered(await warehouse.diffusion(measure.diffusion, level));
  if (!('indicator' in measure) || periods.length === 0) return new Map();
  const question = { codes: [measure.indicator], periods, by: 'region', regionId: atlas.root.id, level } as const;
  const answers = await warehouse.values(question);
  return gathered(answers.map(({ key, period, value }) => ({ regionId: key, period, value })));
}

function gathered(rows: readonly { regionId: string; period: string; value: number | null }[]): Figures {
  const figures: Figures = new Map();
  for (const { regionId, period, value } of rows) {
    figures.set(regionId, (figures.get(regionId) ?? new Map<string, number | null>()).set(period, value));
  }
  return figures;
}
