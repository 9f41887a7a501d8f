import { sql, type Sql } from '../sql.js';
import type { Bilingual } from './bilingual.js';
import { industryLine, industryLineSql } from './industry-lines.js';

/** The six teams (专班) of the provincial opinion, in its order. */
export const TEAMS = ['agriculture', 'industry', 'construction', 'commerce', 'culture-tourism', 'energy'] as const;
export type Team = (typeof TEAMS)[number];

/** Name of a team and the department that leads it (吉林省“专精特新”梯度培育工程意见 §三(二); departments by order, inferred). */
export const TEAM_NAMES: Record<Team, Bilingual & { department: string }> = {
  agriculture: { zh: '农业', en: 'Agriculture', department: '农业农村厅' },
  industry: { zh: '工业', en: 'Industry', department: '工信厅' },
  construction: { zh: '建筑', en: 'Construction', department: '住建厅' },
  commerce: { zh: '商贸', en: 'Commerce', department: '商务厅' },
  'culture-tourism': { zh: '文旅', en: 'Culture and tourism', department: '文旅厅' },
  energy: { zh: '能源', en: 'Energy', department: '能源局' },
};

/**
 * The team an industry falls to unless the register names another: the opinion names sectors, not codes, so this is a
 * default. Makers of food (13–15) are industry until the register puts them under agriculture; refineries and mines of
 * fuels are energy; hotels are tourism and restaurants commerce.
 */
export const DEFAULT_TEAM: Readonly<Record<string, Team>> = {
  A: 'agriculture',
  B: 'industry',
  '06': 'energy',
  '07': 'energy',
  C: 'industry',
  '25': 'energy',
  '44': 'energy',
  '45': 'energy',
  E: 'construction',
  F: 'commerce',
  '59': 'commerce',
  '61': 'culture-tourism',
  '62': 'commerce',
  I: 'industry',
  K: 'construction',
  '72': 'commerce',
  '729': 'culture-tourism',
  M: 'industry',
  '748': 'construction',
  '786': 'culture-tourism',
  R: 'culture-tourism',
};

const LINES = Object.keys(DEFAULT_TEAM);

/** The team a word of a register means (`工业`, `工业专班`, `industry`), or null when it names none of the six. */
export function recogniseTeam(text: string): Team | null {
  const plain = text.trim().toLowerCase().replace(/专班$/, '');
  return TEAMS.find(team => team === plain || TEAM_NAMES[team].zh === plain) ?? null;
}

/**
 * Team of an enterprise: the one the register names, else the default of its industry. A name that is none of the six
 * is a team of the bureau's own and is kept as it stands.
 */
export function teamOf(named: string | null, industryCode: string | null): string | null {
  const own = named?.trim() ?? '';
  if (own !== '') return recogniseTeam(own) ?? own;
  const line = industryCode === null ? null : industryLine(industryCode, LINES);
  return line === null ? null : (DEFAULT_TEAM[line] ?? null);
}

/** The same over rows. */
export function teamSql(named: Sql, code: Sql, section: Sql): Sql {
  const own = sql`nullif(trim(${named}), '')`;
  const word = sql`regexp_replace(lower(${own}), '专班$', '')`;
  const words = TEAMS.map(team => sql`WHEN ${word} IN (${team}, ${TEAM_NAMES[team].zh}) THEN ${team}`);
  const defaults = TEAMS.map(team => {
    const lines = LINES.filter(line => DEFAULT_TEAM[line] === team);
    return sql`WHEN ${industryLineSql(code, section, LINES)} IN (${sql.join(lines)}) THEN ${team}`;
  });
  return sql`CASE ${sql.join(words, sql` `)} ELSE coalesce(${own}, CASE ${sql.join(defaults, sql` `)} END) END`;
}
