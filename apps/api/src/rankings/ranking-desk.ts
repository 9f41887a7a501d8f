import { Inject, Injectable } from '@nestjs/common';
import {
  CATALOGUE,
  readCommendationScheme,
  readTrialWeights,
  TiduError,
  type Atlas,
  type CommendationScheme,
  type ExplainedRanking,
  type Period,
  type WorkCalendar,
} from '@tidu/domain';
import { adoptBuiltInScheme, findRankingScheme, type Ledger, type RankingSchemeVersion } from '@tidu/records';
import { rankFromSnapshot, type Warehouse } from '@tidu/warehouse';
import { Decisions } from '../decisions.js';
import { shownPeriods } from '../http/embargo.js';
import { latestQuarter } from '../latest-quarter.js';
import { regionNames } from '../region-names.js';
import { ATLAS, CLOCK, COMMENDATION, LEDGER, WORK_CALENDAR, type Clock } from '../tokens.js';

/** A scheme, and the version of the ledger it is; null where it is only tried out. */
export interface SchemeAtHand {
  scheme: CommendationScheme;
  version: RankingSchemeVersion | null;
}

/** What every route about rankings needs: whose they are, by which scheme, and the computing. */
@Injectable()
export class RankingDesk {
  private readonly ownScheme: CommendationScheme;
  private isAdopted = false;

  constructor(
    @Inject(ATLAS) private readonly atlas: Atlas,
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(CLOCK) private readonly now: Clock,
    @Inject(WORK_CALENDAR) private readonly calendar: WorkCalendar,
    private readonly decisions: Decisions,
    @Inject(COMMENDATION) private readonly ownText: string,
  ) {
    this.ownScheme = readCommendationScheme(ownText, 'commendation.yaml', CATALOGUE);
  }

  /** Id of the scheme the ranking opens with. */
  get ownId(): string {
    return this.ownScheme.id;
  }

  /**
   * A ranking tells of every prefecture; it is the province's own.
   *
   * @throws TiduError ranking-needs-province
   */
  requireProvince(region: string): void {
    if (region !== this.atlas.root.id)
      throw new TiduError('ranking-needs-province', { own: regionNames(this.atlas, region).zh });
  }

  /** Puts the built-in scheme into the ledger, once; every later change of it is a version beside it. */
  async adopt(): Promise<void> {
    if (this.isAdopted) return;
    await adoptBuiltInScheme(this.ledger, { id: this.ownId, text: this.ownText }, { at: this.now() });
    this.isAdopted = true;
  }

  /**
   * The scheme asked for: the province's own and its newest version unless named.
   *
   * @throws TiduError not-found, scheme-invalid when this program no longer reads it
   */
  async schemeOf({ scheme: id = this.ownId, version }: { scheme?: string | undefined; version?: number | undefined }) {
    await this.adopt();
    const found = await findRankingScheme(this.ledger, id, version);
    if (found === null)
      throw new TiduError('not-found', { subject: `方案 ${id}${version ? ` 第 ${version} 版` : ''}` });
    return { scheme: readCommendationScheme(found.text, id, CATALOGUE), version: found };
  }

  /** @throws TiduError no-snapshot where nothing can be ranked yet */
  async periodOf(warehouse: Warehouse, asked: Period | undefined): Promise<Period> {
    const now = this.now();
    // What is not released yet is ranked only for who may name it.
    const { embargoes } = await this.decisions.read();
    const shown = shownPeriods(await warehouse.periods(), embargoes, { caller: null, now });
    const period = asked ?? latestQuarter(shown, { now, calendar: this.calendar });
    if (period === null) throw new TiduError('no-snapshot');
    return period;
  }

  /** @throws TiduError scheme-inapplicable, invalid-input for weights that are none */
  async compute(
    warehouse: Warehouse,
    scheme: CommendationScheme,
    { period, weights }: { period: Period; weights?: string | undefined },
  ): Promise<ExplainedRanking> {
    const trial = weights === undefined ? undefined : readTrialWeights(weights, scheme);
    return (await rankFromSnapshot(warehouse, scheme, { atlas: this.atlas, period, trial })).ranking;
  }
}
