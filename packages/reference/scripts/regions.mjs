/**
 * Writes data/regions.csv from the history of divisions of yescallop/areacodes (result.csv, CC0 1.0).
 *
 *   node scripts/regions.mjs <result.csv> > data/regions.csv
 *
 * The history has one row for each stretch of a code under one name: 代码,一级行政区,二级行政区,名称,级别,状态,启用时间,变更/弃用时间,新代码.
 */
import { readFileSync } from 'node:fs';
import { ALSO_CALLED, CHANGED_IN, ENGLISH, WITHOUT_CODE } from './kept-by-hand.mjs';
import { shortNames, spokenNames } from './short-names.mjs';

const COLUMNS = [
  'id',
  'name',
  'short_name',
  'name_en',
  'parent',
  'level',
  'kind',
  'gb2260',
  'nbs',
  'aliases',
  'valid_from',
  'valid_to',
  'successors',
  'located_in',
  'reporting',
];
const LEVELS = { 省级: 'province', 地级: 'prefecture', 县级: 'county' };

const file = process.argv[2];
if (!file) throw new Error('Usage: node scripts/regions.mjs <result.csv of yescallop/areacodes>');
process.stdout.write(toCsv(allRegions(readHistory(readFileSync(file, 'utf8')))));

function readHistory(text) {
  const lines = text
    .replace(/^\ufeff/, '')
    .trim()
    .split(/\r?\n/)
    .slice(1);
  return lines.map(line => {
    const [code, , prefecture, name, level, , from, to, successors] = line.split(',');
    return { code, direct: prefecture === '直辖', name, level: LEVELS[level], from, to: to || null, successors };
  });
}

function allRegions(rows) {
  const units = unitsOf(rows);
  const standing = units.filter(unit => unit.validTo === null);
  const short = shortNames(standing);
  const currentNames = new Set(standing.map(unit => unit.name));
  linkSuccessors(units);
  const codes = new Set(units.map(unit => unit.gb2260));
  for (const unit of units) {
    unit.shortName = short.get(unit.id) ?? unit.name;
    unit.nameEn = ENGLISH[unit.id] ?? '';
    unit.aliases = aliasesOf(unit, currentNames, codes);
  }
  const country = {
    id: '000000',
    name: '中国',
    shortName: '全国',
    nameEn: ENGLISH['000000'],
    parent: '',
    level: 'country',
    kind: 'admin',
    validFrom: '1949-10-01',
    aliases: ALSO_CALLED['000000'],
    reporting: false,
    sort: '',
  };
  const extra = WITHOUT_CODE.map((unit, index) => ({ ...unit, reporting: true, sort: sortOfExtra(unit, index) }));
  return [country, ...units, ...extra].sort((a, b) => (a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : 0));
}

/** Joins the stretches of one code that are one unit renamed; another unit that had the code before gets `code@year`. */
function unitsOf(rows) {
  const units = [];
  for (const stretches of groupBy(rows, row => row.code).values()) {
    const inOrder = stretches.toSorted((a, b) => Number(a.from) - Number(b.from));
    let formerNames = [];
    let from = null;
    inOrder.forEach((row, index) => {
      from ??= row.from;
      const last = index === inOrder.length - 1;
      const heirs = finalSuccessors(row);
      if (!last && heirs.every(code => code === row.code)) {
        formerNames.push(row.name);
        return;
      }
      units.push(toUnit(row, from, formerNames, last));
      formerNames = [];
      from = null;
    });
  }
  const known = new Set(['000000', ...units.map(unit => unit.id)]);
  const orphan = units.find(unit => !known.has(unit.parent));
  if (orphan) throw new Error(`${orphan.id} ${orphan.name} has no parent ${orphan.parent}.`);
  return units;
}

function toUnit(row, from, formerNames, last) {
  const id = last ? row.code : `${row.code}@${row.to}`;
  return {
    id,
    name: row.name,
    parent: parentOf(row),
    level: row.level,
    kind: 'admin',
    gb2260: row.code,
    formerNames,
    validFrom: `${from}-01-01`,
    validTo: row.to ? (CHANGED_IN[id] ?? `${row.to}-01-01`) : null,
    heirCodes: finalSuccessors(row),
    reporting: row.to === null,
    sort: id,
  };
}

