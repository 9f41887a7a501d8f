import type { CellComment } from './cell-marks.js';
import { resolved, attributeIn, type Token } from './xml-tokens.js';
import { joined, tokensOf } from './part-text.js';

/** A drawing that holds no box yet. Spreadsheets show a comment only where a drawing of this old kind has a box for it. */
export const EMPTY_BOXES =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
  '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>';

const SHAPE_TYPE =
  '<v:shapetype xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">' +
  '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';
const BOX_COLUMNS = 4;
/** Characters of one line of a box, about. */
const LINE = 26;

/** The drawing of a sheet without the boxes of comments that went, and with one for each that came. */
export function editBoxes(
  text: string,
  { removed, added }: { removed: readonly { row: number; column: number }[]; added: readonly CellComment[] },
): string {
  const tokens = tokensOf(text);
  const written = new Map<Token, string>();
  const gone = new Set(removed.map(({ row, column }) => `${row - 1} ${column}`));
  for (const shape of shapesOf(tokens)) {
    if (gone.has(cellOf(shape) ?? '')) for (const token of shape) written.set(token, '');
  }
  const root = tokens.findLast(({ kind, name }) => name === 'xml' && kind !== 'open');
  if (root === undefined || added.length === 0) return joined(tokens, written);
  const first = Math.max(1024, ...[...text.matchAll(/_x0000_s(\d{1,9})\b/g)].map(match => Number(match[1]))) + 1;
  const type = tokens.some(({ name, raw }) => name === 'shapetype' && attributeIn(raw, 'id') === '_x0000_t202')
    ? ''
    : SHAPE_TYPE;
  const boxes = type + added.map((comment, at) => boxOf(comment, first + at)).join('');
  written.set(root, root.kind === 'close' ? boxes + root.raw : `${root.raw.slice(0, -2)}>${boxes}</${root.name}>`);
  return joined(tokens, written);
}

function shapesOf(tokens: readonly Token[]): Token[][] {
  const shapes: Token[][] = [];
  let own: Token[] | null = null;
  for (const token of tokens) {
    if (token.name === 'shape' && token.kind === 'open') own = [];
    own?.push(token);
    if (token.name === 'shape' && token.kind === 'close' && own !== null) {
      shapes.push(own);
      own = null;
    }
  }
  return shapes;
}

/** Row and column, both from 0, of the cell a box belongs to; null for a shape that is no box of a comment. */
function cellOf(shape: readonly Token[]): string | null {
  const data = shape.find(({ name, kind }) => name === 'ClientData' && kind === 'open');
  if (!data || attributeIn(data.raw, 'ObjectType') !== 'Note') return null;
  const number = (tag: string) => {
    const at = shape.findIndex(({ name, kind }) => name === tag && kind === 'open');
    return at < 0 ? null : Number(resolved(shape[at + 1]!.raw));
  };
  const [row, column] = [number('Row'), number('Column')];
  return row === null || column === null ? null : `${row} ${column}`;
}

function boxOf({ row, column, text }: CellComment, id: number): string {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE)), 0);
  const top = Math.max(0, row - 2);
  const anchor = [column + 1, 12, top, 8, column + 1 + BOX_COLUMNS, 12, top + Math.min(20, lines + 2), 8];
  return (
    `<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel" id="_x0000_s${id}" type="#_x0000_t202" style="position:absolute;z-index:${id - 1024};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>' +
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
    `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor.join(', ')}</x:Anchor><x:AutoFill>False</x:AutoFill>` +
    `<x:Row>${row - 1}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
  );
}
