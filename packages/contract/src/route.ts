import type { ErrorCode } from '@tidu/domain';
import type { z } from 'zod';

/** Who may call a route: anyone, anyone signed in, or an administrator of the caller's scope. */
export type Access = 'public' | 'signed-in' | 'administrator';

/** One thing the API can be asked. Everything that binds, calls, documents or tests it reads this object. */
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Under the API's root; `:name` takes the input of that name. */
  path: `/api/${string}`;
  summary: string;
  access: Access;
  /** True when the answer is cut by region: then `region` is an optional input that the API narrows to the caller's scope. */
  scoped: boolean;
  /** Path, query and body together. */
  input: z.ZodObject;
  output: z.ZodType;
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
export const hasBody = ({ method }: Route): boolean => method === 'POST' || method === 'PUT';
