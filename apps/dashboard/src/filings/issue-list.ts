import type { contract, OutputOf } from '@tidu/contract';
import type { ExportTable } from '../download.js';
import type { Language, Messages } from '../language/messages.js';
import { nameIn } from '../region-name.js';
import { fieldName } from './field-name.js';

type Issues = OutputOf<typeof contract.batches.issues>['issues'];

/** The list a clerk works through beside the workbook. */
export function issueTable(issues: Issues, text: Messages, language: Language): ExportTable {
  const words = text.filings.issues;
  const { sheet, row, field, found, expected, advice, severity, code } = words;
  return {
    title: words.list,
    header: [sheet, row, field, found, expected, advice, severity, code],
    rows: issues.map(issue => [
      issue.sheet,
      issue.row,
      fieldName(issue.field, text, language),
      issue.found,
      issue.expected,
      nameIn(issue.advice, language),
      words[issue.severity],
      issue.code,
    ]),
  };
}
