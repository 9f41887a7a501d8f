import { isReturnList, LIST_NAME } from '../read/return-list.js';
import type { WorkbookArchive } from '../read/workbook-archive.js';
import type { WorkbookParts } from '../read/workbook-parts.js';
import { attributeText } from '../write/xml-text.js';
import { NotEditable } from './not-editable.js';
import { mainPrefix, tokensOf } from './part-text.js';
import { attributeIn } from './xml-tokens.js';

/** The part of the list a workbook was returned with before; null where it was not. */
export async function listBefore(archive: WorkbookArchive, parts: WorkbookParts): Promise<string | null> {
  for (const sheet of parts.sheets) if (await isReturnList(archive, parts, sheet)) return sheet.part;
  return null;
}

/** A name for the list that no other sheet has; spreadsheets do not tell capitals apart. */
export function listName(taken: readonly string[]): string {
  const names = new Set(taken.map(name => name.toLowerCase()));
  let number = 1;
  const name = () => (number === 1 ? LIST_NAME : `${LIST_NAME}(${number})`);
  while (names.has(name())) number++;
  return name();
}

/**
 * The workbook's part with one more sheet at its end.
 *
 * @param id of the relation to the sheet's part
 * @param office the vocabulary of relations
 */
export function withSheet(text: string, { name, id, office }: { name: string; id: string; office: string }): string {
  const tokens = tokensOf(text);
  const sheets = tokens.filter(token => token.name === 'sheet' && token.kind !== 'close');
  const end = tokens.findLast(token => token.name === 'sheets' && token.kind === 'close');
  if (end === undefined) throw new NotEditable('no list of sheets');
  const number = Math.max(0, ...sheets.map(({ raw }) => Number(attributeIn(raw, 'sheetId') ?? 0) || 0)) + 1;
  const added = `<${mainPrefix(tokens)}sheet xmlns:r="${office}" name="${attributeText(name)}" sheetId="${number}" r:id="${id}"/>`;
  return tokens.map(token => (token === end ? added + token.raw : token.raw)).join('');
}

/** A name of this form that no part has yet: `xl/comments%.xml` → `xl/comments3.xml`. */
export function freePart(archive: WorkbookArchive, form: string): string {
  const taken = new Set(archive.names.map(name => name.toLowerCase()));
  let number = 1;
  while (taken.has(form.replace('%', String(number)).toLowerCase())) number++;
  return form.replace('%', String(number));
}
