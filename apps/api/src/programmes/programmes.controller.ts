import { Controller, Inject } from '@nestjs/common';
import { contract, type OutputOf, type ProgrammeHead } from '@tidu/contract';
import {
  checkProgramme,
  failuresOf,
  numbersOf,
  readCases,
  TiduError,
  type Atlas,
  type CaseFailure,
  type Programme,
  type RuleBook,
} from '@tidu/domain';
import { installProgramme, withdrawProgramme, type Ledger } from '@tidu/records';
import type { Caller } from '../http/caller.js';
import { Endpoint, type Asked } from '../http/endpoint.js';
import { requireRoot } from '../http/scope.js';
import { ATLAS, CLOCK, LEDGER, type Clock } from '../tokens.js';
import { headOf, MEASURABLES, ProgrammeLibrary, sha256, shelfOf, type ProgrammeSource } from './library.js';

type CaseRow = OutputOf<typeof contract.programmes.read>['cases'][number];

@Controller()
export class ProgrammesController {
  constructor(
    private readonly library: ProgrammeLibrary,
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(ATLAS) private readonly atlas: Atlas,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Endpoint(contract.programmes.list)
  async list(): Promise<OutputOf<typeof contract.programmes.list>> {
    const { sources } = await this.library.open();
    return { programmes: sources.map(headOf) };
  }

  @Endpoint(contract.programmes.read)
  async read({ id }: Asked<typeof contract.programmes.read>): Promise<OutputOf<typeof contract.programmes.read>> {
    const shelf = await this.library.open();
    const source = shelf.sourceOf(id);
    const { programme, sha256: hash, file, text, cases } = source;
    return {
      head: headOf(source),
      sha256: hash,
      programme,
      numbers: numbersOf(programme),
      file,
      text,
      cases: cases === null ? [] : caseRows(shelf.book, programme, cases),
    };
  }

  @Endpoint(contract.programmes.check)
  async check({
    text,
    cases,
  }: Asked<typeof contract.programmes.check>): Promise<OutputOf<typeof contract.programmes.check>> {
    try {
      const { head, rows } = await this.examine(text, cases);
      return { issues: [], head, cases: rows };
    } catch (error) {
      if (!(error instanceof TiduError) || error.code !== 'programme-invalid') throw error;
      return { issues: String(error.facts['issues']).split('；'), head: null, cases: [] };
    }
  }

  @Endpoint(contract.programmes.install)
  async install(
    { text, cases }: Asked<typeof contract.programmes.install>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.programmes.install>> {
    requireRoot(this.atlas, caller);
    const { head, rows } = await this.examine(text, cases);
    const failed = rows.flatMap(({ name, failures }) =>
      failures.map(({ what, expected, found }) => `案例“${name}”：${what} 应为 ${expected}，现为 ${found}`),
    );
    if (failed.length > 0) throw new TiduError('programme-invalid', { file: head.id, issues: failed.join('；') });
    const { id, version } = head;
    const file = { id, version, text, cases: cases ?? null };
    await installProgramme(this.ledger, file, { actor: caller.login, at: this.now() });
    return head;
  }

  @Endpoint(contract.programmes.withdraw)
  async withdraw(
    { id }: Asked<typeof contract.programmes.withdraw>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.programmes.withdraw>> {
    requireRoot(this.atlas, caller);
    await withdrawProgramme(this.ledger, id, { actor: caller.login, at: this.now() });
    return { id };
  }

  /** The programme among those there are, in the place of one of the same id. */
  private async examine(text: string, cases: string | undefined): Promise<{ head: ProgrammeHead; rows: CaseRow[] }> {
    const { value, issues } = checkProgramme(text, MEASURABLES);
    if (value === null) throw new TiduError('programme-invalid', { file: '上传的文件', issues: issues.join('；') });
    const source: ProgrammeSource = {
      ...{ programme: value, sha256: sha256(text), file: text, cases: cases ?? null, text: null, isBuiltIn: false },
    };
    const { sources } = await this.library.open();
    const { book } = shelfOf([...sources.filter(({ programme }) => programme.id !== value.id), source]);
    return { head: headOf(source), rows: cases === undefined ? [] : caseRows(book, value, cases) };
  }
}

/** Each case, with what of it did not come as expected. */
function caseRows(book: RuleBook, programme: Programme, text: string): CaseRow[] {
  const cases = readCases(text, programme.id, programme);
  const failures = failuresOf(book, programme, cases);
  const row = (kind: CaseRow['kind']) => (one: { name: string }) => ({
    kind,
    name: one.name,
    failures: failures.filter(failure => failure.case === one.name).map(asTold),
  });
  return [
    ...cases.enterprises.map(row('enterprise')),
    ...cases.claims.map(row('claim')),
    ...cases.progress.map(row('progress')),
  ];
}

function asTold({ what, expected, found }: CaseFailure): CaseRow['failures'][number] {
  return { what, expected, found };
}
