import { ApiError, contract, errorBody, requestOf, type ArgsOf, type RunEntry } from '@tidu/contract';
import { onSignedOut } from '../stores/signed-out.js';

/**
 * Sends a file and tells how much of it has gone; `fetch` cannot tell.
 *
 * @param tell gets the bytes sent so far
 * @returns the run that takes the file in
 * @throws ApiError when the API refuses, TypeError when it cannot be reached
 */
export function sendFile(
  args: ArgsOf<typeof contract.batches.upload>,
  file: File,
  tell: (sent: number) => void,
  signal: AbortSignal,
): Promise<RunEntry> {
  const { url } = requestOf(contract.batches.upload, args);
  const request = new XMLHttpRequest();
  signal.addEventListener('abort', () => request.abort());
  return new Promise((resolve, refuse) => {
    request.upload.addEventListener('progress', ({ loaded }) => tell(loaded));
    request.addEventListener('load', () => {
      if (request.status < 300) return resolve(JSON.parse(request.responseText) as RunEntry);
      const refusal = new ApiError(request.status, refusalOf(request.responseText));
      if (refusal.error?.code === 'not-signed-in') onSignedOut.announce();
      refuse(refusal);
    });
    for (const ending of ['error', 'abort']) {
      request.addEventListener(ending, () => refuse(new TypeError('The file could not be sent.')));
    }
    request.open('POST', url);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.send(file);
  });
}

function refusalOf(answer: string) {
  try {
    return errorBody.safeParse(JSON.parse(answer)).data ?? null;
  } catch {
    return null;
  }
}
