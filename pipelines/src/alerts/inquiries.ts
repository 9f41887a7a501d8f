import { readFile } from 'node:fs/promises';
import { CATALOGUE, createRuleBook, FIELDS, partsOf, readProgramme, type AlertRule } from '@tidu/domain';
import { programmeFiles } from '@tidu/programmes';
import type { AlertQuestion } from '@tidu/warehouse';

/** The programmes that criteria in the rules are of, asked on a day about the last whole year; none where no rule names one. */
export async function inquiriesOn(
  rules: readonly AlertRule[],
  today: string,
): Promise<NonNullable<AlertQuestion['inquiries']>> {
  const named = new Set(
    rules
      .flatMap(({ levels }) => levels)
      .flatMap(({ condition }) => partsOf(condition))
      .flatMap(part => (part.kind === 'criterion' ? [part.programme] : [])),
  );
  if (named.size === 0) return new Map();
  const measurables = { fields: FIELDS, indicators: CATALOGUE };
  const programmes = await Promise.all(
    programmeFiles().map(async ({ id, programme }) =>
      readProgramme(await readFile(programme, 'utf8'), id, measurables),
    ),
  );
  const book = createRuleBook(programmes, measurables);
  const inquiry = { on: today, period: `${Number(today.slice(0, 4)) - 1}-12`, purpose: 'review' as const };
  const known = programmes.filter(({ id }) => named.has(id));
  return new Map(known.map(programme => [programme.id, { book, programme, inquiry }]));
}
