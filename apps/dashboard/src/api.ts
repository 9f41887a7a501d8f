import { ApiError, call as callRoute, type ArgsOf, type OutputOf, type Route } from '@tidu/contract';
import { onSignedOut } from './stores/signed-out.js';

/**
 * Asks the API that served this page.
 *
 * @throws ApiError when it refuses (a lapsed session also sends the reader to the sign-in page), TypeError when it cannot be reached
 */
export async function ask<R extends Route>(route: R, args: ArgsOf<R>, signal?: AbortSignal): Promise<OutputOf<R>> {
  try {
    return await callRoute('', route, args, signal === undefined ? {} : { signal });
  } catch (refusal) {
    if (refusal instanceof ApiError && refusal.error?.code === 'not-signed-in') onSignedOut.announce();
    throw refusal;
  }
}
