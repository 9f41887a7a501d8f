import { Controller, Inject } from '@nestjs/common';
import { contract, type OutputOf, type WarningEntry } from '@tidu/contract';
import { ALERT_RULES, alertRuleOf, TiduError, type AlertState, type Atlas, type Tier } from '@tidu/domain';
import { listWarnings, warningHistory, type Ledger, type Warning } from '@tidu/records';
import type { Caller } from '../http/caller.js';
import { Endpoint, type Asked } from '../http/endpoint.js';
import { secretariesOf } from '../http/scope.js';
import { provenanceOf } from '../provenance.js';
import { PublishedSnapshots } from '../published-snapshots.js';
import { regionNames } from '../region-names.js';
import { ATLAS, LEDGER } from '../tokens.js';

const STATES: Record<'firing' | 'pending' | 'open', AlertState[]> = {
  firing: ['firing'],
  pending: ['pending'],
  open: ['firing', 'pending'],
};

@Controller()
export class WarningsController {
  constructor(
    private readonly snapshots: PublishedSnapshots,
    @Inject(ATLAS) private readonly atlas: Atlas,
    @Inject(LEDGER) private readonly ledger: Ledger,
  ) {}

  @Endpoint(contract.warnings.rules)
  rules(): OutputOf<typeof contract.warnings.rules> {
    return {
      rules: ALERT_RULES.map(({ code, name, meaning, severity, unit, source }) => ({
        ...{ code, name, meaning, severity, unit, source },
      })),
    };
  }

  @Endpoint(contract.warnings.list)
  async list(
    { region, state, rule, severity, search, offset, limit }: Asked<typeof contract.warnings.list>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.warnings.list>> {
    const { rows, evaluatedAt, ...page } = await listWarnings(this.ledger, {
      regionId: region,
      secretaries: secretariesOf(caller),
      states: STATES[state],
      ...(rule !== undefined && { rule }),
      ...(severity !== undefined && { severity }),
      ...(search !== undefined && { search }),
      offset,
      limit,
    });
    const isPublished = this.snapshots.current() !== null;
    return {
      ...page,
      provenance: isPublished ? await this.snapshots.read(async ({ meta }) => provenanceOf(meta)) : null,
      evaluatedAt: evaluatedAt?.toISOString() ?? null,
      rows: rows.map(warning => this.toEntry(warning)),
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
    return {
      warnings: warnings.map(warning => this.toEntry(warning)),
      events: events.map(event => ({ ...event, ...ruleFacts(event.rule), at: event.at.toISOString() })),
    };
  }

  private toEntry({ regionLine: _, ...warning }: Warning): WarningEntry {
    return {
      ...warning,
      ...ruleFacts(warning.rule),
      tier: warning.tier as Tier | null,
      regionName: warning.regionId === null ? null : regionNames(this.atlas, warning.regionId),
      since: warning.since.toISOString(),
      firedAt: warning.firedAt?.toISOString() ?? null,
    };
  }
}

/** Name and unit of a rule; a rule that is no longer in force keeps its code as its name. */
function ruleFacts(code: string): Pick<WarningEntry, 'ruleName' | 'unit'> {
  const rule = alertRuleOf(code);
  return { ruleName: rule?.name ?? { zh: code, en: code }, unit: rule?.unit ?? 'none' };
}
