import { Controller, Inject } from '@nestjs/common';
import { contract, type OutputOf, type QualificationRow, type VerdictCountRow } from '@tidu/contract';
import {
  decide,
  OUTCOMES,
  shortfallsOf,
  TIER_NAMES,
  TiduError,
  type Atlas,
  type Industry,
  type Inquiry,
} from '@tidu/domain';
import { attestedFacts, attestFact, listPreChecks, recordPreCheck, type Ledger } from '@tidu/records';
import {
  workbookOf,
  type AttestedFact,
  type EnterpriseFinding,
  type ListColumn,
  type RuleInquiry,
  type VerdictCount,
  type VerdictFilter,
  type Warehouse,
} from '@tidu/warehouse';
import type { Caller } from '../http/caller.js';
import { Endpoint, type Asked } from '../http/endpoint.js';
import { regionsWithin, secretariesOf } from '../http/scope.js';
import { provenanceOf } from '../provenance.js';
import { PublishedSnapshots } from '../published-snapshots.js';
import { regionNames } from '../region-names.js';
import { regionRowNames, sectionRowNames } from '../row-names.js';
import { ATLAS, CLOCK, INDUSTRIES, LEDGER, type Clock } from '../tokens.js';
import { criterionDetails } from './criterion-details.js';
import { ProgrammeLibrary, ruleUsed, type ProgrammeSource, type Shelf } from './library.js';
import { deciding, inquiryOf, tierIn, type Asked as Occasion } from './occasion.js';

type ListAsked = Asked<typeof contract.preChecks.qualificationFile>;

/** Rows of a workbook of qualifications. */
const MOST_ROWS = 20_000;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const OUTCOME_WORDS = { met: '达到', 'not-met': '未达到', unknown: '无法判定', 'not-applicable': '不适用' } as const;

/** A rule made ready to be asked. */
interface Prepared {
  shelf: Shelf;
  source: ProgrammeSource;
  rule: RuleInquiry;
  inquiry: Inquiry;
}

/** What a list found: one page. */
interface Found extends Prepared {
  scope: { regionId: string; secretaries: string[] | null };
  tier: string;
  total: number;
  rows: EnterpriseFinding[];
}

