import type { Tier } from '../vocabulary/tier.js';
import type { Incentive } from './incentive.js';
import type { Programme } from './programme.js';
import { inBaseUnit, type Quantity } from './quantity.js';

/** What somebody claims under an incentive. Money is in 万元. */
export interface Claim {
  /** Day of the grant, the sale, the loan … `YYYY-MM-DD`. */
  on: string;
  /** Titles held on that day. */
  held: readonly Tier[];
  /** Every grant of a title so far, that of the day too; renewals are none. */
  grants: readonly { tier: Tier; on: string }[];
  /** The costs or prices the share is taken of, one for each machine or contract; null where they are not known. */
  bases: readonly number[] | null;
  /** Premium rate in percent, where the incentive limits it. */
  rate?: number | null;
  paidThisYear?: number;
  /** In all years, this one too. */
  paidSoFar?: number;
  /** Years in which it was paid already, this one not counted. */
  yearsPaid?: number;
}

/** Why nothing is owed. */
export type Refusal = 'not-in-force' | 'wrong-tier' | 'not-granted' | 'not-the-first' | 'years-over' | 'used-up';

/** What is owed, under which clause, and how it was reckoned. */
export interface Entitlement {
  incentive: string;
  clause: string;
  /** 万元; null where the document names no share, or the base is not known. */
  amount: number | null;
  /** The most it can be; null where the document sets no limit. */
  upTo: number | null;
  refusal: Refusal | null;
  /** Each step with the sum that stands after it. */
  steps: EntitlementStep[];
}

export interface EntitlementStep {
  kind: 'fixed' | 'units' | 'rate' | 'share' | 'cap-once' | 'cap-year' | 'cap-total';
  /** 万元. */
  after: number;
}

/** What a claim comes to. Pure arithmetic: whether the facts of the claim are true, people check. */
export function entitlementOf(programme: Programme, incentive: Incentive, claim: Claim): Entitlement {
  const own = { incentive: incentive.id, clause: incentive.clause };
  const room = roomOf(incentive, claim);
  const refusal = refusalOf(programme, incentive, claim) ?? (room !== null && room <= 0 ? 'used-up' : null);
  if (refusal !== null) return { ...own, amount: 0, upTo: 0, refusal, steps: [] };
  const steps = sumOf(incentive, claim);
  if (steps === null) return { ...own, amount: null, upTo: room, refusal: null, steps: [] };
  const all = capped(steps, incentive, claim);
  return { ...own, amount: all.at(-1)!.after, upTo: room, refusal: null, steps: all };
}

function refusalOf({ inForce }: Programme, { tiers, grant, pay }: Incentive, claim: Claim): Refusal | null {
  const { on, held, grants, yearsPaid = 0 } = claim;
  if (on < inForce.from || (inForce.to !== null && on >= inForce.to)) return 'not-in-force';
  if (tiers !== null && !tiers.some(tier => held.includes(tier))) return 'wrong-tier';
  if (grant !== null) {
    const own = grants.filter(({ tier }) => tier === grant.title);
    if (!own.some(granted => granted.on === on)) return 'not-granted';
    if (grant.firstTime && own.some(granted => granted.on < on)) return 'not-the-first';
  }
  return pay.years !== null && yearsPaid >= pay.years ? 'years-over' : null;
}

/** The sum before any cap; null where the document names neither sum nor share, or the base is not known. */
function sumOf({ pay }: Incentive, { bases, rate = null }: Claim): EntitlementStep[] | null {
  if (pay.amount !== null) return [{ kind: 'fixed', after: inMoney(pay.amount) }];
  if (pay.share === null || bases === null) return null;
  const steps: EntitlementStep[] = [];
  const counted = pay.firstUnits === null ? bases : bases.slice(0, pay.firstUnits);
  let base = counted.reduce((sum, one) => sum + one, 0);
  if (pay.firstUnits !== null) steps.push({ kind: 'units', after: base });
  if (pay.maxRate !== null) {
    if (rate === null) return null;
    base = rate > pay.maxRate ? (base * pay.maxRate) / rate : base;
    steps.push({ kind: 'rate', after: base });
  }
  return [...steps, { kind: 'share', after: (base * pay.share.percent) / 100 }];
}

function capped(steps: EntitlementStep[], incentive: Incentive, claim: Claim): EntitlementStep[] {
  const all = [...steps];
  for (const { kind, room } of roomsOf(incentive, claim)) {
    const before = all.at(-1)!.after;
    if (room < before) all.push({ kind, after: room });
  }
  return all;
}

/** What every cap leaves. */
function roomsOf(
  { pay: { caps } }: Incentive,
  { paidThisYear = 0, paidSoFar = 0 }: Claim,
): { kind: EntitlementStep['kind']; room: number }[] {
  const left = (kind: EntitlementStep['kind'], cap: Quantity | null, paid: number) =>
    cap === null ? [] : [{ kind, room: Math.max(0, inMoney(cap) - paid) }];
  return [
    ...left('cap-once', caps.once, 0),
    ...left('cap-year', caps.year, paidThisYear),
    ...left('cap-total', caps.total, paidSoFar),
  ];
}

function roomOf(incentive: Incentive, claim: Claim): number | null {
  const rooms = roomsOf(incentive, claim).map(({ room }) => room);
  return rooms.length === 0 ? null : Math.min(...rooms);
}

function inMoney({ value, unit }: Quantity): number {
  return inBaseUnit(value, unit);
}

/** An award that is owed: to whom, when, how much. */
export interface Award {
  regionId: string | null;
  /** `YYYY-MM-DD`. */
  on: string;
  /** 万元; null where it is not known. */
  amount: number | null;
}

/** One line of a budget. */
export interface BudgetLine {
  regionId: string | null;
  year: number;
  n: number;
  /** 万元, over the awards whose sum is known. */
  amount: number;
  /** Awards whose sum is not known. */
  nUnknown: number;
}

/** The budget of awards by region and year, the regions in the order they first occur. */
export function budgetOf(awards: readonly Award[]): BudgetLine[] {
  const lines = new Map<string, BudgetLine>();
  for (const { regionId, on, amount } of awards) {
    const year = Number(on.slice(0, 4));
    const key = `${regionId ?? ''} ${year}`;
    const line = lines.get(key) ?? { regionId, year, n: 0, amount: 0, nUnknown: 0 };
    lines.set(key, {
      ...line,
      n: line.n + 1,
      amount: line.amount + (amount ?? 0),
      nUnknown: line.nUnknown + (amount === null ? 1 : 0),
    });
  }
  return [...lines.values()];
}
