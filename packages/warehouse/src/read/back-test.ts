import {
  episodesOf,
  foresightOf,
  gravityOf,
  type AlertRule,
  type Episode,
  type Foresight,
  type PeriodVolume,
  type Severity,
} from '@tidu/domain';
import { readAlertObservations, type AlertQuestion } from './alerts.js';
import type { ColumnarFile } from './snapshot-file.js';

/** What is taken for a bad outcome: another rule that reaches a colour. */
export interface OutcomeRule {
  rule: AlertRule;
  from: Severity;
  /** Months within which a warning must have come before it. */
  horizon: number;
}

/** What is tried. */
export type BackTestQuestion = Omit<AlertQuestion, 'rules'> & { rule: AlertRule; outcome: OutcomeRule | null };

/** What a rule would have done over the periods of a snapshot. */
export interface BackTest {
  rule: string;
  enterprises: number;
  volumes: PeriodVolume[];
  episodes: (Omit<Episode, 'subject'> & {
    enterpriseId: string;
    enterpriseName: string;
    regionId: string | null;
    secretary: string | null;
  })[];
  foresight: (Foresight & { outcome: string; horizon: number }) | null;
}

/**
 * Replays one rule of enterprises over every period of a snapshot, as if it had been switched on from the first.
 *
 * @param question.outcome what it should have told before, or null
 */
export async function readBackTest(
  snapshot: ColumnarFile,
  { rule, outcome, ...question }: BackTestQuestion,
): Promise<BackTest> {
  const own = { ...rule, code: `${rule.code}-tried` };
  const rules = outcome === null ? [own] : [own, outcome.rule];
  const observations = await readAlertObservations(snapshot, { ...question, rules });
  const { episodes, volumes } = episodesOf(observations, own);
  const newest = observations.periods.toSorted().at(-1) ?? '';
  const told =
    outcome === null
      ? null
      : foresightOf(
          episodes,
          episodesOf(observations, outcome.rule)
            .episodes.filter(({ gravest }) => gravityOf(gravest) >= gravityOf(outcome.from))
            .map(({ subject, from }) => ({ subject, period: from })),
          { horizon: outcome.horizon, newest },
        );
  return {
    rule: rule.code,
    enterprises: observations.enterprises.length,
    volumes,
    episodes: episodes.map(({ subject, ...episode }) => {
      const { id, name, regionId, secretary } = observations.enterprises[subject]!;
      return { ...episode, enterpriseId: id, enterpriseName: name, regionId, secretary };
    }),
    foresight: told && outcome && { ...told, outcome: outcome.rule.code, horizon: outcome.horizon },
  };
}
