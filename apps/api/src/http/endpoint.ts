import {
  createParamDecorator,
  Delete,
  Get,
  HttpCode,
  Post,
  Put,
  SetMetadata,
  type ExecutionContext,
} from '@nestjs/common';
import type { FileAnswer, InputOf, OutputOf, Route } from '@tidu/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from './caller.js';
import { fileReply } from './downloads.js';

/** The parsed input; on a scoped route `region` is always there and within the caller's scope. */
export type Asked<R extends Route> = InputOf<R> & (R['scoped'] extends false ? unknown : { region: string });

/** Who asks; nobody in particular may ask a public route. */
export type CallerOf<R extends Route> = R['access'] extends 'public' ? Caller | null : Caller;

/** The HTTP exchange behind a call, for what is about HTTP itself: cookies, the caller's address. */
export interface Exchange {
  request: FastifyRequest;
  reply: FastifyReply;
}

/** What a controller method bound to a route looks like; it may take fewer parameters. */
export type Handler<R extends Route> = (
  asked: Asked<R>,
  caller: CallerOf<R>,
  exchange: Exchange,
) => OutputOf<R> | Promise<OutputOf<R>>;

/** What the gate leaves on a request for the method's parameters. */
export interface Admitted {
  asked: Record<string, unknown>;
  caller: Caller | null;
}

const ROUTE = 'tidu:route';
const VERBS = { GET: Get, POST: Post, PUT: Put, DELETE: Delete };
const admittedRequests = new WeakMap<FastifyRequest, Admitted>();

/** Binds a controller method to one route of the contract: verb, path, access, parsed input, checked output. */
export function Endpoint<R extends Route>(route: R) {
  return <H extends Handler<R>>(target: object, key: string, method: TypedPropertyDescriptor<H>): void => {
    const handler = method.value as Handler<R>;
    const checked = async function (this: unknown, ...parameters: Parameters<Handler<R>>) {
      const answer = route.output.parse(await handler.apply(this, parameters));
      return route.download ? fileReply(answer as FileAnswer) : answer;
    };
    method.value = checked as unknown as H;
    AskedInput()(target, key, 0);
    AskingCaller()(target, key, 1);
    HttpExchange()(target, key, 2);
    for (const decorate of [VERBS[route.method](route.path), HttpCode(200), SetMetadata(ROUTE, route)]) {
      decorate(target, key, method);
    }
  };
}

/** The route a handler is bound to, or null. */
export const routeOf = (handler: object): Route | null =>
  (Reflect.getMetadata(ROUTE, handler) as Route | undefined) ?? null;

/** Lets a request through to its handler, with what it asks and who asks. */
export const admit = (request: FastifyRequest, admitted: Admitted): void => {
  admittedRequests.set(request, admitted);
};

const requestOf = (context: ExecutionContext): FastifyRequest => context.switchToHttp().getRequest<FastifyRequest>();

/** What the gate admitted; a request that never passed it has nothing to be answered. */
export function admittedOf(request: FastifyRequest): Admitted {
  const admitted = admittedRequests.get(request);
  if (admitted === undefined) throw new Error('A request reached a controller without passing the gate.');
  return admitted;
}

const AskedInput = createParamDecorator((_: unknown, context) => admittedOf(requestOf(context)).asked);
const AskingCaller = createParamDecorator((_: unknown, context) => admittedOf(requestOf(context)).caller);
const HttpExchange = createParamDecorator((_: unknown, context): Exchange => ({
  request: requestOf(context),
  reply: context.switchToHttp().getResponse<FastifyReply>(),
}));
