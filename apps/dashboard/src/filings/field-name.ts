import { fieldOf } from '@tidu/domain';
import type { Language, Messages } from '../language/messages.js';

/**
 * Name of a column as the form prints it: 营业收入, 营业收入上年同期; a column of a layout of the bureau's own keeps its key.
 *
 * @param field key of the column in its layout; null where a whole row is meant
 */
export function fieldName(field: string | null, { columns }: Messages, language: Language): string {
  if (field === null) return columns.wholeRow;
  const known = fieldOf(field);
  if (known === undefined) return (columns.names as Record<string, string>)[field] ?? field;
  return known.key === field ? known[language] : columns.ofYearBefore(known[language]);
}
