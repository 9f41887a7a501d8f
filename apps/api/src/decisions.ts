import { Inject, Injectable } from '@nestjs/common';
import { releaseStatus, reviewAfter, type Atlas, type Period, type ReleaseStatus, type Review } from '@tidu/domain';
import {
  listEmbargoes,
  listExtensions,
  listReviewSteps,
  type Embargo,
  type FilingExtension,
  type Ledger,
  type RecordedReviewStep,
} from '@tidu/records';
import { ATLAS, LEDGER } from './tokens.js';

/** What people decided about filings, as of one look at the ledger. */
export interface Decided {
  steps: readonly RecordedReviewStep[];
  extensions: readonly FilingExtension[];
  embargoes: readonly Embargo[];
  /** Changes whenever one of these does. */
  version: string;
}

/** How old a look may be: another replica may have written. */
const FRESH_MS = 1_000;

/** Reviews, extensions and embargoes: what decides how a figure stands, who may see it and what is late. */
@Injectable()
export class Decisions {
  private known: { decided: Promise<Decided>; at: number } | null = null;

  constructor(
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(ATLAS) private readonly atlas: Atlas,
  ) {}

  read(): Promise<Decided> {
    const now = performance.now();
    if (this.known === null || now - this.known.at > FRESH_MS) {
      const decided = this.look();
      this.known = { decided, at: now };
      decided.catch(() => this.forget());
    }
    return this.known.decided;
  }

  /** After a write of our own. */
  forget(): void {
    this.known = null;
  }

  /** The units whose reports are reviewed: what lies directly below the root. */
  units(): string[] {
    return this.atlas.children(this.atlas.root.id).map(({ id }) => id);
  }

  /** The unit a region reports through; null for the root itself. */
  unitOf(regionId: string): string | null {
    return this.units().find(unit => this.atlas.within(regionId, unit)) ?? null;
  }

  /** Where each unit of a region stands for a period; of a region inside a unit, that unit. */
  reviewsOf({ steps }: Decided, period: Period, regionId: string): Map<string, Review> {
    const unit = this.unitOf(regionId);
    const units = unit === null ? this.units() : [unit];
    const taken = steps.filter(step => step.period === period);
    return new Map(
      units.map(id => [id, reviewAfter(taken.filter(step => step.regionId === id).map(({ step }) => step))]),
    );
  }

  /** How the figures of a region stand for a period. */
  statusOf(decided: Decided, period: Period, regionId: string): ReleaseStatus {
    return releaseStatus([...this.reviewsOf(decided, period, regionId).values()]);
  }

  private async look(): Promise<Decided> {
    const [steps, extensions, embargoes] = await Promise.all([
      listReviewSteps(this.ledger),
      listExtensions(this.ledger),
      listEmbargoes(this.ledger),
    ]);
    const version = JSON.stringify([
      steps.length,
      extensions.map(({ id }) => id),
      embargoes.map(({ period, releaseAt }) => [period, releaseAt]),
    ]);
    return { steps, extensions, embargoes, version };
  }
}
