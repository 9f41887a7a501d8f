import { Controller, Inject } from '@nestjs/common';
import { contract, type OutputOf, type WarningEntry } from '@tidu/contract';
import { gravityOf, TiduError, type AlertRule, type AlertState, type Atlas, type Tier } from '@tidu/domain';
import { listRules, listWarnings, rulesInForce, warningHistory, type Ledger, type Warning } from '@tidu/records';
import type { Caller } from '../http/caller.js';
import { Endpoint, type Asked } from '../http/endpoint.js';
import { secretariesOf } from '../http/scope.js';
import { provenanceOf } from '../provenance.js';
import { PublishedSnapshots } from '../published-snapshots.js';
import { regionNames } from '../region-names.js';
import { ATLAS, LEDGER } from '../tokens.js';

const STATES: Record<'firing' | 'pending' | 'open', AlertState[]> = {
  firing: ['firing', 'recovering'],
  pending: ['pending'],
  open: ['firing', 'recovering', 'pending'],
};

type RuleBook = ReadonlyMap<string, AlertRule>;

@Controller()
export class WarningsController {
  constructor(
    private readonly snapshots: PublishedSnapshots,
    @Inject(ATLAS) private readonly atlas: Atlas,
    @Inject(LEDGER) private readonly ledger: Ledger,
  ) {}

  @Endpoint(contract.warnings.rules)
  async rules(): Promise<OutputOf<typeof contract.warnings.rules>> {
    return {
      rules: (await rulesInForce(this.ledger)).map(
        ({ code, group, name, meaning, subject, levels, unit, owner, source }) => {
          const severities = [...new Set(levels.map(({ severity }) => severity))];
          severities.sort((a, b) => gravityOf(b) - gravityOf(a));
          return { code, group, name, meaning, subject, severities, unit, owner, source };
        },
      ),
    };
  }

  @Endpoint(contract.warnings.list)
  async list(
    { region, subject, state, rule, severity, search, offset, limit }: Asked<typeof contract.warnings.list>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.warnings.list>> {
    const { rows, evaluatedAt, ...page } = await listWarnings(this.ledger, {
      regionId: region,
      subject,
      secretaries: secretariesOf(caller),
      states: STATES[state],
      ...(rule !== undefined && { rule }),
      ...(severity !== undefined && { severity }),
      ...(search !== undefined && { search }),
      offset,
      limit,
    });
    const known = await this.ruleBook();
    const isPublished = this.snapshots.current() !== null;
    return {
      ...page,
      provenance: isPublished ? await this.snapshots.read(async ({ meta }) => provenanceOf(meta)) : null,
      evaluatedAt: evaluatedAt?.toISOString() ?? null,
      rows: rows.map(warning => this.toEntry(warning, known)),
    };
  }

  @Endpoint(contract.warnings.history)
  async history(
    { id, region }: Asked<typeof contract.warnings.history>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.warnings.history>> {
    const scope = { regionId: region, secretaries: secretariesOf(caller) };
    const file = await this.snapshots.read(warehouse => warehouse.enterprise(id, scope));
    if (file === null) throw new TiduError('not-found', { subject: id });
    const { warnings, events } = await warningHistory(this.ledger, id);
    const known = await this.ruleBook();
    return {
      warnings: warnings.map(warning => this.toEntry(warning, known)),
      events: events.map(event => ({ ...event, ...ruleFacts(known, event.rule), at: event.at.toISOString() })),
    };
  }

  /** Every rule by its code, switched off or not: what it has told is still to be read. */
  private async ruleBook(): Promise<RuleBook> {
    return new Map((await listRules(this.ledger)).map(({ rule }) => [rule.code, rule]));
  }

  private toEntry(
    { regionLine: _line, episodeTo: _to, episodeGravest: _gravest, ...warning }: Warning,
    known: RuleBook,
  ): WarningEntry {
    return {
      ...warning,
      ...ruleFacts(known, warning.rule),
      tier: warning.tier as Tier | null,
      regionName: warning.regionId === null ? null : regionNames(this.atlas, warning.regionId),
      since: warning.since.toISOString(),
      firedAt: warning.firedAt?.toISOString() ?? null,
    };
  }
}

/** Name and unit of a rule; a rule that is no longer in force keeps its code as its name. */
function ruleFacts(known: RuleBook, code: string): Pick<WarningEntry, 'ruleName' | 'unit'> {
  const rule = known.get(code);
  return { ruleName: rule?.name ?? { zh: code, en: code }, unit: rule?.unit ?? 'none' };
}
