import { existsSync, readdirSync, readFileSync } from 'node:fs';
import {
  CATALOGUE,
  createRuleBook,
  FIELDS,
  readCases,
  readProgramme,
  type Cases,
  type Programme,
  type RuleBook,
} from '@tidu/domain';

const LIBRARY = new URL('../../programmes/', import.meta.url);
const inLibrary = (id: string, name: string) => new URL(`${id}/${name}`, LIBRARY);

/** Ids of the built-in programmes. */
export const BUILT_IN: readonly string[] = readdirSync(LIBRARY).filter(id =>
  existsSync(inLibrary(id, 'programme.yaml')),
);

/** What can be measured of an enterprise. */
export const MEASURABLES = { fields: FIELDS, indicators: CATALOGUE };

/** The built-in programmes as one book. */
export function library(): RuleBook {
  const read = (id: string) => readProgramme(readFileSync(inLibrary(id, 'programme.yaml'), 'utf8'), id, MEASURABLES);
  return createRuleBook(BUILT_IN.map(read), MEASURABLES);
}

/** The cases beside a built-in programme. */
export function casesOf(programme: Programme): Cases {
  return readCases(readFileSync(inLibrary(programme.id, 'cases.yaml'), 'utf8'), programme.id, programme);
}
