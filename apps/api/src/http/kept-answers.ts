import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Provenance, Route } from '@tidu/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, of, type Observable } from 'rxjs';
import { z } from 'zod';
import { AnswerCache } from '../answer-cache.js';
import { PublishedSnapshots } from '../published-snapshots.js';
import { admittedOf, routeOf } from './endpoint.js';

/**
 * Answers a question once per snapshot.
 *
 * An answer that carries its provenance and is cut by region follows from the snapshot, the question and the caller's region
 * alone, so its bytes are kept under these three. Everything else is asked anew each time.
 */
@Injectable()
export class KeptAnswers implements NestInterceptor {
  constructor(
    private readonly cache: AnswerCache,
    private readonly snapshots: PublishedSnapshots,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const route = routeOf(context.getHandler());
    const published = this.snapshots.current();
    if (route === null || published === null || !carriesProvenance(route)) return next.handle();
    const http = context.switchToHttp();
    const { asked, caller } = admittedOf(http.getRequest<FastifyRequest>());
    const keyUnder = (snapshotId: string) => JSON.stringify([snapshotId, route.path, caller?.regionId, asked]);
    void http.getResponse<FastifyReply>().type('application/json; charset=utf-8');
    const kept = this.cache.get(keyUnder(published.id));
    if (kept !== null) return of(kept);
    return next.handle().pipe(
      map((answer: { provenance: Provenance }) => {
        const bytes = Buffer.from(JSON.stringify(answer));
        // The pointer may have moved while the question was answered.
        this.cache.set(keyUnder(answer.provenance.snapshotId), bytes);
        return bytes;
      }),
    );
  }
}

const carriesProvenance = ({ method, output, scoped }: Route): boolean =>
  method === 'GET' && scoped === true && output instanceof z.ZodObject && 'provenance' in output.shape;
