import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { TiduError } from '@tidu/domain';

/**
 * Where a command writes its file: as the person says, else under its own name where they stand. A file nobody named is not
 * written over.
 *
 * @throws TiduError already-exists
 */
export async function newFile(cwd: string, said: string | undefined, ownName: string): Promise<string> {
  const path = resolve(cwd, said ?? ownName);
  if (said !== undefined) return path;
  const isThere = await stat(path).then(
    () => true,
    () => false,
  );
  if (isThere) throw new TiduError('already-exists', { subject: path });
  return path;
}
