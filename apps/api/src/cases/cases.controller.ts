import { Controller, Inject } from '@nestjs/common';
import { contract, type CaseEntryOfList, type FileAnswer, type OutputOf } from '@tidu/contract';
import { handlingDeadline, TiduError, type Atlas, type Configuration, type WorkCalendar } from '@tidu/domain';
import {
  caseLoads,
  dealWithCase,
  findCase,
  listAccounts,
  listCases,
  openCase,
  type Case,
  type CaseDeed,
  type Ledger,
  type NewCase,
} from '@tidu/records';
import { keepOriginal, openOriginal } from '@tidu/warehouse';
import type { Caller } from '../http/caller.js';
import { Endpoint, type Asked, type Exchange } from '../http/endpoint.js';
import { secretariesOf } from '../http/scope.js';
import { uploadedBytes } from '../http/uploads.js';
import { PublishedSnapshots } from '../published-snapshots.js';
import { regionNames } from '../region-names.js';
import { ATLAS, CLOCK, CONFIGURATION, LEDGER, WORK_CALENDAR, type Clock } from '../tokens.js';

@Controller()
export class CasesController {
  constructor(
    private readonly snapshots: PublishedSnapshots,
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(ATLAS) private readonly atlas: Atlas,
    @Inject(CLOCK) private readonly now: Clock,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(WORK_CALENDAR) private readonly calendar: WorkCalendar,
  ) {}

