import type { InputCode } from './code-texts.js';
import { FILE_CODES } from './file-codes.js';
import { ROW_CODES } from './row-codes.js';

export type { CodeTexts, InputCode } from './code-texts.js';

/** The catalogue of input errors: every code a file, a row or a cell can be marked with. */
export const INPUT_CODES = { ...FILE_CODES, ...ROW_CODES } as const satisfies Record<string, InputCode>;

export type InputErrorCode = keyof typeof INPUT_CODES;
/** Codes that concern the file as a whole. */
export type FileErrorCode = keyof typeof FILE_CODES;

/** Codes that never send a row back: it is taken, and the remark goes with it. */
export const REMARKS: ReadonlySet<string> = new Set([
  'CELL_FORMULA',
  'NAME_COLLISION',
  'ROW_DUPLICATE_IDENTICAL',
  'ROW_HIDDEN',
  'TEXT_BIDI_REMOVED',
  'TEXT_CONTROL_REMOVED',
  'TEXT_INVISIBLE_REMOVED',
  'TEXT_MIXED_SCRIPT',
] satisfies InputErrorCode[]);

/** One sentence about one case: what happened and, after it, the cure. */
export function inputSentence(
  code: InputErrorCode,
  facts: { found?: string | null; expected?: string | null },
  language: 'zh' | 'en',
): string {
  const { what, advice } = INPUT_CODES[code][language];
  const fill = (text: string) =>
    text.replace(/\{(found|expected)\}/g, (_, name: 'found' | 'expected') => facts[name] ?? '…');
  return language === 'zh' ? `${fill(what)}。${fill(advice)}。` : `${fill(what)}. ${fill(advice)}.`;
}
