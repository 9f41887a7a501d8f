import type { FilingField } from '@tidu/contract';

/** What is written in the cells of a form, by key: a text, or the words chosen. */
export type FilingDraft = Record<string, string | string[]>;

/** One line of a form: a figure, and the same of the year before where the form asks for it. */
export interface FormLine {
  field: FilingField;
  prior: FilingField | null;
}

/** The fields of a form as lines: what belongs to the year before stands beside its figure. */
export function linesOf(fields: readonly FilingField[]): FormLine[] {
  const byKey = new Map(fields.map(field => [field.key, field]));
  return fields
    .filter(({ isPrior }) => !isPrior)
    .map(field => ({ field, prior: byKey.get(`${field.key}Prior`) ?? null }));
}

/** A form as it is opened: every cell says what holds now. */
export function draftOf(fields: readonly FilingField[]): FilingDraft {
  return Object.fromEntries(fields.map(field => [field.key, writtenOf(field)]));
}

/** Several words of one cell are set apart like this; the layouts read it. */
const SEVERAL = '、';

/**
 * What a draft files: the cells that were changed, an emptied one as null, and those the form always wants; null where
 * nothing was changed.
 */
export function filedOf(fields: readonly FilingField[], draft: FilingDraft): Record<string, string | null> | null {
  const textOf = (written: string | string[] | undefined) => [written ?? ''].flat().join(SEVERAL).trim();
  const changed = fields.filter(field => textOf(draft[field.key]) !== textOf(writtenOf(field)));
  if (changed.length === 0) return null;
  const filed = fields.filter(field => field.isRequired || changed.includes(field));
  return Object.fromEntries(filed.map(({ key }) => [key, textOf(draft[key]) || null]));
}

function writtenOf({ value, chosen, choices }: FilingField): string | string[] {
  if (choices !== null) return [...chosen];
  return value === null ? '' : String(value);
}
