/** Whatever a sheet looks like and whatever is wrong in it: what was filed reads the same in the returned workbook. */
import fc from 'fast-check';
import { columnName } from '../write/xml-text.js';
import { workbookOf } from '../../test/workbook.js';
import { cellsOfSheets, issue, partsOf, returned } from '../../test/returned.js';
import type { ToldIssue } from './told-issue.js';

const HEADS = ['代码', '企业名称', '报告期', '营业收入', '利润总额', '备注'];
const STRINGS = ['甲公司', '', ' 两 侧 ', '<&>"', '_x0041_'];
const FORMATS = ['yyyy-mm-dd', '0.00%', '0.00'];

/** A cell by what stands in it; a gap where none is written. */
type Cell = { content: string; format: number; isNamed: boolean } | null;
interface Row {
  cells: Cell[];
  gapBefore: number;
  isNumbered: boolean;
  attributes: string;
}

const text = fc.oneof(fc.constantFrom(...STRINGS, '约', '=1+1', '2026-09'), fc.string({ maxLength: 8 }));
const escaped = (value: string) =>
  value
    .replace(/[^\t\n\x20-\ud7ff\ue000-\ufffd]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(']]>', '');
/** Attributes and inside of a cell; `%` stands for the prefix of the vocabulary. */
const content = fc.oneof(
  text.map(value => ` t="inlineStr"><%is><%t xml:space="preserve">${escaped(value)}</%t></%is>`),
  text.map(value => ` t='str'><%f>"a"&amp;B1</%f><%v>${escaped(value)}</%v>`),
  fc.nat({ max: STRINGS.length }).map(at => ` t="s"><%v>${at}</%v>`),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(value => `><%v>${value}</%v>`),
  fc.constantFrom(
    ' t="e"><%v>#REF!</%v>',
    ' t="b"><%v>1</%v>',
    '><%f>A1</%f>',
    '>',
    '><%v/>',
    '><!-- s="9" --><%v>4</%v>',
  ),
);
const cell: fc.Arbitrary<Cell> = fc.option(
  fc.record({ content, format: fc.nat({ max: FORMATS.length }), isNamed: fc.boolean() }),
  { freq: 4 },
);
const row: fc.Arbitrary<Row> = fc.record({
  cells: fc.array(cell, { maxLength: 8 }),
  gapBefore: fc.nat({ max: 2 }),
  isNumbered: fc.boolean(),
  attributes: fc.constantFrom(
    '',
    ' hidden="1"',
    ' spans="1:3"',
    ' s="2" customFormat="1"',
    ' ht="20" customHeight="1"',
  ),
});
const told: fc.Arbitrary<ToldIssue[]> = fc
  .array(
    fc.tuple(
      fc.integer({ min: 2, max: 14 }),
      fc.constantFrom('code', 'revenue', 'totalProfit', 'nothing', null),
      fc.constantFrom('refused', 'explain', 'warning'),
    ),
    { maxLength: 12 },
  )
  .map(all => all.map(([at, field, severity]) => issue(at, field, { severity: severity as ToldIssue['severity'] })))
  .map(all => all.sort((a, b) => a.row! - b.row!));

/** The rows as XML. A cell may leave out its reference only where no gap is before it. */
function rowsXml(rows: readonly Row[], prefix: string): string {
  let number = 1;
  return rows
    .map(({ cells, gapBefore, isNumbered, attributes }) => {
      number += 1 + gapBefore;
      const named = isNumbered || gapBefore > 0 ? ` r="${number}"` : '';
      const written = cells.map((one, at) => {
        if (one === null) return '';
        const reference = one.isNamed || cells[at - 1] === null ? ` r="${columnName(at)}${number}"` : '';
        const format = one.format === 0 ? '' : ` s="${one.format}"`;
        return `<%c${reference}${format}${one.content}</%c>`;
      });
      return written.join('') === ''
        ? `<%row${named}${attributes}/>`
        : `<%row${named}${attributes}>${written.join('')}</%row>`;
    })
    .join('')
    .replace(/(<\/?)%/g, `$1${prefix}`);
}

function sheetXml(rows: string, prefix: string, tail: string): string {
  const head = HEADS.map((name, at) => `<%c r="${columnName(at)}1" t="inlineStr"><%is><%t>${name}</%t></%is></%c>`);
  const name = prefix === '' ? 'xmlns' : 'xmlns:x';
  const open = `<%worksheet ${name}="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><%dimension ref="A1:F3"/><%cols><%col min="2" max="4" style="3" width="9"/></%cols><%sheetData><%row r="1">${head.join('')}</%row>`;
  return (
    open.replace(/(<\/?)%/g, `$1${prefix}`) +
    rows +
    `</%sheetData>${tail}</%worksheet>`.replace(/(<\/?)%/g, `$1${prefix}`)
  );
}

test('our reader finds the cells of the original, and every other part is the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 6 }),
      told,
      fc.constantFrom('', 'x:'),
      fc.constantFrom(
        '',
        '<%pageMargins left="1"/><%tableParts count="0"/>',
        '<%extLst><%ext><a b="1"/></%ext></%extLst>',
      ),
      async (rows, issues, prefix, tail) => {
        const strings = STRINGS.map(value => `<si><t xml:space="preserve">${escaped(value)}</t></si>`).join('');
        const part = sheetXml(rowsXml(rows, prefix), prefix, tail);
        const others = { 'xl/worksheets/sheet1.xml': part, 'docProps/app.xml': '<Properties/>' };
        const original = await workbookOf({ sheets: [{ name: '报表', rows: '' }], formats: FORMATS, strings, others });
        const { form, bytes } = await returned(original, issues);
        expect(form).toBe('own');
        const again = (await returned(bytes, [...issues].reverse())).bytes;
        for (const workbook of [bytes, again]) {
          expect((await cellsOfSheets(workbook))['报表']).toEqual((await cellsOfSheets(original))['报表']);
          const [before, after] = [await partsOf(original), await partsOf(workbook)];
          for (const name of ['docProps/app.xml', 'xl/sharedStrings.xml', '_rels/.rels'])
            expect(after[name]).toBe(before[name]);
        }
        // Cleaned of its marks, it has the looks it had.
        const clean = (await returned(again, [])).bytes;
        expect(await looksOf(clean)).toEqual(await looksOf(original));
      },
    ),
    { numRuns: 40 },
  );
});

/** The number format and the fill of every cell that holds something, by its reference. */
async function looksOf(bytes: Buffer): Promise<string[]> {
  const parts = await partsOf(bytes);
  const formats = [
    ...(/<cellXfs[^>]*>(.*)<\/cellXfs>/.exec(parts['xl/styles.xml']!)?.[1] ?? '').matchAll(/<xf ([^>]*)>/g),
  ];
  const fills = [...parts['xl/styles.xml']!.matchAll(/<fill>(.*?)<\/fill>/g)].map(([, fill]) => fill!);
  const isBlank = (inside: string) => inside === '';
  return [...parts['xl/worksheets/sheet1.xml']!.matchAll(/<(?:x:)?c\b([^>]*?)(?:\/>|>(.*?)<\/(?:x:)?c>)/g)]
    .filter(([, , inside = '']) => !isBlank(inside))
    .map(([, attributes, inside]) => {
      const format = formats[Number(/\bs="(\d+)"/.exec(attributes!)?.[1] ?? 0)]?.[1] ?? '';
      const fill = fills[Number(/fillId="(\d+)"/.exec(format)?.[1] ?? 0)] ?? '<patternFill patternType="none"/>';
      return `${/numFmtId="\d+"/.exec(format)?.[0]} ${fill} ${inside}`;
    });
}
