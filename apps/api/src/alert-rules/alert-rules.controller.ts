import { Controller, Inject } from '@nestjs/common';
import { contract, type OutputOf } from '@tidu/contract';
import { CATALOGUE, FILING_KEYS, TiduError, unknownNames, type AlertRule, type Atlas } from '@tidu/domain';
import { listRules, ruleQuality, saveRule, type Ledger } from '@tidu/records';
import type { Caller } from '../http/caller.js';
import { Endpoint, type Asked } from '../http/endpoint.js';
import { requireRoot } from '../http/scope.js';
import { PublishedSnapshots } from '../published-snapshots.js';
import { ATLAS, CLOCK, LEDGER, type Clock } from '../tokens.js';

/** Episodes shown of a back-test; all of them are counted. */
const SHOWN = 200;

@Controller()
export class AlertRulesController {
  constructor(
    private readonly snapshots: PublishedSnapshots,
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(ATLAS) private readonly atlas: Atlas,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Endpoint(contract.alertRules.list)
  async list(): Promise<OutputOf<typeof contract.alertRules.list>> {
    return { rules: (await listRules(this.ledger)).map(({ changedAt: _, ...rule }) => rule) };
  }

  @Endpoint(contract.alertRules.save)
  async save(
    { code, rule, enabled }: Asked<typeof contract.alertRules.save>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.alertRules.save>> {
    requireRoot(this.atlas, caller);
    if (rule.code !== code) throw new TiduError('invalid-input', { issues: `code: ${rule.code} ≠ ${code}` });
    this.requireKnown(rule);
    const deed = { actor: caller.login, at: this.now() };
    return { version: await saveRule(this.ledger, { rule, enabled }, deed) };
  }

  @Endpoint(contract.alertRules.backTest)
  async backTest({
    region,
    rule,
    from,
    outcome,
    reaching,
    within,
  }: Asked<typeof contract.alertRules.backTest>): Promise<OutputOf<typeof contract.alertRules.backTest>> {
    this.requireKnown(rule);
    if (rule.subject === 'region')
      throw new TiduError('invalid-input', { issues: '回测只用于企业规则 (enterprises only)' });
    const target = outcome === undefined ? null : await this.ruleOf(outcome);
    // Only who lies in the region asked is replayed, so that counts are theirs as well.
    const own = { ...rule, population: { ...rule.population, regions: this.narrowed(rule, region) } };
    const today = this.now().toISOString().slice(0, 10);
    const result = await this.snapshots.read(warehouse =>
      warehouse.backTest({
        ...{ rule: own, today, outcome: target && { rule: target, from: reaching, horizon: within } },
        ...(from !== undefined && { from }),
      }),
    );
    const episodes = result.episodes.toSorted((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0));
    return { ...result, nEpisodes: episodes.length, episodes: episodes.slice(0, SHOWN) };
  }

  @Endpoint(contract.alertRules.quality)
  async quality({
    region,
  }: Asked<typeof contract.alertRules.quality>): Promise<OutputOf<typeof contract.alertRules.quality>> {
    const names = new Map((await listRules(this.ledger)).map(({ rule }) => [rule.code, rule.name]));
    const rows = await ruleQuality(this.ledger, region);
    return { rows: rows.map(row => ({ ...row, ruleName: names.get(row.rule) ?? { zh: row.rule, en: row.rule } })) };
  }

  private narrowed({ population }: AlertRule, region: string): string[] {
    if (region === this.atlas.root.id) return population.regions;
    const inside = population.regions.filter(id => this.atlas.within(id, region));
    return inside.length > 0 ? inside : [region];
  }

  private requireKnown(rule: AlertRule): void {
    const unknown = unknownNames(rule, {
      indicators: new Set(CATALOGUE.map(({ code }) => code)),
      fields: new Set(FILING_KEYS),
      criteria: new Set(),
      regions: new Set(this.atlas.regions.map(({ id }) => id)),
    });
    // A criterion is known by its programme, which the evaluation reads; it is not looked up here.
    const issues = unknown.filter(name => !name.startsWith('criterion '));
    if (issues.length > 0) throw new TiduError('invalid-input', { issues: issues.join(', ') });
  }

  private async ruleOf(code: string): Promise<AlertRule> {
    const known = (await listRules(this.ledger)).find(({ rule }) => rule.code === code);
    if (known === undefined) throw new TiduError('not-found', { subject: code });
    return known.rule;
  }
}
