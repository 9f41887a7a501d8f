import { readCheckedYaml } from '../checked-yaml.js';
import { TiduError } from '../errors.js';
import type { Measurables } from './dictionary.js';
import { problemsOfProgramme } from './programme-problems.js';
import { programmeSchema, type Programme } from './programme.js';

/**
 * The programme written in a YAML text.
 *
 * @param fileName    shown in messages only
 * @param measurables the fields and indicators there are
 * @throws TiduError `programme-invalid` with the line of every problem
 */
export function readProgramme(yamlText: string, fileName: string, measurables: Measurables): Programme {
  const { value, issues } = checkProgramme(yamlText, measurables);
  if (value === null) throw new TiduError('programme-invalid', { file: fileName, issues: issues.join('；') });
  return value;
}

/** The same for whoever shows every problem by itself. */
export function checkProgramme(
  yamlText: string,
  measurables: Measurables,
): { value: Programme; issues: null } | { value: null; issues: string[] } {
  return readCheckedYaml(yamlText, programmeSchema, programme => problemsOfProgramme(programme, measurables));
}