@Controller()
export class PreChecksController {
  constructor(
    private readonly library: ProgrammeLibrary,
    private readonly snapshots: PublishedSnapshots,
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(ATLAS) private readonly atlas: Atlas,
    @Inject(INDUSTRIES) private readonly industries: readonly Industry[],
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Endpoint(contract.preChecks.qualifications)
  async qualifications(
    asked: Asked<typeof contract.preChecks.qualifications>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.preChecks.qualifications>> {
    return this.snapshots.read(async warehouse => {
      const { offset, limit } = asked;
      const found = await this.find(warehouse, asked, { caller, offset, limit });
      return {
        provenance: provenanceOf(warehouse.meta),
        rule: ruleUsed(found.source),
        inquiry: found.inquiry,
        tier: found.tier,
        total: found.total,
        rows: await this.rowsOf(warehouse, found),
      };
    });
  }

  @Endpoint(contract.preChecks.qualificationFile)
  async qualificationFile(
    asked: ListAsked,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.preChecks.qualificationFile>> {
    return this.snapshots.read(async warehouse => {
      const found = await this.find(warehouse, asked, { caller, offset: 0, limit: MOST_ROWS });
      const { programme } = found.source;
      const own = programme.criteria.filter(criterion => criterion.tier === found.tier);
      const columns: ListColumn[] = [
        ...['统一社会信用代码', '企业名称', '地区', '现有称号', '预审结果'].map(text),
        { name: '未达条件数', type: 'BIGINT' },
        text('差多少（金额为万元）'),
        ...own.flatMap(({ name }, at): ListColumn[] => [
          text(`${at + 1} ${name.zh}`),
          { name: `${at + 1} 数值`, type: 'DOUBLE' },
          { name: `${at + 1} 差额`, type: 'DOUBLE' },
        ]),
      ];
      const rows = (await this.rowsOf(warehouse, found)).map(row => {
        const { regionName, result, criteria, heldTier, shortfalls, ...head } = row;
        return [
          ...[head.enterpriseId, head.name, regionName?.zh ?? null, heldTier && TIER_NAMES[heldTier].zh],
          ...[OUTCOME_WORDS[result.preCheck], result.nShort],
          shortfalls.map(one => `${one.of.zh} ${one.margin === null ? '' : `差 ${-one.margin}`}`).join('；'),
          ...criteria.flatMap(({ outcome, value, margin }) => [OUTCOME_WORDS[outcome], value, margin]),
        ];
      });
      const tierName = programme.tiers.find(({ id }) => id === found.tier)!.name.zh;
      const { id, version } = programme;
      const name = `预审名单-${tierName}-${id}第${version}版-${found.inquiry.on}${warehouse.meta.synthetic ? '-合成数据' : ''}.xlsx`;
      return { bytes: workbookOf(columns, rows), name, mediaType: XLSX };
    });
  }

  @Endpoint(contract.preChecks.counts)
  async counts(
    { id, region, by, ...occasion }: Asked<typeof contract.preChecks.counts>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.preChecks.counts>> {
    return this.snapshots.read(async warehouse => {
      const { source, rule, inquiry } = await this.prepare(warehouse, id, occasion);
      const counts = await warehouse.verdictCounts(rule, { regionId: region, secretaries: secretariesOf(caller), by });
      const nameOf = (key: string) => {
        if (by === 'none') return null;
        return by === 'region' ? regionRowNames(this.atlas, key, region) : sectionRowNames(this.industries, key);
      };
      const rows = byKey(counts).map(row => ({ ...row, keyName: nameOf(row.key) }));
      return { provenance: provenanceOf(warehouse.meta), rule: ruleUsed(source), inquiry, rows };
    });
  }

  @Endpoint(contract.preChecks.enterprise)
  async enterprise(
    { id, enterpriseId, region, ...occasion }: Asked<typeof contract.preChecks.enterprise>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.preChecks.enterprise>> {
    return this.snapshots.read(async warehouse => {
      const { source, shelf, rule, inquiry } = await this.prepare(warehouse, id, occasion);
      const scope = { regionId: region, secretaries: secretariesOf(caller) };
      const [evidence, file] = await Promise.all([
        warehouse.evidence(rule, { ...scope, ids: [enterpriseId] }),
        warehouse.enterprise(enterpriseId, scope),
      ]);
      const known = evidence.get(enterpriseId);
      if (known === undefined || file === null) throw new TiduError('not-found', { subject: enterpriseId });
      const { programme } = source;
      const verdict = decide(shelf.book, programme, known, inquiry);
      const told = await attestedFacts(this.ledger, programme.id, enterpriseId);
      const years = [0, 1, 2].map(back => `${Number(inquiry.period.slice(0, 4)) - back}${inquiry.period.slice(4)}`);
      return {
        provenance: provenanceOf(warehouse.meta),
        rule: ruleUsed(source),
        inquiry,
        tiers: verdict.tiers.map(({ tier, title, outcome, preCheck, short, barredBy }) => ({
          ...{ tier, title, outcome, preCheck, nShort: short.length, barredBy },
          name: programme.tiers.find(one => one.id === tier)!.name,
        })),
        criteria: verdict.tiers.flatMap(tier => criterionDetails(programme, tier)),
        shortfalls: verdict.tiers.flatMap(tier => shortfallsOf(shelf.book, programme, tier)),
        facts: programme.facts.map(({ id: fact, name, unit }) => {
          const entry = told.find(one => one.fact === fact);
          return { fact, name, unit, value: entry?.value ?? null, note: entry?.note ?? '', by: entry?.actor ?? null };
        }),
        sources: file.filings
          .filter(({ isLatest, period }) => isLatest && years.includes(period))
          .map(({ period, form, version, batchId, sheet, row }) => ({ period, form, version, batchId, sheet, row })),
      };
    });
  }

  @Endpoint(contract.preChecks.attest)
  async attest(
    { id, enterpriseId, region, fact, value, note }: Asked<typeof contract.preChecks.attest>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.preChecks.attest>> {
    const scope = { regionId: region, secretaries: secretariesOf(caller) };
    const file = await this.snapshots.read(warehouse => warehouse.enterprise(enterpriseId, scope));
    if (file === null) throw new TiduError('not-found', { subject: enterpriseId });
    const { programme } = (await this.library.open()).sourceOf(id);
    if (!programme.facts.some(one => one.id === fact)) throw new TiduError('not-found', { subject: fact });
    const entry = { programmeId: id, enterpriseId, fact, value, note };
    await attestFact(this.ledger, entry, { actor: caller.login, at: this.now() });
    return { fact, value };
  }

  @Endpoint(contract.preChecks.record)
  async record(
    { id, region, ...occasion }: Asked<typeof contract.preChecks.record>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.preChecks.record>> {
    return this.snapshots.read(async warehouse => {
      const { source, rule, inquiry } = await this.prepare(warehouse, id, occasion);
      const counts = await warehouse.verdictCounts(rule, { regionId: region, secretaries: null, by: 'none' });
      const kept = byKey(counts)[0]?.tiers.map(({ tier, preCheck, nHolders }) => ({ tier, preCheck, nHolders })) ?? [];
      const { version } = source.programme;
      const check = { version, sha256: source.sha256, snapshotId: warehouse.meta.id, regionId: region, inquiry };
      const deed = { actor: caller.login, at: this.now() };
      const { id: key } = await recordPreCheck(this.ledger, { ...check, programmeId: id, counts: kept }, deed);
      return { id: key };
    });
  }

  @Endpoint(contract.preChecks.records)
  async records({
    id,
    region,
  }: Asked<typeof contract.preChecks.records>): Promise<OutputOf<typeof contract.preChecks.records>> {
    const rows = await listPreChecks(this.ledger, id, regionsWithin(this.atlas, region));
    type Row = OutputOf<typeof contract.preChecks.records>['rows'][number];
    return {
      rows: rows.map(({ id: key, version, sha256, snapshotId, regionId, inquiry, counts, actor, at }) => ({
        ...{ id: key, version, sha256, snapshotId, regionId, actor, at: at.toISOString() },
        regionName: regionNames(this.atlas, regionId),
        inquiry: inquiry as Row['inquiry'],
        tiers: counts as Row['tiers'],
      })),
    };
  }

  private async find(
    warehouse: Warehouse,
    asked: ListAsked,
    { caller, offset, limit }: { caller: Caller; offset: number; limit: number },
  ): Promise<Found> {
    const prepared = await this.prepare(warehouse, asked.id, asked);
    const tier = tierIn(prepared.source.programme, prepared.shelf.book.programmeOf(asked.id), asked.tier);
    if (tier === null) throw new TiduError('not-found', { subject: asked.tier });
    const { region, outcome, preCheck, nShort, holds } = asked;
    const filter: VerdictFilter = {
      tier,
      ...(outcome !== undefined && { outcome }),
      ...(preCheck !== undefined && { preCheck }),
      ...(nShort !== undefined && { nShort }),
      ...(holds !== undefined && { holds }),
    };
    const scope = { regionId: region, secretaries: secretariesOf(caller) };
    const { total, rows } = await warehouse.verdicts(prepared.rule, { ...scope, filter, offset, limit });
    return { ...prepared, scope, tier, total, rows };
  }

  private async prepare(warehouse: Warehouse, id: string, occasion: Occasion): Promise<Prepared> {
    const shelf = await this.library.open();
    const inquiry = await inquiryOf(warehouse, occasion, this.now());
    const source = deciding(shelf, id, { inquiry });
    const { programme } = source;
    const facts: AttestedFact[] = await attestedFacts(this.ledger, programme.id);
    return { shelf, source, inquiry, rule: { book: shelf.book, programme, inquiry, facts } };
  }

  /** The rows of a page, with every number by which somebody falls short. */
  private async rowsOf(warehouse: Warehouse, found: Found): Promise<QualificationRow[]> {
    const { shelf, source, rule, inquiry, scope, tier, rows } = found;
    const { programme } = source;
    const own = programme.criteria.filter(criterion => criterion.tier === tier).map(({ id }) => id);
    const evidence = await warehouse.evidence(rule, { ...scope, ids: rows.map(({ enterpriseId }) => enterpriseId) });
    return rows.map(({ enterpriseId, name, regionId, heldTier, section, tiers, criteria }) => {
      const known = evidence.get(enterpriseId);
      const verdict = known && decide(shelf.book, programme, known, inquiry).tiers.find(one => one.tier === tier);
      return {
        ...{ enterpriseId, name, regionId, heldTier, section },
        regionName: regionId === null ? null : regionNames(this.atlas, regionId),
        result: tiers.find(one => one.tier === tier)!,
        criteria: criteria.filter(({ criterion }) => own.includes(criterion)),
        shortfalls: verdict === undefined ? [] : shortfallsOf(shelf.book, programme, verdict),
      };
    });
  }
}

function text(name: string): ListColumn {
  return { name, type: 'VARCHAR' };
}

/** Counts of one key together. */
function byKey(counts: readonly VerdictCount[]): Omit<VerdictCountRow, 'keyName'>[] {
  const none = Object.fromEntries(OUTCOMES.map(outcome => [outcome, 0])) as VerdictCount['n'];
  return [...new Set(counts.map(({ key }) => key))].map(key => {
    const own = counts.filter(count => count.key === key);
    return {
      key,
      tiers: own.flatMap(({ of, n, preCheck, nHolders }) =>
        'tier' in of ? [{ tier: of.tier, outcome: n, preCheck: preCheck ?? none, nHolders }] : [],
      ),
      criteria: own.flatMap(({ of, n }) => ('criterion' in of ? [{ criterion: of.criterion, outcome: n }] : [])),
    };
  });
}
