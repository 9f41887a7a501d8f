import { readCheckedYaml } from '../checked-yaml.js';
import { TiduError } from '../errors.js';
import { problemsOfScheme } from './scheme-problems.js';
import { compositeScheme, type CompositeScheme } from './scheme.js';

/**
 * The composite scheme written in a YAML text.
 *
 * @param fileName shown in messages only
 * @throws TiduError `scheme-invalid` with the line of every problem
 */
export function readCompositeScheme(yamlText: string, fileName: string): CompositeScheme {
  const { value, issues } = readCheckedYaml(yamlText, compositeScheme, problemsOfScheme);
  if (value === null) throw new TiduError('scheme-invalid', { file: fileName, issues: issues.join('；') });
  return value;
}
