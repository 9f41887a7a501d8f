import { randomUUID } from 'node:crypto';
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { ErrorBody } from '@tidu/contract';
import { ERRORS, errorSentence, TiduError } from '@tidu/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Turns whatever was thrown into a refusal a person can read; what we did not foresee is logged and shown as a number only. */
@Catch()
export class Refusals implements ExceptionFilter {
  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    refuse(thrown, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}

/** Answers a request with the refusal that `thrown` stands for. */
export function refuse(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const error = asTiduError(thrown, request);
  if (error.code === 'too-many-attempts') void reply.header('retry-after', String(error.facts['seconds']));
  void reply
    .status(ERRORS[error.code].status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(refusalOf(error)));
}

/** What is said of an error in both languages. */
export const refusalOf = ({ code, facts }: TiduError): ErrorBody => ({
  code,
  message: { zh: errorSentence(code, facts, 'zh'), en: errorSentence(code, facts, 'en') },
  facts,
});

function asTiduError(thrown: unknown, request: FastifyRequest): TiduError {
  if (thrown instanceof TiduError) return thrown;
  const status = statusOf(thrown);
  if (status === 404) return new TiduError('not-found', { subject: `${request.method} ${request.url.split('?')[0]}` });
  if (status !== null && status >= 400 && status < 500)
    return new TiduError('invalid-input', { issues: messageOf(thrown) });
  const id = randomUUID();
  request.log.error(
    { err: thrown, errorId: id, method: request.method, path: request.url.split('?')[0] },
    'unforeseen error',
  );
  return new TiduError('internal', { id });
}

/** The status of Nest's and Fastify's own exceptions: an unknown path, a body that is no JSON, one that is too long. */
function statusOf(thrown: unknown): number | null {
  if (thrown instanceof HttpException) return thrown.getStatus();
  if (thrown instanceof Error && 'code' in thrown && String(thrown.code).startsWith('FST_') && 'statusCode' in thrown) {
    return Number(thrown.statusCode);
  }
  return null;
}

const messageOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : 'unreadable');
