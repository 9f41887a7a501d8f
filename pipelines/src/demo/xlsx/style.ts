/** The looks a cell of a demo workbook can have. */
export const LOOKS = [
  'plain',
  'title',
  'note',
  'head',
  'text',
  'whole',
  'tenths',
  'hundredths',
  'date',
  'total',
] as const;
export type Look = (typeof LOOKS)[number];

/** Place of a look in the style sheet. */
export function styleOf(look: Look): number {
  return LOOKS.indexOf(look);
}

const CENTRE = '<alignment horizontal="center" vertical="center" wrapText="1"/>';
const TENTHS = 164;
const DAY = 165;

const FORMATS: Record<Look, string> = {
  plain: format(0, 0, 0, 0),
  title: format(0, 1, 0, 0, CENTRE),
  note: format(0, 0, 0, 0),
  head: format(0, 2, 2, 1, CENTRE),
  text: format(49, 0, 0, 1),
  whole: format(1, 0, 0, 1),
  tenths: format(TENTHS, 0, 0, 1),
  hundredths: format(2, 0, 0, 1),
  date: format(DAY, 0, 0, 1),
  total: format(4, 2, 0, 1),
};

function format(number: number, font: number, fill: number, border: number, alignment = ''): string {
  const flags = `applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"${alignment && ' applyAlignment="1"'}`;
  return `<xf numFmtId="${number}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" ${flags}>${alignment}</xf>`;
}

const font = (size: number, bold: boolean): string =>
  `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><name val="宋体"/><charset val="134"/></font>`;
const thin = (side: string): string => `<${side} style="thin"><color rgb="FFB7B7B7"/></${side}>`;

/** The style sheet part shared by all demo workbooks. */
export const STYLE_SHEET =
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  `<numFmts count="2"><numFmt numFmtId="${TENTHS}" formatCode="0.0"/><numFmt numFmtId="${DAY}" formatCode="yyyy\\-mm\\-dd"/></numFmts>` +
  `<fonts count="3">${font(10, false)}${font(16, true)}${font(10, true)}</fonts>` +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFEAF1EF"/><bgColor indexed="64"/></patternFill></fill></fills>' +
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>' +
  `<border>${thin('left')}${thin('right')}${thin('top')}${thin('bottom')}<diagonal/></border></borders>` +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="${LOOKS.length}">${LOOKS.map(look => FORMATS[look]).join('')}</cellXfs>` +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
