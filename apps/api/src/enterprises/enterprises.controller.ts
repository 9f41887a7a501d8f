import { Controller, Inject } from '@nestjs/common';
import { contract, type EnterpriseRow, type OutputOf } from '@tidu/contract';
import { CATALOGUE, TIER_NAMES, TiduError, type Atlas, type Industry } from '@tidu/domain';
import { firingCounts, firingEnterprises, requestRun, type Ledger } from '@tidu/records';
import { keepOriginal, type EnterpriseEntry, type EnterpriseFile } from '@tidu/warehouse';
import { Readable } from 'node:stream';
import type { Caller } from '../http/caller.js';
import { Endpoint, type Asked } from '../http/endpoint.js';
import { secretariesOf } from '../http/scope.js';
import { provenanceOf } from '../provenance.js';
import { PublishedSnapshots } from '../published-snapshots.js';
import { regionNames } from '../region-names.js';
import { industryRowNames, sectionRowNames } from '../row-names.js';
import { ATLAS, CLOCK, CONFIGURATION, INDUSTRIES, LEDGER, type Clock } from '../tokens.js';
import type { Configuration } from '@tidu/domain';
import { changeList } from './change-list.js';

type ListAsked = Asked<typeof contract.enterprises.list>;

/** Indicators shown of one enterprise: those that follow from what it filed itself. */
const OWN_CODES = CATALOGUE.filter(({ over }) => over === 'serving').map(({ code }) => code);

