import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Controller, Inject } from '@nestjs/common';
import {
  contract,
  SQL_FORMS,
  type OutputOf,
  type SavedQueryEntry,
  type SqlForm,
  type SqlParameter,
} from '@tidu/contract';
import { TiduError, type Atlas, type Configuration } from '@tidu/domain';
import {
  findRun,
  findSavedQuery,
  forgetQuery,
  listExports,
  listSavedQueries,
  recordDeed,
  replaceQuery,
  saveQuery,
  type Ledger,
  type SavedQuery,
  type SavedQueryWish,
} from '@tidu/records';
import type { Caller } from '../http/caller.js';
import { Endpoint, type Asked } from '../http/endpoint.js';
import { regionNames } from '../region-names.js';
import { ATLAS, CLOCK, CONFIGURATION, LEDGER, type Clock } from '../tokens.js';

/** Queries people keep. Whoever runs a shared one runs it with their own rights. */
@Controller()
export class SavedQueriesController {
  constructor(
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(ATLAS) private readonly atlas: Atlas,
    @Inject(CLOCK) private readonly now: Clock,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  @Endpoint(contract.savedQueries.list)
  async list(
    _: Asked<typeof contract.savedQueries.list>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.savedQueries.list>> {
    const found = await listSavedQueries(this.ledger, caller.accountId);
    const seen = found.filter(
      ({ owner }) => owner.id === caller.accountId || this.isOneLine(owner.regionId, caller.regionId),
    );
    return { queries: seen.map(query => this.entryOf(query, caller)) };
  }

  @Endpoint(contract.savedQueries.create)
  async create(asked: Asked<typeof contract.savedQueries.create>, caller: Caller): Promise<SavedQueryEntry> {
    const id = await saveQuery(this.ledger, caller.accountId, wishOf(asked), { actor: caller.login, at: this.now() });
    return this.entryOf((await findSavedQuery(this.ledger, id))!, caller);
  }

  @Endpoint(contract.savedQueries.replace)
  async replace(asked: Asked<typeof contract.savedQueries.replace>, caller: Caller): Promise<SavedQueryEntry> {
    const id = idOf(asked.id);
    const deed = { actor: caller.login, at: this.now() };
    await replaceQuery(this.ledger, { accountId: caller.accountId, id }, wishOf(asked), deed);
    return this.entryOf((await findSavedQuery(this.ledger, id))!, caller);
  }

  @Endpoint(contract.savedQueries.forget)
  async forget({ id }: Asked<typeof contract.savedQueries.forget>, caller: Caller): Promise<{ id: string }> {
    const deed = { actor: caller.login, at: this.now() };
    await forgetQuery(this.ledger, { accountId: caller.accountId, id: idOf(id) }, deed);
    return { id };
  }

  @Endpoint(contract.savedQueries.exports)
  async exports(
    _: Asked<typeof contract.savedQueries.exports>,
    { login }: Caller,
  ): Promise<OutputOf<typeof contract.savedQueries.exports>> {
    const runs = await listExports(this.ledger, login);
    return {
      exports: runs.map(({ id, input, subject, createdAt, state, result, error }) => ({
        ...{ id, queryId: input['query'] ?? '', title: subject, at: createdAt.toISOString(), state },
        rows: result['rows'] === undefined ? null : Number(result['rows']),
        error: error?.message ?? null,
      })),
    };
  }

  @Endpoint(contract.savedQueries.fetch)
  async fetch(
    { id }: Asked<typeof contract.savedQueries.fetch>,
    { login }: Caller,
  ): Promise<OutputOf<typeof contract.savedQueries.fetch>> {
    const run = await findRun(this.ledger, id);
    const isOwn = run !== null && run.job === 'export' && run.actor === login && run.state === 'succeeded';
    if (!isOwn) throw new TiduError('not-found', { subject: id });
    const { file = '', name = id, form = 'csv' } = run.result;
    const handle = await open(join(this.configuration.home, 'exports', file), 'r').catch(() => {
      throw new TiduError('not-found', { subject: name });
    });
    await recordDeed(this.ledger, {
      actor: login,
      action: 'export.fetch',
      subject: id,
      detail: { name },
      at: this.now(),
    });
    return { bytes: handle.createReadStream(), name, mediaType: SQL_FORMS[form as SqlForm].mediaType };
  }

  /** Whether one of two regions lies within the other. */
  private isOneLine(one: string, other: string): boolean {
    return this.atlas.within(one, other) || this.atlas.within(other, one);
  }

  private entryOf(query: SavedQuery, caller: Caller): SavedQueryEntry {
    const { id, title, text, parameters, isShared, every, form, owner, updatedAt } = query;
    return {
      ...{ id, title, sql: text, parameters: parameters as SqlParameter[], isShared },
      export: every === null ? null : { every, form: form as SqlForm },
      owner: { login: owner.login, name: owner.name, regionName: regionNames(this.atlas, owner.regionId) },
      isOwn: owner.id === caller.accountId,
      updatedAt: updatedAt.toISOString(),
    };
  }
}

function wishOf({
  title,
  sql,
  parameters,
  isShared,
  export: wished,
}: Asked<typeof contract.savedQueries.create>): SavedQueryWish {
  return { title, text: sql, parameters, isShared, every: wished?.every ?? null, form: wished?.form ?? null };
}

/** @throws TiduError not-found for what cannot be an id */
function idOf(id: string): string {
  if (/^[0-9a-f-]{36}$/.test(id)) return id;
  throw new TiduError('not-found', { subject: id });
}
