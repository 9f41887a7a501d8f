import { TiduError } from '../errors.js';
import type { Bilingual } from '../vocabulary/bilingual.js';
import { CITED_LISTS, type Programme } from './programme.js';
import type { DocumentUnit } from './quantity.js';

/** One number of a programme: what it is of, how much, in which unit, for which year and region, and where the text says so. */
export interface ProgrammeNumber {
  /** Where it stands, from the list down: `criteria.s-revenue.test.of.0.thresholds.0.value`. */
  path: string;
  list: (typeof CITED_LISTS)[number];
  /** Id of the entry, or the number of a task. */
  entry: string;
  name: Bilingual;
  clause: string;
  quote: string;
  value: number;
  unit: DocumentUnit | null;
  year: number | null;
  region: string | null;
  /** Day from which it holds, of a dated threshold. */
  from: string | null;
}

/** What a node hands down to the numbers below it. */
type Place = Pick<ProgrammeNumber, 'unit' | 'year' | 'region' | 'from' | 'clause' | 'quote'>;

/** Years and ordinals: they place a number, and are none themselves. */
const PLACING = new Set(['year', 'no', 'years', 'from', 'to']);
const UNIT_OF_KEY: Record<string, DocumentUnit> = { percent: '%', maxRate: '%', points: '分', banYears: '年' };

/** Every number of a programme, list by list in the order of its text. */
export function numbersOf(programme: Programme): ProgrammeNumber[] {
  return CITED_LISTS.flatMap(list =>
    programme[list].flatMap(entry => {
      const id = 'no' in entry ? String(entry.no) : entry.id;
      const name = 'name' in entry ? entry.name : { zh: id, en: id };
      const place: Place = {
        unit: null,
        year: null,
        region: null,
        from: null,
        clause: entry.clause,
        quote: entry.quote,
      };
      return numbersIn(entry, '', place).map(found => ({
        ...found,
        path: `${list}.${id}.${found.path}`,
        list,
        entry: id,
        name,
      }));
    }),
  );
}

function numbersIn(node: unknown, path: string, above: Place): (Place & { path: string; value: number })[] {
  if (typeof node !== 'object' || node === null) return [];
  if (Array.isArray(node)) return node.flatMap((one, at) => numbersIn(one, join(path, at), above));
  const fields = node as Record<string, unknown>;
  const told = (key: keyof Place, kind: 'string' | 'number') =>
    typeof fields[key] === kind ? fields[key] : above[key];
  const place = {
    unit: told('unit', 'string'),
    year: told('year', 'number'),
    region: told('region', 'string'),
    from: told('from', 'string'),
    clause: told('clause', 'string'),
    quote: told('quote', 'string'),
  } as Place;
  return Object.entries(fields).flatMap(([key, value]) => {
    // How far a measure looks back is no number of the text that anybody would try.
    if (key === 'measure' || key === 'also') return [];
    if (typeof value !== 'number') return numbersIn(value, join(path, key), place);
    if (PLACING.has(key) && !(key === 'years' && path === 'pay')) return [];
    const unit = key === 'years' ? '年' : (UNIT_OF_KEY[key] ?? place.unit);
    return [{ ...place, unit, path: join(path, key), value }];
  });
}

function join(path: string, key: string | number): string {
  return path === '' ? String(key) : `${path}.${key}`;
}

/** One number tried out: where it stands, and what it is to be. */
export interface NumberChange {
  path: string;
  value: number;
}

/**
 * The programme with other numbers in it. The one handed in stays as it is.
 *
 * @throws TiduError `programme-invalid` for a path that leads to no number of it
 */
export function withNumbers(programme: Programme, changes: readonly NumberChange[]): Programme {
  const known = new Set(numbersOf(programme).map(({ path }) => path));
  const strange = changes.filter(({ path }) => !known.has(path));
  if (strange.length > 0) {
    const issues = strange.map(({ path }) => `没有“${path}”这个数`).join('；');
    throw new TiduError('programme-invalid', { file: programme.id, issues });
  }
  const tried = structuredClone(programme);
  for (const { path, value } of changes) {
    const [list, id, ...keys] = path.split('.') as [(typeof CITED_LISTS)[number], string, ...string[]];
    const entry = tried[list].find(one => ('no' in one ? String(one.no) : one.id) === id);
    const last = keys.pop()!;
    const node = keys.reduce<unknown>((below, key) => (below as Record<string, unknown>)[key], entry);
    (node as Record<string, number>)[last] = value;
  }
  return tried;
}
