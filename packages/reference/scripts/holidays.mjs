/**
 * Writes data/holidays.csv from a folder with the yearly files of NateScarlet/holiday-cn (2015.json, 2016.json …), which
 * follow the yearly notices of the State Council.
 *
 *   node scripts/holidays.mjs <folder> > data/holidays.csv
 *
 * Refuses a year without its National Day: its notice is not out, or the file is not whole.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
if (!folder) throw new Error('Usage: node scripts/holidays.mjs <folder>');
const files = readdirSync(folder)
  .filter(name => /^\d{4}\.json$/.test(name))
  .sort();
const days = new Map();
for (const file of files) {
  const { year, days: listed } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  if (!listed.some(({ date }) => date === `${year}-10-01`)) throw new Error(`${file} does not name its National Day.`);
  for (const { date, name, isOffDay } of listed) days.set(date, [date, isOffDay ? 'off' : 'work', name]);
}
const lines = [...days.keys()].sort().map(date => days.get(date).join(','));
process.stdout.write(`date,kind,name\n${lines.join('\n')}\n`);
