import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Inject, Injectable } from '@nestjs/common';
import type { ProgrammeHead, RuleUsed } from '@tidu/contract';
import {
  CATALOGUE,
  checkProgramme,
  createRuleBook,
  FIELDS,
  readProgramme,
  type Measurables,
  type Programme,
  type RuleBook,
} from '@tidu/domain';
import { programmeFiles } from '@tidu/programmes';
import { installedProgrammes, type Ledger } from '@tidu/records';
import { LEDGER } from '../tokens.js';

/** What can be measured of an enterprise. */
export const MEASURABLES: Measurables = { fields: FIELDS, indicators: CATALOGUE };

/** A programme as it came: its file, the cases that try it, the text it was read from. */
export interface ProgrammeSource {
  programme: Programme;
  sha256: string;
  file: string;
  cases: string | null;
  text: string | null;
  isBuiltIn: boolean;
}

/** Every programme there is, as one book. */
export interface Shelf {
  book: RuleBook;
  /** Throws `not-found`. */
  sourceOf(id: string): ProgrammeSource;
  sources: readonly ProgrammeSource[];
}

/** The law library: built-in programmes, and those a bureau installed, which stand in the place of one of the same id. */
@Injectable()
export class ProgrammeLibrary {
  private readonly builtIn = programmeFiles().map(readBuiltIn);
  private shelf: { key: string; shelf: Shelf } | null = null;

  constructor(@Inject(LEDGER) private readonly ledger: Ledger) {}

  /** As of now; read anew only when something was installed or withdrawn. */
  async open(): Promise<Shelf> {
    const installed = await installedProgrammes(this.ledger);
    const key = installed.map(({ id, sha256 }) => `${id} ${sha256}`).join();
    if (this.shelf?.key === key) return this.shelf.shelf;
    const own = installed.flatMap(({ id, sha256, text, cases }): ProgrammeSource[] => {
      // One that no longer fits, since the product learned other words, is left on the shelf of the ledger.
      const { value } = checkProgramme(text, MEASURABLES);
      return value === null
        ? []
        : [{ programme: { ...value, id }, sha256, file: text, cases, text: null, isBuiltIn: false }];
    });
    const shelf = shelfOf([
      ...this.builtIn.filter(one => !own.some(other => other.programme.id === one.programme.id)),
      ...own,
    ]);
    this.shelf = { key, shelf };
    return shelf;
  }
}

/** These programmes as one book. */
export function shelfOf(sources: readonly ProgrammeSource[]): Shelf {
  const sorted = sources.toSorted((a, b) => (a.programme.id < b.programme.id ? -1 : 1));
  const book = createRuleBook(
    sorted.map(({ programme }) => programme),
    MEASURABLES,
  );
  return {
    book,
    sources: sorted,
    sourceOf: id => {
      const { id: known } = book.programmeOf(id);
      return sorted.find(({ programme }) => programme.id === known)!;
    },
  };
}

function readBuiltIn({ id, programme, cases, text }: ReturnType<typeof programmeFiles>[number]): ProgrammeSource {
  const file = readFileSync(programme, 'utf8');
  return {
    programme: readProgramme(file, id, MEASURABLES),
    sha256: sha256(file),
    file,
    cases: readFileSync(cases, 'utf8'),
    text: text === null ? null : readFileSync(text, 'utf8'),
    isBuiltIn: true,
  };
}

/** Of the text of a rule. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** What a list says of a programme. */
export function headOf({ programme, isBuiltIn }: Pick<ProgrammeSource, 'programme' | 'isBuiltIn'>): ProgrammeHead {
  const { id, version, name, kind, standing, caution, region, inForce, plan, supersedes, tiers, criteria } = programme;
  const { targets, incentives, tasks, cadence, leftOut } = programme;
  return {
    ...{ id, version, name, kind, standing, caution, region, inForce, plan, supersedes, isBuiltIn },
    counts: Object.fromEntries(
      Object.entries({ tiers, criteria, targets, incentives, tasks, cadence, leftOut }).map(([list, { length }]) => [
        list,
        length,
      ]),
    ),
    tiers: tiers.map(tier => ({
      id: tier.id,
      name: tier.name,
      title: tier.title,
      nCriteria: criteria.filter(criterion => criterion.tier === tier.id).length,
    })),
  };
}

/** Which rule was used. */
export function ruleUsed({ programme, sha256: hash }: Pick<ProgrammeSource, 'programme' | 'sha256'>): RuleUsed {
  const { id, version, name, caution } = programme;
  return { id, version, sha256: hash, name, caution };
}