  @Endpoint(contract.cases.list)
  async list(
    { region, mine, overdue, subject, ...asked }: Asked<typeof contract.cases.list>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.cases.list>> {
    const today = this.today();
    const { state, severity, rule, search, offset, limit } = asked;
    const { total, rows } = await listCases(this.ledger, {
      ...{ regionId: region, secretaries: secretariesOf(caller), state, offset, limit },
      ...(mine && { assignees: [caller.login, caller.name] }),
      ...(overdue && { overdueOn: today }),
      ...(severity !== undefined && { severity }),
      ...(rule !== undefined && { rule }),
      ...(subject !== undefined && { subjectId: subject }),
      ...(search !== undefined && search !== '' && { search }),
    });
    return { today, total, rows: rows.map(row => this.toEntry(row)) };
  }

  @Endpoint(contract.cases.loads)
  async loads(
    { region, by }: Asked<typeof contract.cases.loads>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.cases.loads>> {
    const asked = { regionId: region, secretaries: secretariesOf(caller), by, today: this.today() };
    const rows = await caseLoads(this.ledger, asked);
    const nameOf = (key: string | null) => (by === 'region' && key !== null ? regionNames(this.atlas, key) : null);
    return { rows: rows.map(row => ({ ...row, name: nameOf(row.key) })) };
  }

  @Endpoint(contract.cases.read)
  async read(
    { id, region }: Asked<typeof contract.cases.read>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.cases.read>> {
    const { found, entries } = await this.requireOwn(id, region, caller);
    const accounts = await listAccounts(this.ledger);
    const assignees = accounts.filter(({ login, name, role, regionId, disabledAt }) => {
      if (disabledAt !== null || role === 'analyst') return false;
      if (role === 'secretary') return found.secretary === login || found.secretary === name;
      // Down the tree: whoever answers for more than the caller does is not named to them.
      return found.regionLine.includes(regionId) && this.atlas.within(regionId, caller.regionId);
    });
    return {
      case: this.toEntry(found),
      today: this.today(),
      steps: entries.map(({ at, actor, kind, body, detail }) => ({ at: at.toISOString(), actor, kind, body, detail })),
      assignees: assignees.map(({ login, name, role }) => ({ login, name, role })),
    };
  }

  @Endpoint(contract.cases.open)
  async open(
    { region, enterpriseId, title, body, severity }: Asked<typeof contract.cases.open>,
    caller: Caller,
  ): Promise<CaseEntryOfList> {
    const scope = { regionId: region, secretaries: secretariesOf(caller) };
    const file = await this.snapshots.read(warehouse => warehouse.enterprise(enterpriseId, scope));
    if (file === null) throw new TiduError('not-found', { subject: enterpriseId });
    const at = this.now();
    const { id, name, regionId, secretary } = file.enterprise;
    const wanted: NewCase = {
      ...{ openedBy: caller.login, warningId: null, rule: null, period: null, subject: 'enterprise', subjectId: id },
      ...{ subjectName: name, regionId, regionLine: lineOf(this.atlas, regionId), secretary, severity, title },
      dueOn: this.deadline(severity),
    };
    return this.toEntry(await openCase(this.ledger, wanted, { body, at }));
  }

  @Endpoint(contract.cases.act)
  async act({ id, region, deed }: Asked<typeof contract.cases.act>, caller: Caller): Promise<CaseEntryOfList> {
    const { found } = await this.requireOwn(id, region, caller);
    const who = { actor: caller.login, at: this.now() };
    return this.toEntry(await dealWithCase(this.ledger, id, this.deedOf(deed, found), who));
  }

  @Endpoint(contract.cases.attach)
  async attach(
    { id, region, name }: Asked<typeof contract.cases.attach>,
    caller: Caller,
    { request }: Exchange,
  ): Promise<CaseEntryOfList> {
    await this.requireOwn(id, region, caller);
    const { sha256, bytes } = await keepOriginal(this.configuration.home, uploadedBytes(request));
    const who = { actor: caller.login, at: this.now() };
    return this.toEntry(await dealWithCase(this.ledger, id, { act: 'attach', name, sha256, bytes }, who));
  }

  @Endpoint(contract.cases.file)
  async file({ id, region, sha256 }: Asked<typeof contract.cases.file>, caller: Caller): Promise<FileAnswer> {
    const { entries } = await this.requireOwn(id, region, caller);
    const attached = entries.find(({ kind, detail }) => kind === 'attached' && detail['sha256'] === sha256);
    if (attached === undefined) throw new TiduError('not-found', { subject: sha256 });
    const { bytes } = await openOriginal(this.configuration.home, sha256);
    return { bytes, name: String(attached.detail['name']), mediaType: 'application/octet-stream' };
  }

  private deedOf(deed: Asked<typeof contract.cases.act>['deed'], found: Case): CaseDeed {
    switch (deed.act) {
      case 'escalate':
      case 'reopen':
        return { ...deed, dueOn: this.deadline(found.severity) };
      case 'close':
        // What is filed after this period bears the closing out, or does not.
        return { ...deed, period: this.snapshots.current()?.periods.toSorted().at(-1) ?? null };
      default:
        return deed;
    }
  }

  /** A case of the asked scope; one outside it is not told from one there is none. */
  private async requireOwn(id: string, region: string, caller: Caller) {
    const known = await findCase(this.ledger, id);
    const secretaries = secretariesOf(caller);
    const isOwn =
      known !== null &&
      known.found.regionLine.includes(region) &&
      (secretaries === null || secretaries.includes(known.found.secretary ?? ''));
    if (!isOwn) throw new TiduError('not-found', { subject: id });
    return known;
  }

  private today(): string {
    return new Date(this.now().getTime() - this.now().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  }

  private deadline(severity: Case['severity']): string | null {
    return handlingDeadline(severity, this.today(), this.calendar);
  }

  private toEntry({
    regionLine: _line,
    secretary: _s,
    warningId: _w,
    closedPeriod: _p,
    number,
    changedAt: _c,
    ...one
  }: Case): CaseEntryOfList {
    return {
      ...one,
      label: `C-${one.openedAt.getUTCFullYear()}-${String(number).padStart(4, '0')}`,
      openedAt: one.openedAt.toISOString(),
      closedAt: one.closedAt?.toISOString() ?? null,
      regionName: one.regionId === null ? null : regionNames(this.atlas, one.regionId),
    };
  }
}

function lineOf(atlas: Atlas, regionId: string | null): string[] {
  const line: string[] = [];
  for (let id = regionId; id !== null && !line.includes(id); id = atlas.get(id)?.parentId ?? null) line.push(id);
  return line.includes(atlas.root.id) ? line : [...line, atlas.root.id];
}
