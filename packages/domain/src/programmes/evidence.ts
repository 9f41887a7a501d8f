import { sectionOf } from '../vocabulary/industry.js';
import type { Period } from '../vocabulary/period.js';
import type { Tier } from '../vocabulary/tier.js';
import type { Purpose } from './criterion.js';

/** What is known of one enterprise. Whatever is missing is null, or absent. */
export interface Evidence {
  /** Digits, or the letter alone, of GB/T 4754. */
  industryCode: string | null;
  foundedOn: string | null;
  /** Titles held on the day. */
  titles: readonly Tier[];
  /** Filed values by field key: the period looked at, the same a year before, and two years before. */
  years: readonly Readonly<Record<string, number | null>>[];
  /** What people attested, by the name of the fact; true and false count as 1 and 0. */
  facts: Readonly<Record<string, number | boolean | null>>;
}

/** What an enterprise is looked at for. */
export interface Inquiry {
  purpose: Purpose;
  /** Day of the decision, `YYYY-MM-DD`: which thresholds are in force, which titles are valid. */
  on: string;
  /** The period whose values count; a whole year where it ends in December. */
  period: Period;
}

/** True, false, or null for what is not known. */
export type Truth = boolean | null;

/** What was filed, registered or granted says by itself: what only people can tell, and did not, is left aside. */
export type OnFile = Truth | 'aside';

/** Whether the industry is one of these sections (`C`) or begins with one of these digits (`65`). */
export function isInIndustries(industryCode: string | null, industries: readonly string[]): Truth {
  if (industryCode === null) return null;
  const letter = sectionOf(industryCode);
  const digits = industryCode.replace(/^[A-T]/, '');
  const truths = industries.map((industry): Truth => {
    if (!/\d/.test(industry)) return letter === industry;
    if (digits.startsWith(industry)) return true;
    // A code that is shorter than the one asked for, such as the section alone, does not tell.
    const isOpen = digits === '' ? sectionOf(industry) === letter : industry.startsWith(digits);
    return isOpen ? null : false;
  });
  return anyOf(truths);
}

/** Full years from a day to another, both `YYYY-MM-DD`. */
export function fullYears(from: string, to: string): number {
  return Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0);
}

/** False if one is false, else null if one is not known. */
export function allOf(truths: readonly Truth[]): Truth {
  return truths.includes(false) ? false : truths.includes(null) ? null : true;
}

/** True if one is true, else null if one is not known. */
export function anyOf(truths: readonly Truth[]): Truth {
  return truths.includes(true) ? true : truths.includes(null) ? null : false;
}

/** The same over what is on file; aside where nothing but what is left aside remains. */
export function allOnFile(parts: readonly OnFile[]): OnFile {
  const told = parts.filter(part => part !== 'aside');
  return told.length === 0 ? 'aside' : allOf(told);
}

/** The same over what is on file; aside where nothing but what is left aside remains. */
export function anyOnFile(parts: readonly OnFile[]): OnFile {
  const told = parts.filter(part => part !== 'aside');
  return told.length === 0 ? 'aside' : anyOf(told);
}
