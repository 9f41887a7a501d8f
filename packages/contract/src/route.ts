import type { ErrorCode } from '@tidu/domain';
import { z } from 'zod';
import type { Role } from './vocabulary.js';

/** Who may call a route: anyone, anyone signed in, or the roles named. */
export type Access = 'public' | 'signed-in' | readonly Role[];

/**
 * How an answer is cut. `true`: by region; `region` is an optional input that the API narrows to the caller's scope, and
 * who answers for single enterprises only (a secretary) is refused. `'enterprises'`: by region as well, and for a secretary
 * to the enterprises assigned to them. `false`: there is nothing to cut.
 */
export type Scoped = boolean | 'enterprises';

/** A file as a route answers it: its bytes as they come, the name it is saved under, and its media type. */
export interface FileAnswer {
  bytes: AsyncIterable<Uint8Array>;
  name: string;
  mediaType: string;
}
export const fileAnswer = z.custom<FileAnswer>(
  value => typeof value === 'object' && value !== null && 'bytes' in value,
);

/** One thing the API can be asked. Everything that binds, calls, documents or tests it reads this object. */
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Under the API's root; `:name` takes the input of that name. */
  path: `/api/${string}`;
  summary: string;
  access: Access;
  scoped: Scoped;
  /** What a program's key must permit to call it; see `permitOf`. */
  permit?: 'sql';
  /** The body is the bytes of a file; the input is all in the query. */
  upload?: true;
  /** The answer is the bytes of a file; its output is `fileAnswer`. */
  download?: true;
  /** May be called by who has still to change a first password. */
  beforePasswordChange?: true;
  /** Path, query and body together. */
  input: z.ZodObject;
  output: z.ZodType;
  /** One answer, as documentation shows it. */
  example?: unknown;
  /** Refusals beyond those that follow from access and scope. */
  errors?: readonly ErrorCode[];
}

/** The input as a controller receives it: parsed. */
export type InputOf<R extends Route> = z.output<R['input']>;
/** The input as a caller writes it. */
export type ArgsOf<R extends Route> = z.input<R['input']>;
/** The answer. */
export type OutputOf<R extends Route> = z.output<R['output']>;

/** Declares a route, keeping its literal types. */
export const route = <const R extends Route>(declared: R): R => declared;

/** The names a route takes from its path, in order. */
export const pathKeys = ({ path }: Route): string[] => [...path.matchAll(/:(\w+)/g)].map(match => match[1]!);

/** True for routes that carry their input in the body. */
export const hasBody = ({ method, upload }: Route): boolean => !upload && (method === 'POST' || method === 'PUT');

/**
 * What a program's key must permit to call a route: what is read and cut by region is open to `read`; null needs a session.
 */
export const permitOf = ({ permit, method, scoped }: Route): 'sql' | 'read' | null =>
  permit ?? (method === 'GET' && scoped !== false ? 'read' : null);
