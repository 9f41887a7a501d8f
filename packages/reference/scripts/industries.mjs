/**
 * Writes data/industries-2017.csv from a list of GB/T 4754-2017 with the columns code, name, section (the letter on every row).
 *
 *   node scripts/industries.mjs <list.csv> > data/industries-2017.csv
 *
 * Refuses a list that is not the standard as counted: 20 sections, 97 divisions, 473 groups, every parent present.
 */
import { readFileSync } from 'node:fs';
import { ENGLISH } from './industry-names.mjs';

const EXPECTED = { section: 20, division: 97, group: 473, class: 1381 };
const LEVELS = ['section', 'division', 'group', 'class'];

const file = process.argv[2];
if (!file) throw new Error('Usage: node scripts/industries.mjs <list.csv>');
const industries = readList(readFileSync(file, 'utf8'));
verify(industries);
const lines = industries.map(({ code, name, level, parent }) =>
  [code, name, level, parent, quoted(ENGLISH[code] ?? '')].join(','),
);
process.stdout.write(`code,name,level,parent,name_en\n${lines.join('\n')}\n`);

function quoted(text) {
  return text.includes(',') ? `"${text}"` : text;
}

function readList(text) {
  const lines = text
    .replace(/^\ufeff/, '')
    .trim()
    .split(/\r?\n/)
    .slice(1);
  return lines.map(line => {
    const [code, name, section] = line.split(',');
    return { code, name, level: LEVELS[code.length - 1], parent: parentOf(code, section) };
  });
}

function parentOf(code, section) {
  if (code.length === 1) return '';
  return code.length === 2 ? section : code.slice(0, -1);
}

function verify(list) {
  const codes = new Set(list.map(industry => industry.code));
  if (codes.size !== list.length) throw new Error('A code stands twice.');
  const orphan = list.find(({ parent }) => parent !== '' && !codes.has(parent));
  if (orphan) throw new Error(`${orphan.code} has no parent ${orphan.parent}.`);
  for (const [level, count] of Object.entries(EXPECTED)) {
    const found = list.filter(industry => industry.level === level).length;
    if (found !== count) throw new Error(`${found} of level ${level}, where the standard has ${count}.`);
  }
}
