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
export async function builtInProgrammes(): Promise<{ book: RuleBook; casesOf(programme: Programme): Promise<Cases> }> {
  const files = programmeFiles();
  const programmes = await Promise.all(
    files.map(async ({ id, programme }) => readProgramme(await readFile(programme, 'utf8'), id, MEASURABLES)),
  );
  return {
    book: createRuleBook(programmes, MEASURABLES),
    casesOf: async programme => {
      const { cases } = files.find(({ id }) => id === programme.id)!;
      return readCases(await readFile(cases, 'utf8'), programme.id, programme);
    },
  };
}
