import { errorBody, type ErrorBody } from './errors.js';
import { hasBody, pathKeys, type ArgsOf, type OutputOf, type Route } from './route.js';

/** A refusal of the API; `error` is null when the answer was not one of ours (a proxy's page, say). */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly error: ErrorBody | null,
  ) {
    super(error?.message.zh ?? `HTTP ${status}`);
    this.name = 'ApiError';
  }
}

export interface CallOptions {
  signal?: AbortSignal;
  headers?: Record<string, string>;
  /** The bytes of an upload route. */
  file?: Blob;
}

/**
 * Calls one route of the contract.
 *
 * @param base origin before `/api`; '' in a page served by the same host
 * @param args path, query and body together, as the route's input schema takes them
 * @throws ApiError when the API refuses
 */
export async function call<R extends Route>(
  base: string,
  route: R,
  args: ArgsOf<R>,
  options: CallOptions = {},
): Promise<OutputOf<R>> {
  const { url, body } = requestOf(route, args as Record<string, unknown>);
  const response = await fetch(base + url, {
    method: route.method,
    credentials: 'same-origin',
    signal: options.signal ?? null,
    headers: { ...contentType(route, body), ...options.headers },
    body: route.upload ? (options.file ?? null) : body,
  });
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer as OutputOf<R>;
  throw new ApiError(response.status, errorBody.safeParse(answer).data ?? null);
}

function contentType(route: Route, body: string | null): Record<string, string> {
  if (route.upload) return { 'content-type': 'application/octet-stream' };
  return body === null ? {} : { 'content-type': 'application/json' };
}

/** The address and body that ask a route for `args`; lists are written with commas, undefined is left out. */
export function requestOf(route: Route, args: Record<string, unknown>): { url: string; body: string | null } {
  const rest = new Map(Object.entries(args).filter(([, value]) => value !== undefined));
  let url: string = route.path;
  for (const key of pathKeys(route)) {
    url = url.replace(`:${key}`, encodeURIComponent(String(rest.get(key))));
    rest.delete(key);
  }
  if (hasBody(route)) return { url, body: JSON.stringify(Object.fromEntries(rest)) };
  const query = new URLSearchParams([...rest].map(([key, value]): [string, string] => [key, String(value)])).toString();
  return { url: query === '' ? url : `${url}?${query}`, body: null };
}
