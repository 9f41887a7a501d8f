import { LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { TiduError } from '../errors.js';
import { problemsOf, type Path, type Problem } from './layout-problems.js';
import { layoutSchema, type Layout } from './layout.js';

/**
 * The layout written in a YAML text.
 *
 * @param fileName shown in messages only
 * @throws TiduError `layout-invalid` with the line of every problem
 */
export function readLayout(yamlText: string, fileName: string): Layout {
  const lines = new LineCounter();
  const document = parseDocument(yamlText, { lineCounter: lines, uniqueKeys: true });
  const refuse = (issues: string[]): never => {
    throw new TiduError('layout-invalid', { file: fileName, issues: issues.join('；') });
  };
  if (document.errors.length > 0) {
    refuse(document.errors.map(error => `第 ${error.linePos?.[0].line ?? '?'} 行：YAML 写法有误（${error.code}）`));
  }
  const tell = ({ path, message }: Problem) => `第 ${lineOf(document, lines, path)} 行${label(path)}：${message}`;
  const parsed = layoutSchema.safeParse(toValue(document, refuse), { error: chinese });
  if (!parsed.success)
    return refuse(parsed.error.issues.map(issue => tell({ path: issue.path, message: issue.message })));
  const problems = problemsOf(parsed.data);
  return problems.length > 0 ? refuse(problems.map(tell)) : parsed.data;
}

/** A text with too many aliases is an attack on memory, and yaml refuses it only here. */
function toValue(document: Document, refuse: (issues: string[]) => never): unknown {
  try {
    return document.toJS({ maxAliasCount: 20 });
  } catch {
    return refuse(['别名（&、*）展开过多']);
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
};

/** zod's message in plain Chinese: what stands there and what should. */
function chinese(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? '缺少这一项' : `应为${TYPE_NAMES[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `应为 ${issue.values.map(String).join('、')} 之一`;
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
