import { TiduError } from '../errors.js';

/**
 * Rows of a comma-separated text with a header line, each as column → text (RFC 4180: quoted fields, doubled quotes).
 *
 * For reference tables only, which are small and ours; files of strangers are read by the pipelines.
 */
export function readTable(csvText: string): Record<string, string>[] {
  const [header = [], ...lines] = splitRecords(csvText.replace(/^\ufeff/, ''));
  return lines
    .filter(cells => cells.some(cell => cell !== ''))
    .map(cells => Object.fromEntries(header.map((column, index) => [column.trim(), cells[index] ?? ''])));
}

function splitRecords(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let read = 0;
  for (const [all, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy)) {
    read += all.length;
    record.push(quoted === undefined ? (plain ?? '').trim() : quoted.replaceAll('""', '"'));
    if (end !== ',') {
      records.push(record);
      record = [];
    }
  }
  if (read < text.length) {
    throw new TiduError('file-unreadable', { file: 'csv', reason: `第 ${records.length + 1} 行的引号没有成对` });
  }
  return records;
}
