import type { ValueRow } from '@tidu/contract';
import type { Language } from '../language/messages.js';
import { nameIn } from '../region-name.js';
import type { ExplorerQuestion } from './explorer-question.js';

/** What a row is about, each of its keys by its name; an enterprise by its code. */
export function rowName(
  { key, keys, keyName }: Pick<ValueRow, 'key' | 'keys' | 'keyName'>,
  language: Language,
): string {
  if (keys.length === 0) return keyName === null ? key : nameIn(keyName, language);
  return keys.map(each => (each.name === null ? each.key : nameIn(each.name, language))).join(' · ');
}

/** Rows as the reader wants them: in their own order, or the largest first; what has no figure comes last. */
export function sortedRows(rows: readonly ValueRow[], sort: ExplorerQuestion['sort']): ValueRow[] {
  if (sort === 'key') return [...rows];
  const of = (row: ValueRow): number | null => (sort === 'value' ? row.value : (row.change?.value ?? null));
  return rows.toSorted((a, b) => {
    const [one, other] = [of(a), of(b)];
    if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1;
    return other - one;
  });
}
