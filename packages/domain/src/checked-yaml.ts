import { LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';

/** Where in a text: keys and positions, from the outside in. */
export type Path = readonly PropertyKey[];

/** What is wrong with a value a schema has let through, and where it stands. */
export interface YamlProblem {
  path: Path;
  message: string;
}

/** What a YAML text says, or every problem of it in Chinese, each with its line. */
export type CheckedYaml<Value> = { value: Value; issues: null } | { value: null; issues: string[] };

/**
 * Reads a YAML text by its schema, for the files an office writes by hand.
 *
 * @param problemsOf what a schema cannot say: names that must agree, numbers that must follow each other
 */
export function readCheckedYaml<Schema extends z.ZodType>(
  yamlText: string,
  schema: Schema,
  problemsOf: (value: z.output<Schema>) => YamlProblem[],
): CheckedYaml<z.output<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(yamlText, { lineCounter: lines, uniqueKeys: true });
  if (document.errors.length > 0) {
    return refused(
      document.errors.map(({ code, linePos }) => `第 ${linePos?.[0].line ?? '?'} 行：YAML 写法有误（${code}）`),
    );
  }
  const written = toValue(document);
  if (written === undefined) return refused(['别名（&、*）展开过多']);
  const tell = ({ path, message }: YamlProblem) => `第 ${lineOf(document, lines, path)} 行${label(path)}：${message}`;
  const parsed = schema.safeParse(written, { error: chinese });
  if (!parsed.success) return refused(parsed.error.issues.map(({ path, message }) => tell({ path, message })));
  const problems = problemsOf(parsed.data);
  return problems.length > 0 ? refused(problems.map(tell)) : { value: parsed.data, issues: null };
}

function refused(issues: string[]): { value: null; issues: string[] } {
  return { value: null, issues };
}

/** A text with too many aliases is an attack on memory, and yaml refuses it only here; undefined then. */
function toValue(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 20 }) ?? null;
  } catch {
    return undefined;
  }
}

function lineOf(document: Document, lines: LineCounter, path: Path): number {
  for (let length = path.length; length >= 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

function label(path: Path): string {
  return path.length === 0 ? '' : ` ${path.map(String).join('.')}`;
}

const TYPE_NAMES: Record<string, string> = {
  string: '文字',
  number: '数字',
  boolean: 'true 或 false',
  array: '列表',
  object: '一组键值',
  record: '一组键值',
  int: '整数',
  tuple: '列表',
};

/** zod's message in plain Chinese: what stands there and what should. */
function chinese(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? '缺少这一项' : `应为${TYPE_NAMES[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `应为 ${issue.values.map(String).join('、')} 之一`;
    case 'invalid_union':
      return choices(issue);
    case 'unrecognized_keys':
      return `没有这一项：${issue.keys.join('、')}`;
    case 'invalid_format':
      return `写法应符合 ${String(issue.pattern ?? issue.format)}`;
    case 'too_small':
      return `不能少于 ${String(issue.minimum)}`;
    case 'too_big':
      return `不能多于 ${String(issue.maximum)}`;
    case 'invalid_key':
      return '键名不对';
    default:
      return '不符合要求';
  }
}

/** A form is chosen by its word, so the words there are say most. */
function choices(issue: z.core.$ZodRawIssue): string {
  const words = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
  return words.length > 0 ? `应为 ${words.join('、')} 之一` : '不符合要求';
}
