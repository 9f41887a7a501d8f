import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Provenance, Route } from '@tidu/contract';
import { embargoesOn } from '@tidu/records';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, of, type Observable } from 'rxjs';
import { z } from 'zod';
import { AnswerCache } from '../answer-cache.js';
import { Decisions, type Decided } from '../decisions.js';
import { PublishedSnapshots } from '../published-snapshots.js';
import { CLOCK, type Clock } from '../tokens.js';
import { admittedOf, routeOf } from './endpoint.js';

/**
 * Answers a question once per snapshot.
 *
 * An answer that carries its provenance and is cut by region follows from the snapshot, what people decided, the question and
 * who may see what alone, so its bytes are kept under these. Everything else is asked anew each time.
 */
@Injectable()
export class KeptAnswers implements NestInterceptor {
  constructor(
    private readonly cache: AnswerCache,
    private readonly snapshots: PublishedSnapshots,
    private readonly decisions: Decisions,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const route = routeOf(context.getHandler());
    const published = this.snapshots.current();
    if (route === null || published === null || !carriesProvenance(route)) return next.handle();
    const http = context.switchToHttp();
    const { asked, caller } = admittedOf(http.getRequest<FastifyRequest>());
    const decided = await this.decisions.read();
    const withheld = embargoesOn(caller?.role ?? null, decided.embargoes, this.now()).map(({ period }) => period);
    const standing = (answer: Carrier) => this.withStatus(answer, asked, decided);
    if (!isKept(route)) return next.handle().pipe(map(standing));
    const keyUnder = (snapshotId: string) =>
      JSON.stringify([snapshotId, decided.version, withheld, route.path, caller?.regionId, asked]);
    void http.getResponse<FastifyReply>().type('application/json; charset=utf-8');
    const kept = this.cache.get(keyUnder(published.id));
    if (kept !== null) return of(kept);
    return next.handle().pipe(
      map((answer: Carrier) => {
        const bytes = Buffer.from(JSON.stringify(standing(answer)));
        // The pointer may have moved while the question was answered.
        if (answer.provenance !== null) this.cache.set(keyUnder(answer.provenance.snapshotId), bytes);
        return bytes;
      }),
    );
  }

  /** The answer with the standing of its figures; of several periods, that of the newest. */
  private withStatus(answer: Carrier, asked: Record<string, unknown>, decided: Decided): Carrier {
    const period = newestPeriod(asked) ?? answer.period;
    if (answer.provenance === null || period === undefined || typeof asked['region'] !== 'string') return answer;
    const status = this.decisions.statusOf(decided, period, asked['region']);
    return { ...answer, provenance: { ...answer.provenance, status } };
  }
}

/** What is common to all answers with figures. */
interface Carrier {
  provenance: Provenance | null;
  period?: string;
}

function newestPeriod({ period, periods, to }: Record<string, unknown>): string | undefined {
  const named = [period, to, ...(Array.isArray(periods) ? (periods as unknown[]) : [])];
  return named
    .filter(each => typeof each === 'string')
    .sort()
    .at(-1);
}

const carriesProvenance = ({ method, output, scoped }: Route): boolean =>
  method === 'GET' && scoped !== false && output instanceof z.ZodObject && 'provenance' in output.shape;

/** What a secretary sees depends on who they are. */
const isKept = ({ scoped }: Route): boolean => scoped === true;
