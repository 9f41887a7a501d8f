import { Controller, Inject } from '@nestjs/common';
import { contract, type ExpiringRow, type OutputOf } from '@tidu/contract';
import { TIER_NAMES, type Atlas, type Inquiry, type Programme, type Tier } from '@tidu/domain';
import { attestedFacts, type Ledger } from '@tidu/records';
import type { EnterpriseFinding, ExpiringTitle, Warehouse } from '@tidu/warehouse';
import type { Caller } from '../http/caller.js';
import { Endpoint, type Asked } from '../http/endpoint.js';
import { secretariesOf } from '../http/scope.js';
import { provenanceOf } from '../provenance.js';
import { PublishedSnapshots } from '../published-snapshots.js';
import { regionNames } from '../region-names.js';
import { ATLAS, CLOCK, LEDGER, type Clock } from '../tokens.js';
import { ProgrammeLibrary, ruleUsed, type ProgrammeSource, type Shelf } from './library.js';
import { deciding, inquiryOf } from './occasion.js';

type Answer = OutputOf<typeof contract.programmeLadder.read>;

/** Years the flow between the rungs looks back, the one running included. */
const FLOW_YEARS = 5;
const DAY_MS = 86_400_000;

/** Where somebody asks, and what they may see. */
interface Scope {
  regionId: string;
  secretaries: string[] | null;
}

@Controller()
export class ProgrammeLadderController {
  constructor(
    private readonly library: ProgrammeLibrary,
    private readonly snapshots: PublishedSnapshots,
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(ATLAS) private readonly atlas: Atlas,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Endpoint(contract.programmeLadder.read)
  async read(
    { id, region, days, on: asked, period }: Asked<typeof contract.programmeLadder.read>,
    caller: Caller,
  ): Promise<Answer> {
    const shelf = await this.library.open();
    const { programme } = shelf.sourceOf(id);
    const scope = { regionId: region, secretaries: secretariesOf(caller) };
    return this.snapshots.read(async warehouse => {
      const inquiry = await inquiryOf(warehouse, { purpose: 'application', on: asked, period }, this.now());
      const { on } = inquiry;
      const until = new Date(Date.parse(on) + days * DAY_MS).toISOString().slice(0, 10);
      const year = Number(on.slice(0, 4));
      const titles = programme.tiers.flatMap(({ title }) => (title === null ? [] : [title]));
      const [tiers, expiring, zero, flow] = await Promise.all([
        this.tierRows(warehouse, shelf, { programme, inquiry, scope }),
        warehouse.expiring({ ...scope, on, until }),
        warehouse.firstTitles({ regionId: region, tier: 'national' }),
        warehouse.rungFlow({ ...scope, years: Array.from({ length: FLOW_YEARS }, (_, back) => year - back) }),
      ]);
      const own = expiring.filter(({ tier }) => titles.includes(tier));
      return {
        provenance: provenanceOf(warehouse.meta),
        on,
        period: inquiry.period,
        tiers,
        expiring: await this.reviewed(warehouse, shelf, { programme, inquiry, scope, expiring: own }),
        zero: zero.map(first => ({ ...first, regionName: regionNames(this.atlas, first.regionId) })),
        flow,
      };
    });
  }

  private async tierRows(
    warehouse: Warehouse,
    shelf: Shelf,
    { programme, inquiry, scope }: { programme: Programme; inquiry: Inquiry; scope: Scope },
  ): Promise<Answer['tiers']> {
    const rows: Answer['tiers'] = [];
    const review = { ...inquiry, purpose: 'review' } as const;
    const [applying, reviewing] = [inquiry, review].map(one => deciding(shelf, programme.id, { inquiry: one })) as [
      ProgrammeSource,
      ProgrammeSource,
    ];
    const counted = async (source: ProgrammeSource, own: Inquiry, filter: object) => {
      const rule = { book: shelf.book, programme: source.programme, inquiry: own, facts: await this.factsOf(source) };
      return (await warehouse.verdicts(rule, { ...scope, filter: filter as never, offset: 0, limit: 1 })).total;
    };
    for (const { id: tier, name, title } of programme.tiers) {
      const here = applying.programme.tiers.find(one => one.id === tier || (title !== null && one.title === title));
      const there = reviewing.programme.tiers.find(one => one.id === tier || (title !== null && one.title === title));
      if (here === undefined || there === undefined) continue;
      if (!applying.programme.criteria.some(criterion => criterion.tier === here.id)) continue;
      rows.push({
        ...{ tier, name, title },
        rule: ruleUsed(applying),
        nReady: await counted(applying, inquiry, { tier: here.id, preCheck: 'met', holds: false }),
        nOneShort: await counted(applying, inquiry, { tier: here.id, nShort: 1, holds: false }),
        nHolders: title === null ? 0 : await counted(applying, inquiry, { tier: here.id, holds: true }),
        nBelowFloor:
          title === null ? 0 : await counted(reviewing, review, { tier: there.id, preCheck: 'not-met', holds: true }),
      });
    }
    return rows;
  }

  /** What a review of each expiring title would find, by the rule that holds for titles of its age. */
  private async reviewed(
    warehouse: Warehouse,
    shelf: Shelf,
    asked: { programme: Programme; inquiry: Inquiry; scope: Scope; expiring: readonly ExpiringTitle[] },
  ): Promise<ExpiringRow[]> {
    const { programme, inquiry, scope, expiring } = asked;
    const review = { ...inquiry, purpose: 'review' } as const;
    const sourceOf = ({ grantedOn }: ExpiringTitle) => deciding(shelf, programme.id, { inquiry: review, grantedOn });
    const sources = [...new Set(expiring.map(sourceOf))];
    const found = new Map<ProgrammeSource, Map<string, EnterpriseFinding>>();
    for (const source of sources) {
      const ids = expiring.filter(one => sourceOf(one) === source).map(({ enterpriseId }) => enterpriseId);
      const rule = {
        book: shelf.book,
        programme: source.programme,
        inquiry: review,
        facts: await this.factsOf(source),
      };
      const { rows } = await warehouse.verdicts(rule, { ...scope, ids, offset: 0, limit: ids.length });
      found.set(source, new Map(rows.map(row => [row.enterpriseId, row])));
    }
    return expiring.map(({ secretary: _, ...title }) => {
      const source = sourceOf(title as ExpiringTitle);
      const finding = found.get(source)?.get(title.enterpriseId);
      return {
        ...title,
        regionName: title.regionId === null ? null : regionNames(this.atlas, title.regionId),
        tierName: tierName(title.tier),
        review: finding === undefined ? null : reviewOf(source, title.tier, finding),
      };
    });
  }

  private factsOf({ programme }: ProgrammeSource) {
    return attestedFacts(this.ledger, programme.id);
  }
}

function tierName(tier: Tier) {
  const { zh, en } = TIER_NAMES[tier];
  return { zh, en };
}

function reviewOf(source: ProgrammeSource, title: Tier, finding: EnterpriseFinding): ExpiringRow['review'] {
  const { programme } = source;
  const tier = programme.tiers.find(one => one.title === title);
  const result = finding.tiers.find(one => one.tier === tier?.id);
  if (tier === undefined || result === undefined) return null;
  const own = programme.criteria.filter(criterion => criterion.tier === tier.id && criterion.force === 'hard');
  return {
    rule: ruleUsed(source),
    preCheck: result.preCheck,
    nShort: result.nShort,
    short: own.flatMap(({ id, name }) => {
      const one = finding.criteria.find(({ criterion }) => criterion === id);
      return one?.short ? [{ criterion: id, name, margin: one.margin }] : [];
    }),
  };
}
