import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Regions of the whole country with their validity; read with `readRegions` of the domain. */
export const regionsFile: string = inData('regions.csv');

/** Industries of GB/T 4754-2017; read with `readIndustries` of the domain. */
export const industriesFile: string = inData('industries-2017.csv');

/** Days off and days worked in exchange, by the yearly notices of the State Council; read with `readHolidays` of the domain. */
export const holidaysFile: string = inData('holidays.csv');

/** The boundaries of one province, or null where none are kept: the page then shows ranked bars. */
export function mapFile(rootId: string): string | null {
  const file = /^\d{6}$/.test(rootId) ? inData(`maps/${rootId}.json`) : null;
  return file !== null && existsSync(file) ? file : null;
}

/** `data/` lies beside both `src/` and `dist/`, so the way there is the same from either. */
function inData(name: string): string {
  return fileURLToPath(new URL(`../data/${name}`, import.meta.url));
}
