import { Controller, Inject } from '@nestjs/common';
import { contract, type OutputOf, type ReviewEntry } from '@tidu/contract';
import { NEXT_REVIEW, TiduError, type Atlas, type Period, type Review, type ReviewStep } from '@tidu/domain';
import { setEmbargo, takeReviewStep, type Ledger, type RecordedReviewStep } from '@tidu/records';
import type { FilingProgress } from '@tidu/warehouse';
import { Decisions } from '../decisions.js';
import type { Caller } from '../http/caller.js';
import { Endpoint, type Asked } from '../http/endpoint.js';
import { requireRoot } from '../http/scope.js';
import { PublishedSnapshots } from '../published-snapshots.js';
import { regionNames } from '../region-names.js';
import { ATLAS, CLOCK, LEDGER, type Clock } from '../tokens.js';

/** Steps that are the province's alone. */
const OF_THE_ROOT: readonly ReviewStep[] = ['accept', 'return', 'reopen'];

/** What is known of one unit and period. */
interface Standing {
  regionId: string;
  review: Review;
  steps: readonly RecordedReviewStep[];
  progress: FilingProgress | undefined;
}

@Controller()
export class ReviewsController {
  constructor(
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(ATLAS) private readonly atlas: Atlas,
    @Inject(CLOCK) private readonly now: Clock,
    private readonly decisions: Decisions,
    private readonly snapshots: PublishedSnapshots,
  ) {}

  @Endpoint(contract.reviews.list)
  async list(
    { period, region }: Asked<typeof contract.reviews.list>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.reviews.list>> {
    const decided = await this.decisions.read();
    const reviews = this.decisions.reviewsOf(decided, period, region);
    // A county sees where it stands within its unit, and nothing of what others of the unit filed.
    const seen = [...reviews].filter(([unit]) => this.atlas.within(unit, region));
    const progress = await this.progressOf(period, region);
    return {
      period,
      status: this.decisions.statusOf(decided, period, region),
      releaseAt: decided.embargoes.find(embargo => embargo.period === period)?.releaseAt.toISOString() ?? null,
      reviews: seen.map(([regionId, review]) =>
        this.toEntry(
          {
            regionId,
            review,
            steps: decided.steps.filter(step => step.period === period && step.regionId === regionId),
            progress: progress.get(regionId),
          },
          caller,
        ),
      ),
    };
  }

  @Endpoint(contract.reviews.step)
  async step(
    { period, region, step, reason }: Asked<typeof contract.reviews.step>,
    caller: Caller,
  ): Promise<ReviewEntry> {
    if (OF_THE_ROOT.includes(step)) requireRoot(this.atlas, caller);
    if (!this.decisions.units().includes(region)) throw new TiduError('not-found', { subject: `报送单位 ${region}` });
    const snapshotId = this.snapshots.current()?.id ?? null;
    const taken = { period, regionId: region, step, reason, snapshotId, actor: caller.login, at: this.now() };
    const { review, steps } = await takeReviewStep(this.ledger, taken);
    this.decisions.forget();
    const progress = (await this.progressOf(period, region)).get(region);
    return this.toEntry({ regionId: region, review, steps, progress }, caller);
  }

  @Endpoint(contract.reviews.embargo)
  async embargo(
    { period, releaseAt }: Asked<typeof contract.reviews.embargo>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.reviews.embargo>> {
    requireRoot(this.atlas, caller);
    await setEmbargo(this.ledger, { period, releaseAt: new Date(releaseAt), actor: caller.login, at: this.now() });
    this.decisions.forget();
    return { period, releaseAt };
  }

  /** Returns owed and filed, by unit. */
  private async progressOf(period: Period, region: string): Promise<Map<string, FilingProgress>> {
    if (this.snapshots.current() === null) return new Map();
    return this.snapshots.read(async warehouse => {
      const { total, rows } = await warehouse.filingProgress({ period, regionId: region });
      return new Map([...rows, total].map(row => [row.regionId, row]));
    });
  }

  private toEntry({ regionId, review, steps, progress }: Standing, caller: Caller): ReviewEntry {
    const isRoot = caller.regionId === this.atlas.root.id;
    const next = Object.entries(NEXT_REVIEW[review.state]) as [ReviewStep, unknown][];
    return {
      regionId,
      name: regionNames(this.atlas, regionId),
      state: review.state,
      possible: next
        .filter(([step, state]) => state !== null && (isRoot || !OF_THE_ROOT.includes(step)))
        .map(([step]) => step),
      nExpected: progress?.nExpected ?? 0,
      nFiled: progress === undefined ? 0 : progress.nOnTime + progress.nLate,
      steps: steps.map(({ number, step, reason, snapshotId, actor, at }) => ({
        ...{ number, step, reason, snapshotId, actor },
        at: at.toISOString(),
      })),
    };
  }
}
