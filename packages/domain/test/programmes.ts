import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { FIELDS } from '../src/filings/fields.js';
import { CATALOGUE } from '../src/indicators/index.js';
import { createRuleBook, readProgramme, type Programme, type RuleBook } from '../src/programmes/index.js';

const LIBRARY = new URL('../../programmes/', import.meta.url);

/** The dictionary and the catalogue, as every reader of a programme hands them over. */
export const MEASURABLES = { fields: FIELDS, indicators: CATALOGUE };

/** Ids of the built-in programmes. */
export const BUILT_IN: readonly string[] = readdirSync(LIBRARY).filter(id => existsSync(fileOf(id, 'programme.yaml')));

/** The policy documents whose text is in the library. */
export const DOCUMENTS: readonly string[] = BUILT_IN.filter(id => existsSync(fileOf(id, 'text.md')));

/** A file of a built-in programme. */
export function inLibrary(id: string, name: string): string {
  return readFileSync(fileOf(id, name), 'utf8');
}

/** A built-in programme. */
export function builtIn(id: string): Programme {
  return readProgramme(inLibrary(id, 'programme.yaml'), id, MEASURABLES);
}

/** All of them as one book. */
export function library(): RuleBook {
  return createRuleBook(BUILT_IN.map(builtIn), MEASURABLES);
}

/** A programme written out in a test: these lines behind the head every programme has. */
export function programmeFrom(lines: string): Programme {
  return readProgramme(`${HEAD}${lines}\n`, 'test', MEASURABLES);
}

/** Lines 1–8 of a programme of a test. */
export const HEAD = `id: tried
name: 试行办法
standing: official
region: '220000'
document: { title: 试行办法, issuer: 试 }
inForce: { from: 2020-01-01 }
plan: { from: 2020, to: 2025 }
tiers: [{ id: good, name: 好, clause: 一, quote: 好企业 }]
`;

function fileOf(id: string, name: string): URL {
  return new URL(`${id}/${name}`, LIBRARY);
}
