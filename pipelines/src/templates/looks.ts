/** The looks a cell of a template can have. */
export const LOOKS = [
  'plain',
  'title',
  'note',
  'head',
  'required',
  'unit',
  'text',
  'money',
  'count',
  'amount',
  'date',
] as const;
export type Look = (typeof LOOKS)[number];

/** Place of a look in the style sheet. */
export function styleOf(look: Look): number {
  return LOOKS.indexOf(look);
}

const DAY = 164;
const CENTRE = '<alignment horizontal="center" vertical="center" wrapText="1"/>';
const WRAPPED = '<alignment vertical="top" wrapText="1"/>';

const FORMATS: Record<Look, string> = {
  plain: format({}),
  title: format({ font: 1 }),
  note: format({ inside: WRAPPED }),
  head: format({ font: 2, fill: 2, border: 1, inside: CENTRE }),
  required: format({ font: 2, fill: 3, border: 1, inside: CENTRE }),
  unit: format({ fill: 2, border: 1, inside: CENTRE }),
  text: format({ number: 49, border: 1 }),
  money: format({ number: 4, border: 1 }),
  count: format({ number: 3, border: 1 }),
  amount: format({ number: 4, border: 1 }),
  date: format({ number: DAY, border: 1 }),
};

function format({ number = 0, font = 0, fill = 0, border = 0, inside = '' }): string {
  const flags = `applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"${inside && ' applyAlignment="1"'}`;
  return `<xf numFmtId="${number}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" ${flags}>${inside}</xf>`;
}

const font = (size: number, isBold: boolean): string =>
  `<font>${isBold ? '<b/>' : ''}<sz val="${size}"/><name val="宋体"/><charset val="134"/></font>`;
const solid = (colour: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
const thin = (side: string): string => `<${side} style="thin"><color rgb="FFB7B7B7"/></${side}>`;

/** The style sheet of templates. */
export const STYLE_SHEET =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  `<numFmts count="1"><numFmt numFmtId="${DAY}" formatCode="yyyy\\-mm\\-dd"/></numFmts>` +
  `<fonts count="3">${font(11, false)}${font(16, true)}${font(11, true)}</fonts>` +
  '<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  `${solid('FFEAF1EF')}${solid('FFFFF0D0')}</fills>` +
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>' +
  `<border>${thin('left')}${thin('right')}${thin('top')}${thin('bottom')}<diagonal/></border></borders>` +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="${LOOKS.length}">${LOOKS.map(look => FORMATS[look]).join('')}</cellXfs>` +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