@Controller()
export class EnterprisesController {
  constructor(
    private readonly snapshots: PublishedSnapshots,
    @Inject(ATLAS) private readonly atlas: Atlas,
    @Inject(INDUSTRIES) private readonly industries: readonly Industry[],
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(CLOCK) private readonly now: Clock,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  @Endpoint(contract.enterprises.list)
  async list(asked: ListAsked, caller: Caller): Promise<OutputOf<typeof contract.enterprises.list>> {
    const { region, search, tier, section, team, firing, sort, descending = false, offset, limit } = asked;
    const ids = firing ? await firingEnterprises(this.ledger, region) : undefined;
    const { provenance, total, rows } = await this.snapshots.read(async warehouse => ({
      provenance: provenanceOf(warehouse.meta),
      ...(await warehouse.enterprises({
        regionId: region,
        secretaries: secretariesOf(caller),
        ...(search !== undefined && { search }),
        ...(tier !== undefined && { tier }),
        ...(section !== undefined && { section }),
        ...(team !== undefined && { team }),
        ...(ids !== undefined && { ids }),
        sort,
        descending,
        offset,
        limit,
      })),
    }));
    const firings = await firingCounts(
      this.ledger,
      rows.map(({ id }) => id),
    );
    return { provenance, total, rows: rows.map(row => this.toRow(row, firings.get(row.id) ?? 0)) };
  }

  @Endpoint(contract.enterprises.read)
  async read(
    { id, region }: Asked<typeof contract.enterprises.read>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.enterprises.read>> {
    const firings = await firingCounts(this.ledger, [id]);
    return this.snapshots.read(async warehouse => {
      const file = await warehouse.enterprise(id, { regionId: region, secretaries: secretariesOf(caller) });
      if (file === null) throw new TiduError('not-found', { subject: id });
      return { provenance: provenanceOf(warehouse.meta), ...this.toFile(file, firings.get(id) ?? 0) };
    });
  }

  @Endpoint(contract.enterprises.indicators)
  async indicators(
    { id, region }: Asked<typeof contract.enterprises.indicators>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.enterprises.indicators>> {
    return this.snapshots.read(async warehouse => {
      const file = await warehouse.enterprise(id, { regionId: region, secretaries: secretariesOf(caller) });
      if (file === null) throw new TiduError('not-found', { subject: id });
      const periods = [...new Set(file.filings.map(({ period }) => period))].sort();
      const question = { codes: OWN_CODES, periods, by: 'enterprise', regionId: region, enterpriseId: id } as const;
      const answers = periods.length === 0 ? [] : await warehouse.values(question);
      return {
        provenance: provenanceOf(warehouse.meta),
        rows: answers.map(({ code, period, value, change }) => ({
          code,
          period,
          value,
          change: change?.value ?? null,
        })),
      };
    });
  }

  @Endpoint(contract.enterprises.quartiles)
  async quartiles(
    { id, region, code }: Asked<typeof contract.enterprises.quartiles>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.enterprises.quartiles>> {
    return this.snapshots.read(async warehouse => {
      const file = await warehouse.enterprise(id, { regionId: region, secretaries: secretariesOf(caller) });
      if (file === null) throw new TiduError('not-found', { subject: id });
      const periods = [...new Set(file.filings.map(({ period }) => period))].sort();
      const rows = await warehouse.quartiles({ enterpriseId: id, code, periods });
      return {
        provenance: provenanceOf(warehouse.meta),
        rows: rows.map(row => ({ ...row, industry: industryRowNames(this.industries, row.division) })),
      };
    });
  }

  /** An edit on a page is a batch of one row: it is written as a register list and goes the way of every file. */
  @Endpoint(contract.enterprises.change)
  async change(
    { id, region, on, change }: Asked<typeof contract.enterprises.change>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.enterprises.change>> {
    const scope = { regionId: region, secretaries: secretariesOf(caller) };
    const file = await this.snapshots.read(warehouse => warehouse.enterprise(id, scope));
    if (file === null) throw new TiduError('not-found', { subject: id });
    if (change.kind === 'move' && !this.atlas.within(change.regionId, caller.regionId)) {
      const [own, asked] = [caller.regionId, change.regionId].map(regionId => regionNames(this.atlas, regionId).zh);
      throw new TiduError('outside-scope', { own: own!, asked: asked! });
    }
    const at = this.now();
    const text = changeList(file.enterprise, change, { on, at });
    const { sha256 } = await keepOriginal(this.configuration.home, Readable.from([text]));
    const run = await requestRun(
      this.ledger,
      {
        job: 'ingest',
        trigger: 'page',
        actor: caller.login,
        subject: `${file.enterprise.name} ${on}`,
        scopeId: caller.regionId,
        input: { sha256, name: `变更-${id}.csv`, layout: 'enterprise-register', receivedAt: at.toISOString() },
      },
      { at },
    );
    return { runId: run!.id };
  }

  private toFile({ enterprise, titles, filings, register }: EnterpriseFile, nFiring: number) {
    const industry = this.industries.find(({ code }) => code === enterprise.industryCode);
    return {
      enterprise: {
        ...this.toRow(enterprise, nFiring),
        industryCode: enterprise.industryCode,
        industryName: industry ? { zh: industry.name, en: industry.nameEn } : null,
        foundedOn: enterprise.foundedOn,
        registeredCapitalCny10k: enterprise.registeredCapitalCny10k,
        successorId: enterprise.successorId,
        provisional: enterprise.provisional,
      },
      titles: titles.map(title => ({
        ...title,
        tierName: { zh: TIER_NAMES[title.tier].zh, en: TIER_NAMES[title.tier].en },
      })),
      filings,
      register: register.map(entry => ({
        ...entry,
        from: entry.from ?? '0001-01-01',
        regionName: entry.regionId === null ? null : regionNames(this.atlas, entry.regionId),
      })),
    };
  }

  private toRow(entry: EnterpriseEntry, nFiring: number): EnterpriseRow {
    const { id, name, regionId, tier, section, team, secretary, closedOn, synthetic } = entry;
    const { latestPeriod: period, revenue, revenueGrowth, rdIntensity } = entry;
    return {
      ...{ id, name, regionId, tier, section, team, secretary, closedOn, synthetic, nFiring },
      regionName: regionId === null ? null : regionNames(this.atlas, regionId),
      sectionName: section === null ? null : sectionRowNames(this.industries, section),
      latest: period === null ? null : { period, revenue, revenueGrowth, rdIntensity },
    };
  }
}
