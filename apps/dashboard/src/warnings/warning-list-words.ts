import type { contract, OutputOf, WarningEntry } from '@tidu/contract';
import { TIER_NAMES } from '@tidu/domain';
import type { ExportTable } from '../download.js';
import { unitWord } from '../format.js';
import type { Language, Messages } from '../language/messages.js';
import { nameIn } from '../region-name.js';
import type { WarningQuestion } from './warning-question.js';

type Rule = OutputOf<typeof contract.warnings.rules>['rules'][number];

interface Telling {
  text: Messages;
  language: Language;
}

/** The conditions of a question as a reader names them, its state first; the region apart: it is the place. */
export function warningConditions(
  { state, rule, severity, search }: WarningQuestion,
  rules: readonly Rule[],
  { text, language }: Telling,
): string[] {
  const known = rules.find(({ code }) => code === rule);
  return [
    text.warnings.choices[state],
    ...(rule === null ? [] : [known === undefined ? rule : nameIn(known.name, language)]),
    ...(severity === null ? [] : [text.shell.severity[severity]]),
    ...(search === null ? [] : [`“${search}”`]),
  ];
}

/** The table of all rows as it is downloaded. */
export function warningExport(rows: readonly WarningEntry[], { text, language }: Telling): ExportTable {
  const words = text.warnings.columns;
  return {
    title: text.warnings.title,
    header: [
      words.colour,
      words.region,
      words.enterprise,
      text.enterprises.columns.code,
      text.enterprises.tier,
      words.rule,
      words.period,
      words.value,
      words.threshold,
      text.overview.unit,
      words.streak,
      words.state,
      words.since,
      words.secretary,
    ],
    rows: rows.map(row => [
      text.shell.severity[row.severity],
      row.regionName === null ? null : nameIn(row.regionName, language),
      row.subjectName,
      row.subjectId,
      row.tier === null ? null : TIER_NAMES[row.tier][language],
      nameIn(row.ruleName, language),
      row.period,
      row.value,
      row.threshold,
      row.unit === 'none' ? null : unitWord(row.unit, language),
      row.streak,
      text.warnings.states[row.state],
      row.since,
      row.secretary,
    ]),
  };
}
