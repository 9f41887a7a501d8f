import { ERRORS, type ErrorCode } from '@tidu/domain';
import { z } from 'zod';
import type { Route } from './route.js';

/** What every refusal looks like: a stable code, the sentence in both languages, and the facts in it. */
export const errorBody = z.object({
  code: z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]),
  message: z.object({ zh: z.string(), en: z.string() }),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type ErrorBody = z.output<typeof errorBody>;

/** Every code a route may answer with: what follows from its access, scope and method, then its own. */
export function errorsOf(route: Route): ErrorCode[] {
  const codes: ErrorCode[] = [
    'invalid-input' as const,
    ...(route.access === 'public' ? [] : ['not-signed-in' as const]),
    ...(route.access === 'public' || route.beforePasswordChange ? [] : ['must-change-password' as const]),
    ...(typeof route.access === 'object' || route.scoped === true ? ['not-permitted' as const] : []),
    ...(route.scoped ? ['outside-scope' as const, 'not-found' as const] : []),
    ...(route.method === 'GET' ? [] : ['foreign-origin' as const]),
    ...(route.errors ?? []),
    'internal' as const,
  ];
  return [...new Set(codes)];
}
