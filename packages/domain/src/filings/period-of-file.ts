import { parsePeriod, type Period } from '../vocabulary/index.js';
import type { Layout } from './layout.js';

/** Behind a month: the span it begins goes on, so the month alone says nothing. */
const GOES_ON = String.raw`(?!\s*(?:\d{1,2}\s*日\s*)?[-—–−―~～至到])`;
/** Ways a title speaks of a period; each hit is handed to `parsePeriod`. */
const IN_TITLE = [
  /\d{4}\s*年\s*0?1\s*月?\s*[-—–−―~～至到]+\s*\d{1,2}\s*月/u,
  /\d{4}\s*年\s*第?\s*[一二三四1-4]\s*季度/u,
  /\d{4}\s*年?\s*-?[Qq][1-4]/u,
  /\d{4}\s*年\s*(?:上半年|前三季度|全年|度)/u,
  new RegExp(String.raw`\d{4}\s*年\s*\d{1,2}\s*月${GOES_ON}`, 'u'),
  /\d{4}[-./]\d{1,2}(?!\d)/u,
  /(?<!\d)(?:19|20|21)\d{2}(?:0[1-9]|1[0-2])(?!\d)/u,
];

/** The period a title, a sheet's name or a file's name speaks of, or null. */
export function periodInText(text: string): Period | null {
  const plain = text.normalize('NFKC');
  for (const pattern of IN_TITLE) {
    const period = parsePeriod(pattern.exec(plain)?.[0] ?? '');
    if (period) return period;
  }
  return null;
}

/** The period of a whole file, by the sources its layout names, first found first; null when every row must say its own. */
export function periodOfFile(
  layout: Layout,
  said: { parameter: string | null; titles: readonly string[]; fileName: string },
): Period | null {
  for (const source of layout.period?.from ?? []) {
    const period = {
      column: () => null,
      parameter: () => (said.parameter === null ? null : parsePeriod(said.parameter)),
      title: () => said.titles.map(periodInText).find(found => found !== null) ?? null,
      fileName: () => periodInFileName(said.fileName, layout.period?.fileName),
    }[source]();
    if (period) return period;
  }
  return null;
}

function periodInFileName(fileName: string, pattern: string | undefined): Period | null {
  const name = fileName.slice(0, 255);
  if (pattern === undefined) return periodInText(name);
  const groups = new RegExp(pattern, 'u').exec(name)?.groups;
  if (!groups?.year) return null;
  return parsePeriod(groups.quarter ? `${groups.year}Q${groups.quarter}` : `${groups.year}-${groups.month ?? '12'}`);
}
