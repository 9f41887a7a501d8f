import type { FileErrorCode } from '@tidu/domain';

/** A file that cannot be taken as a whole; the sentence for its sender follows from the code and the facts. */
export class FileRefused extends Error {
  constructor(
    readonly code: FileErrorCode,
    readonly found: string | null = null,
    readonly expected: string | null = null,
  ) {
    super(`${code}${found === null ? '' : ` (${found})`}`);
    this.name = 'FileRefused';
  }
}
