import { readFile } from 'node:fs/promises';
import { CATALOGUE, readCommendationScheme, TiduError, type CommendationScheme } from '@tidu/domain';
import { commendationFile } from '@tidu/programmes';
import { adoptBuiltInScheme, findRankingScheme, type Ledger, type RankingSchemeVersion } from '@tidu/records';

/** A scheme of the ledger, read. */
export interface KeptScheme {
  scheme: CommendationScheme;
  version: RankingSchemeVersion;
}

/**
 * The scheme a ranking goes by: the province's own unless another is named, its newest version unless told.
 *
 * @throws TiduError `not-found`, `scheme-invalid`
 */
export async function keptScheme(
  ledger: Ledger,
  { id, version, now }: { id?: string | undefined; version?: number | undefined; now: Date },
): Promise<KeptScheme> {
  const text = await readFile(commendationFile, 'utf8');
  const own = readCommendationScheme(text, 'commendation.yaml', CATALOGUE).id;
  await adoptBuiltInScheme(ledger, { id: own, text }, { at: now });
  const found = await findRankingScheme(ledger, id ?? own, version);
  if (found === null) throw new TiduError('not-found', { subject: `方案 ${id ?? own}` });
  return { scheme: readCommendationScheme(found.text, found.id, CATALOGUE), version: found };
}
