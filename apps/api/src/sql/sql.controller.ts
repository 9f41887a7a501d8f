import { Controller, Inject } from '@nestjs/common';
import {
  contract,
  SQL_FORMS,
  SQL_LIMITS,
  type OutputOf,
  type SqlForm,
  type SqlParameter,
  type SqlSchema,
} from '@tidu/contract';
import { CANNED_QUERIES, QUERY_FUNCTIONS, QUERY_TABLES, TiduError, UNITS } from '@tidu/domain';
import { listAudit, withheldFrom, type Ledger } from '@tidu/records';
import { newestFiled } from '@tidu/warehouse';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../http/caller.js';
import { Endpoint, type Asked, type Exchange } from '../http/endpoint.js';
import { refusalOf } from '../http/refusals.js';
import { PublishedSnapshots } from '../published-snapshots.js';
import { CLOCK, LEDGER, type Clock } from '../tokens.js';
import { readPlan } from './plan-words.js';
import { Workbench, type WorkbenchAnswer } from './workbench.js';

/** SQL of people and of their programs. */
@Controller()
export class SqlController {
  constructor(
    private readonly workbench: Workbench,
    private readonly snapshots: PublishedSnapshots,
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Endpoint(contract.sql.schema)
  async schema({ region }: Asked<typeof contract.sql.schema>, { role }: Caller): Promise<SqlSchema> {
    const withheld = await withheldFrom(this.ledger, role, this.now());
    const seesPersons = role === 'administrator' || role === 'officer';
    return this.snapshots.read(async (warehouse, { id }) => {
      const periods = (await warehouse.periods(region)).filter(({ period }) => !withheld.includes(period));
      return {
        snapshotId: id,
        regionId: region,
        tables: QUERY_TABLES.map(({ name, title, about, columns }) => ({
          ...{ name, title, about },
          columns: columns
            .filter(({ personal }) => seesPersons || !personal)
            .map(column => ({ name: column.name, title: column.title, unit: column.unit && UNITS[column.unit] })),
        })),
        functions: QUERY_FUNCTIONS.map(({ name, usage, about }) => ({ name, usage, about })),
        canned: CANNED_QUERIES.map(query => ({ ...query, parameters: [...query.parameters] })),
        periods: periods.map(({ period }) => period),
        latestPeriod: newestFiled(periods),
        limits: { rows: SQL_LIMITS.rowsOnPage, seconds: SQL_LIMITS.secondsOnPage, bytes: SQL_LIMITS.bytes },
      };
    });
  }

  @Endpoint(contract.sql.run)
  async run(
    { sql, parameters, region, form: wished, name, mostRows, limitSeconds, markSmall }: Asked<typeof contract.sql.run>,
    caller: Caller,
    { request, reply }: Exchange,
  ): Promise<OutputOf<typeof contract.sql.run>> {
    const form = wished ?? acceptedForm(request);
    const query = { text: sql, parameters, regionId: region, form, mostRows, limitSeconds, markSmall };
    const answer = await this.workbench.run(caller, { ...query, mostBytes: SQL_LIMITS.bytes }, untilGone(reply));
    const { mediaType, ending } = SQL_FORMS[form];
    void reply.header('x-tidu-query', answer.queryId).header('x-tidu-snapshot', answer.snapshotId);
    if (answer.synthetic) void reply.header('x-tidu-synthetic', 'true');
    const mark = answer.synthetic ? '-合成数据' : '';
    return {
      bytes: form === 'ndjson' ? told(answer) : answer.bytes,
      name: `${name ?? `tidu-${this.now().toISOString().slice(0, 10)}`}${mark}.${ending}`,
      mediaType: form === 'csv' ? `${mediaType}; charset=utf-8` : mediaType,
    };
  }

  @Endpoint(contract.sql.plan)
  async plan(
    { sql, parameters, region }: Asked<typeof contract.sql.plan>,
    caller: Caller,
    { reply }: Exchange,
  ): Promise<OutputOf<typeof contract.sql.plan>> {
    const query = { text: sql, parameters, regionId: region, form: 'plan', mostRows: 1, markSmall: false } as const;
    const limits = { mostBytes: 1024 ** 2, limitSeconds: SQL_LIMITS.secondsOnPage };
    const { bytes } = await this.workbench.run(caller, { ...query, ...limits }, untilGone(reply));
    const pieces: Uint8Array[] = [];
    for await (const piece of bytes) pieces.push(Uint8Array.from(piece));
    return { root: readPlan(Buffer.concat(pieces).toString()) };
  }

  @Endpoint(contract.sql.history)
  async history(
    { limit }: Asked<typeof contract.sql.history>,
    { login }: Caller,
  ): Promise<OutputOf<typeof contract.sql.history>> {
    const entries = await listAudit(this.ledger, { actor: login, action: 'sql.run', limit });
    return {
      queries: entries.map(({ subject, at, detail }) => ({
        id: subject,
        at: at.toISOString(),
        sql: String(detail['text']),
        parameters: detail['parameters'] as SqlParameter[],
        regionId: String(detail['regionId']),
        form: String(detail['form']),
        outcome: String(detail['outcome']),
        rows: (detail['rows'] as number | undefined) ?? null,
        elapsedMs: (detail['elapsedMs'] as number | undefined) ?? null,
      })),
    };
  }
}

/** The first form of `Accept` there is; JSON for who takes anything. */
function acceptedForm({ headers }: FastifyRequest): SqlForm {
  const wanted = (headers.accept ?? '*/*').split(',').map(part => part.split(';')[0]!.trim().toLowerCase());
  for (const type of wanted) {
    if (type === '*/*' || type === 'application/*') return 'json';
    const found = Object.entries(SQL_FORMS).find(([, { mediaType }]) => mediaType === type);
    if (found) return found[0] as SqlForm;
  }
  const known = Object.values(SQL_FORMS).map(({ mediaType }) => mediaType);
  throw new TiduError('invalid-input', { issues: `Accept: ${known.join(', ')}` });
}

/** Aborts when who asked has gone before the answer was all there. */
function untilGone({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort();
  });
  return gone.signal;
}

/** Lines of an answer; a refusal after the first of them is a line as well, since the status has been said by then. */
async function* told({ bytes }: WorkbenchAnswer): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* bytes;
  } catch (error) {
    if (!(error instanceof TiduError)) throw error;
    yield Buffer.from(`${JSON.stringify({ error: refusalOf(error) })}\n`);
  }
}
