import { readCheckedYaml } from '../checked-yaml.js';
import { TiduError } from '../errors.js';
import { problemsOf } from './layout-problems.js';
import { layoutSchema, type Layout } from './layout.js';

/**
 * The layout written in a YAML text.
 *
 * @param fileName shown in messages only
 * @throws TiduError `layout-invalid` with the line of every problem
 */
export function readLayout(yamlText: string, fileName: string): Layout {
  const { value, issues } = readCheckedYaml(yamlText, layoutSchema, problemsOf);
  if (value === null) throw new TiduError('layout-invalid', { file: fileName, issues: issues.join('；') });
  return value;
}
