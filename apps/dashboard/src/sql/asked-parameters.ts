import type { Names, SqlParameter, SqlParameterDescription, SqlSchema } from '@tidu/contract';
import { LATEST, TIER_NAMES, TIERS } from '@tidu/domain';
import type { Language } from '../language/messages.js';
import { parameterNames } from './sql-text.js';

/** A parameter of the query that is being written, with what stands in it. */
export interface AskedParameter extends Omit<SqlParameterDescription, 'title'> {
  title: Names;
  value: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * The parameters a text asks for, in their order: described where the query is a ready-made one; `period` is known by its name; any
 * other is read as what it looks like.
 */
export function askedParameters(
  text: string,
  values: Readonly<Record<string, string>>,
  described: readonly SqlParameterDescription[],
): AskedParameter[] {
  return parameterNames(text).map(name => {
    const known = described.find(parameter => parameter.name === name);
    const value = values[name] ?? known?.preset ?? (name === 'period' ? LATEST : '');
    if (known) return { ...known, value };
    if (name === 'period')
      return { name, title: { zh: '报告期', en: 'Period' }, type: 'text', choices: 'period', preset: LATEST, value };
    const type = DAY.test(value) ? 'day' : NUMBER.test(value) ? 'number' : 'text';
    // A field that turned into another while one types would lose the cursor.
    return { name, title: { zh: '', en: '' }, type, choices: null, preset: '', value };
  });
}

/** The values as the API takes them; an empty field is NULL, except that a text may be empty. */
export function boundParameters(asked: readonly AskedParameter[]): SqlParameter[] {
  return asked.map(({ name, type, value }) => {
    if (type === 'number') return { name, type, value: value === '' ? null : Number(value) };
    if (type === 'day') return { name, type, value: value === '' ? null : value };
    return { name, type, value };
  });
}

/** What a parameter is chosen from; empty where anything may be written. */
export function choicesOf(
  { choices }: Pick<AskedParameter, 'choices'>,
  schema: Pick<SqlSchema, 'periods' | 'latestPeriod'>,
  language: Language,
  latest: string,
): { value: string; text: string }[] {
  if (choices === 'period') {
    const newest = {
      value: LATEST,
      text: schema.latestPeriod === null ? latest : `${latest}（${schema.latestPeriod}）`,
    };
    return [newest, ...schema.periods.toReversed().map(value => ({ value, text: value }))];
  }
  if (choices !== 'tier') return [];
  return TIERS.map(value => ({
    value,
    text: language === 'zh' ? TIER_NAMES[value].shortZh : TIER_NAMES[value].shortEn,
  }));
}
