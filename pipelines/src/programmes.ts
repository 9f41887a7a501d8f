import { readFile } from 'node:fs/promises';
import {
  CATALOGUE,
  createRuleBook,
  FIELDS,
  readCases,
  readProgramme,
  type Cases,
  type Measurables,
  type Programme,
  type RuleBook,
} from '@tidu/domain';
import { programmeFiles } from '@tidu/programmes';

/** What can be measured of an enterprise. */
export const MEASURABLES: Measurables = { fields: FIELDS, indicators: CATALOGUE };

/** The built-in programmes, each with its cases, as one book. */
export async function builtInProgrammes(): Promise<{
  book: RuleBook;
  casesOf(programme: Programme): Promise<Cases>;
  textOf(programme: Programme): string;
}> {
  const files = programmeFiles();
  const texts = new Map(
    await Promise.all(files.map(async ({ id, programme }) => [id, await readFile(programme, 'utf8')] as const)),
  );
  const programmes = [...texts].map(([id, text]) => readProgramme(text, id, MEASURABLES));
  return {
    book: createRuleBook(programmes, MEASURABLES),
    textOf: ({ id }) => texts.get(id)!,
    casesOf: async programme => {
      const { cases } = files.find(({ id }) => id === programme.id)!;
      return readCases(await readFile(cases, 'utf8'), programme.id, programme);
    },
  };
}