function parentOf(row) {
  if (row.level === 'province') return '000000';
  if (row.level === 'prefecture' || row.direct) return `${row.code.slice(0, 2)}0000`;
  return `${row.code.slice(0, 4)}00`;
}

/** Codes that took over when this one ended; a year in brackets marks a part handed over earlier, which is another story. */
function finalSuccessors(row) {
  return row.successors.split(';').filter(code => code !== '' && !code.includes('['));
}

/** Turns successor codes into the ids that held them on the day; a prefecture without any takes those of its counties. */
function linkSuccessors(units) {
  const holders = groupBy(units, unit => unit.gb2260);
  const heldOn = (code, day) =>
    holders.get(code)?.find(unit => unit.validFrom <= day && (unit.validTo === null || day < unit.validTo));
  const byId = new Map(units.map(unit => [unit.id, unit]));
  for (const unit of units) {
    unit.successors = unit.heirCodes
      .map(code => heldOn(code, unit.validTo)?.id ?? holders.get(code)?.at(-1)?.id)
      .filter(Boolean);
    // A successor begins the day its predecessor ends, where that day is better known than the year.
    if (CHANGED_IN[unit.id]) for (const id of unit.successors) byId.get(id).validFrom = unit.validTo;
  }
  for (const unit of units.filter(
    each => each.level === 'prefecture' && each.validTo && each.successors.length === 0,
  )) {
    const last = units.filter(child => child.parent === unit.id && child.validTo === unit.validTo);
    const heirs = last.flatMap(child => child.successors).map(id => byId.get(id));
    const prefectures = heirs.map(heir => (heir.level === 'county' ? heir.parent : heir.id));
    unit.successors = [...new Set(prefectures)]
      .filter(id => id !== unit.id && byId.get(id)?.level === 'prefecture')
      .toSorted();
  }
}

function aliasesOf(unit, currentNames, codes) {
  const former = unit.formerNames.filter(name => name !== unit.name && !currentNames.has(name));
  const spoken = unit.validTo === null ? spokenNames(unit.name) : [];
  // Enterprises registered with the city itself: 市本级; lists of divisions before 2003 gave it the code xx01.
  const own = `${unit.gb2260.slice(0, 4)}01`;
  const city = unit.validTo === null && unit.level === 'prefecture' && unit.name.endsWith('市');
  const cityItself = city
    ? [`${unit.name}本级`, `${unit.name}市本级`, `${unit.name}直`, `${unit.name}辖区`, `${unit.name}市辖区`]
    : [];
  const all = [
    ...spoken,
    ...former,
    ...(ALSO_CALLED[unit.id] ?? []),
    ...cityItself,
    ...(city && !codes.has(own) ? [own] : []),
  ];
  return [...new Set(all)].filter(alias => alias !== unit.name && alias !== unit.shortName);
}

/** Zones and agencies stand after the administrative units beside them. */
function sortOfExtra(unit, index) {
  return `${unit.parent.slice(0, unit.level === 'prefecture' ? 2 : 4)}99${String(index).padStart(2, '0')}`;
}

function groupBy(rows, keyOf) {
  const groups = new Map();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

function toCsv(regions) {
  const lines = regions.map(region =>
    [
      region.id,
      region.name,
      region.shortName,
      region.nameEn ?? '',
      region.parent,
      region.level,
      region.kind,
      region.gb2260 ?? '',
      region.nbs ?? '',
      (region.aliases ?? []).join('|'),
      region.validFrom ?? '',
      region.validTo ?? '',
      (region.successors ?? []).join('|'),
      (region.locatedIn ?? []).join('|'),
      String(region.reporting),
    ].join(','),
  );
  return `${COLUMNS.join(',')}\n${lines.join('\n')}\n`;
}
