import { Controller, Inject } from '@nestjs/common';
import { contract, type OutputOf, type SchemeVersion } from '@tidu/contract';
import { CATALOGUE, readCommendationScheme, type Atlas } from '@tidu/domain';
import { listRankingSchemes, saveRankingScheme, type Ledger, type RankingSchemeVersion } from '@tidu/records';
import type { Caller } from '../http/caller.js';
import { Endpoint, type Asked } from '../http/endpoint.js';
import { requireRoot } from '../http/scope.js';
import { ATLAS, CLOCK, LEDGER, type Clock } from '../tokens.js';
import { RankingDesk } from './ranking-desk.js';

/** Ranking schemes as data: versions are added, none is changed. */
@Controller()
export class RankingSchemesController {
  constructor(
    private readonly desk: RankingDesk,
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(ATLAS) private readonly atlas: Atlas,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Endpoint(contract.rankingSchemes.list)
  async list(): Promise<OutputOf<typeof contract.rankingSchemes.list>> {
    await this.desk.adopt();
    return { versions: (await listRankingSchemes(this.ledger)).map(version => this.toVersion(version)) };
  }

  @Endpoint(contract.rankingSchemes.save)
  async save(
    { text, note, after }: Asked<typeof contract.rankingSchemes.save>,
    caller: Caller,
  ): Promise<SchemeVersion> {
    requireRoot(this.atlas, caller);
    await this.desk.adopt();
    const { id } = readCommendationScheme(text, 'scheme.yaml', CATALOGUE);
    const options = { actor: caller.login, at: this.now(), ...(after !== undefined && { after }) };
    return this.toVersion(await saveRankingScheme(this.ledger, { id, text, note }, options));
  }

  private toVersion(version: RankingSchemeVersion): SchemeVersion {
    const { name } = readCommendationScheme(version.text, version.id, CATALOGUE);
    return {
      ...version,
      name,
      createdAt: version.createdAt.toISOString(),
      isProvincesOwn: version.id === this.desk.ownId,
    };
  }
}
