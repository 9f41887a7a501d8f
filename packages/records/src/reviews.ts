import { NEEDS_REASON, NEXT_REVIEW, reviewAfter, TiduError, type Review, type ReviewStep } from '@tidu/domain';
import { In } from 'typeorm';
import { appendAudit } from './audit.js';
import { EmbargoEntity, ReviewStepEntity } from './entities/review.js';
import type { Ledger } from './ledger.js';

/** One step of the review of a period of a reporting unit. */
export interface RecordedReviewStep {
  period: string;
  regionId: string;
  /** 1 for the first. */
  number: number;
  step: ReviewStep;
  /** Empty where none was asked for. */
  reason: string;
  snapshotId: string | null;
  actor: string;
  at: Date;
}

/**
 * Takes the next step of a review, in one transaction with its audit row.
 *
 * @throws TiduError review-step-impossible from where the review stands (somebody else was faster, too), reason-missing
 */
export async function takeReviewStep(
  ledger: Ledger,
  taken: Omit<RecordedReviewStep, 'number'>,
): Promise<{ review: Review; steps: RecordedReviewStep[] }> {
  const { period, regionId, step, reason, snapshotId, actor, at } = taken;
  if (NEEDS_REASON[step] && reason.trim() === '') throw new TiduError('reason-missing');
  const before = await listReviewSteps(ledger, { period, regionIds: [regionId] });
  const { state } = reviewAfter(before.map(each => each.step));
  const impossible = () => new TiduError('review-step-impossible', { period, state, step });
  if (NEXT_REVIEW[state][step] === null) throw impossible();
  const next = { ...taken, number: before.length + 1 };
  await ledger.source.transaction(async manager => {
    const inserted = await manager
      .createQueryBuilder()
      .insert()
      .into(ReviewStepEntity)
      .values(next)
      .orIgnore()
      .returning('number')
      .execute();
    if ((inserted.raw as unknown[]).length === 0) throw impossible();
    const detail = { period, regionId, reason, snapshotId };
    await appendAudit(manager, { actor, action: `review.${step}`, subject: `${period} ${regionId}`, detail, at });
  });
  const steps = [...before, next];
  return { review: reviewAfter(steps.map(each => each.step)), steps };
}

/** Steps of reviews, oldest first; of one period or all, of some regions or all. */
export async function listReviewSteps(
  ledger: Ledger,
  { period, regionIds }: { period?: string; regionIds?: readonly string[] } = {},
): Promise<RecordedReviewStep[]> {
  const where = {
    ...(period !== undefined && { period }),
    ...(regionIds !== undefined && { regionId: In([...regionIds]) }),
  };
  const order = { period: 'ASC', regionId: 'ASC', number: 'ASC' } as const;
  const rows = await ledger.source.manager.find(ReviewStepEntity, { where, order });
  return rows.map(row => ({ ...row, step: row.step as ReviewStep }));
}

/** Periods of reporting units that are accepted, and so locked. */
export async function acceptedReviews(ledger: Ledger): Promise<{ period: string; regionId: string }[]> {
  const stepsOf = new Map<string, RecordedReviewStep[]>();
  for (const step of await listReviewSteps(ledger)) {
    const key = `${step.period} ${step.regionId}`;
    stepsOf.set(key, [...(stepsOf.get(key) ?? []), step]);
  }
  return [...stepsOf.values()]
    .filter(steps => reviewAfter(steps.map(({ step }) => step)).state === 'accepted')
    .map(([first]) => ({ period: first!.period, regionId: first!.regionId }));
}

/** A period whose figures are kept from readers until a moment. */
export interface Embargo {
  period: string;
  releaseAt: Date;
  actor: string;
  at: Date;
}

/** Keeps a period from readers until a moment; a moment that has passed releases it. */
export async function setEmbargo(ledger: Ledger, embargo: Embargo): Promise<void> {
  const { period, releaseAt, actor, at } = embargo;
  await ledger.source.transaction(async manager => {
    await manager.upsert(EmbargoEntity, embargo, ['period']);
    const detail = { releaseAt: releaseAt.toISOString() };
    await appendAudit(manager, { actor, action: 'embargo.set', subject: period, detail, at });
  });
}

/** Every embargo, those that have ended too, newest period first. */
export async function listEmbargoes(ledger: Ledger): Promise<Embargo[]> {
  return ledger.source.manager.find(EmbargoEntity, { order: { period: 'DESC' } });
}
