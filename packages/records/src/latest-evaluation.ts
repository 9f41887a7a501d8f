import { EvaluationEntity } from './entities/warning.js';
import type { Ledger } from './ledger.js';

/** Number of the newest evaluation of warnings, as text; `0` before the first. */
export async function latestEvaluation(ledger: Ledger): Promise<string> {
  const [newest] = await ledger.source.manager.find(EvaluationEntity, { order: { id: 'DESC' }, take: 1 });
  return newest?.id ?? '0';
}
