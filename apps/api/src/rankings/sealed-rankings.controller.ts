import { Controller, Inject } from '@nestjs/common';
import { contract, type OutputOf, type RunEntry, type SealEntry } from '@tidu/contract';
import {
  CATALOGUE,
  differencesOf,
  figure,
  indicatorOf,
  readCommendationScheme,
  recompute,
  TiduError,
  type Atlas,
  type Period,
  type RankingRecord,
} from '@tidu/domain';
import {
  actOnRanking,
  draftRanking,
  findRanking,
  inspectSeal,
  lastVerifications,
  listRankings,
  requestRun,
  sha256,
  type KeptRanking,
  type Ledger,
} from '@tidu/records';
import { freezeFromSnapshot } from '@tidu/warehouse';
import type { Caller } from '../http/caller.js';
import { Endpoint, type Asked } from '../http/endpoint.js';
import { PublishedSnapshots } from '../published-snapshots.js';
import { toRunEntry } from '../run-entry.js';
import { ATLAS, CLOCK, LEDGER, type Clock } from '../tokens.js';
import { RankingDesk } from './ranking-desk.js';
import { toRankingResult } from './ranking-result.js';
import { toSealEntry } from './seal-entry.js';

type Routes = typeof contract.sealedRankings;

/** Rankings on their way to the seal, and the archive of those that are sealed. */
@Controller()
export class SealedRankingsController {
  constructor(
    private readonly desk: RankingDesk,
    private readonly snapshots: PublishedSnapshots,
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(ATLAS) private readonly atlas: Atlas,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Endpoint(contract.sealedRankings.list)
  async list({ region }: Asked<Routes['list']>): Promise<OutputOf<Routes['list']>> {
    this.desk.requireProvince(region);
    return { entries: await this.entries() };
  }

  @Endpoint(contract.sealedRankings.read)
  async read({ id, region }: Asked<Routes['read']>): Promise<OutputOf<Routes['read']>> {
    const kept = await this.kept(id, region);
    const record = JSON.parse(kept.record) as RankingRecord;
    const seal = kept.state === 'signed' ? await inspectSeal(this.ledger, id) : null;
    const { scheme, period, result } = record;
    const found: unknown = JSON.parse(
      JSON.stringify(recompute(record, record, { entries: CATALOGUE, indicatorOf, figure })),
    );
    return {
      entry: (await this.entries()).find(entry => entry.id === id)!,
      inspection: {
        isRecordWhole: sha256(kept.record) === kept.recordSha256,
        isChainWhole: seal?.isChainWhole ?? null,
        differences: differencesOf(result, found).slice(0, 50),
      },
      result: toRankingResult(result, readCommendationScheme(scheme.text, scheme.id, CATALOGUE), {
        period,
        version: scheme.version,
      }),
    };
  }

  @Endpoint(contract.sealedRankings.record)
  async record({ id, region }: Asked<Routes['record']>): Promise<OutputOf<Routes['record']>> {
    const { record } = await this.kept(id, region);
    return { bytes: textOf(record), name: `${id}.json`, mediaType: 'application/json' };
  }

  @Endpoint(contract.sealedRankings.draft)
  async draft({ region, period, supersedes, ...named }: Asked<Routes['draft']>, caller: Caller): Promise<SealEntry> {
    this.desk.requireProvince(region);
    const [{ scheme, version }, before] = await Promise.all([
      this.desk.schemeOf(named),
      supersedes === undefined ? null : this.editionBefore(supersedes),
    ]);
    const { atlas } = this;
    const record = await this.snapshots.read(warehouse =>
      freezeFromSnapshot(warehouse, { atlas, period: period as Period, scheme, version, supersedes: before }),
    );
    const { id } = await draftRanking(this.ledger, record, { actor: caller.login, at: this.now() });
    return (await this.entries()).find(entry => entry.id === id)!;
  }

  @Endpoint(contract.sealedRankings.review)
  review(asked: Asked<Routes['review']>, caller: Caller): Promise<SealEntry> {
    return this.act('review', asked, caller);
  }

  @Endpoint(contract.sealedRankings.sign)
  sign(asked: Asked<Routes['sign']>, caller: Caller): Promise<SealEntry> {
    return this.act('sign', asked, caller);
  }

  @Endpoint(contract.sealedRankings.discard)
  discard(asked: Asked<Routes['discard']>, caller: Caller): Promise<SealEntry> {
    return this.act('discard', asked, caller);
  }

  @Endpoint(contract.sealedRankings.document)
  async document({ id, region, kind }: Asked<Routes['document']>, caller: Caller): Promise<RunEntry> {
    await this.kept(id, region);
    const input = { document: `ranking-${kind}`, ranking: id };
    const wanted = {
      job: 'document',
      trigger: 'page',
      actor: caller.login,
      subject: id,
      scopeId: region,
      input,
    } as const;
    return toRunEntry((await requestRun(this.ledger, wanted, { at: this.now() }))!);
  }

  private async act(
    deed: 'review' | 'sign' | 'discard',
    { id, region, recordSha256 }: { id: string; region: string; recordSha256: string },
    caller: Caller,
  ): Promise<SealEntry> {
    await this.kept(id, region);
    const acted = await actOnRanking(this.ledger, { id, deed, recordSha256, actor: caller.login, at: this.now() });
    return (await this.entries()).find(entry => entry.id === id) ?? toSealEntry(acted, [], new Map());
  }

  private async kept(id: string, region: string): Promise<KeptRanking> {
    this.desk.requireProvince(region);
    const kept = await findRanking(this.ledger, id);
    if (kept === null) throw new TiduError('not-found', { subject: id });
    return kept;
  }

  private async entries(): Promise<SealEntry[]> {
    const [rankings, verifications] = await Promise.all([listRankings(this.ledger), lastVerifications(this.ledger)]);
    return rankings.map(ranking => toSealEntry(ranking, rankings, verifications));
  }

  /** The signed ranking a new edition takes the place of. */
  private async editionBefore({ id, reason }: { id: string; reason: string }): Promise<RankingRecord['supersedes']> {
    const before = (await this.entries()).find(entry => entry.id === id);
    if (before === undefined || before.state !== 'signed') throw new TiduError('not-found', { subject: id });
    if (before.supersededBy !== null) throw new TiduError('ranking-superseded', { id });
    return { id, sha256: before.recordSha256, reason };
  }
}

async function* textOf(text: string): AsyncIterable<Uint8Array> {
  yield new TextEncoder().encode(text);
}
