/** What happened and what to do about it; `{found}` and `{expected}` are replaced by the facts of the case. */
export interface CodeTexts {
  readonly what: string;
  readonly advice: string;
}

/** The two languages of one code. */
export interface InputCode {
  readonly zh: CodeTexts;
  readonly en: CodeTexts;
}

const say = (zhWhat: string, zhAdvice: string, enWhat: string, enAdvice: string): InputCode => ({
  zh: { what: zhWhat, advice: zhAdvice },
  en: { what: enWhat, advice: enAdvice },
});

const FILE_CODES = {
  CSV_UNTERMINATED_QUOTE: say(
    '第 {found} 行有一个双引号只开不合，后面的内容无法分列',
    '补上双引号，或用表格软件另存为 xlsx 后重报',
    'A quotation mark opened in row {found} is never closed',
    'Close it, or save the file as xlsx and send it again',
  ),
  FILE_BINARY_CONTENT: say(
    '文本文件里夹有二进制内容',
    '请从原系统重新导出，或另存为 xlsx 后重报',
    'The text file holds binary bytes',
    'Export it again, or save it as xlsx',
  ),
  FILE_CORRUPT: say(
    '文件已损坏或没有传完（{found}）',
    '请在表格软件里打开确认，另存后重报',
    'The file is damaged or truncated ({found})',
    'Open it in a spreadsheet, save it again and resend',
  ),
  FILE_DECOMPRESSION_LIMIT: say(
    '文件解压后过大（{found}），超过 {expected}',
    '请去掉多余的空白区域、图片和工作表后另存',
    'The file unpacks to {found}, over the limit of {expected}',
    'Remove empty areas, pictures and spare sheets, then save again',
  ),
  FILE_DUPLICATE_HEADER: say(
    '有两列都是“{found}”',
    '请只保留一列后重报',
    'Two columns are both “{found}”',
    'Keep one of them and resend',
  ),
  FILE_EMPTY: say('文件是空的', '请确认选对了文件', 'The file is empty', 'Check that it is the right file'),
  FILE_ENCODING_INVALID: say(
    '文字编码前后不一致（{found}），读出来会是乱码',
    '请用表格软件打开原件，另存为 xlsx 或“CSV UTF-8”后重报',
    'The bytes are of no single encoding ({found})',
    'Save the original as xlsx or “CSV UTF-8” and resend',
  ),
  FILE_ENCODING_UNKNOWN: say(
    '认不出文字编码',
    '请另存为 xlsx 或“CSV UTF-8”后重报',
    'The text encoding cannot be told',
    'Save the file as xlsx or “CSV UTF-8” and resend',
  ),
  FILE_ENCRYPTED: say(
    '文件设了打开密码',
    '请取消密码后另存再报',
    'The file is password protected',
    'Remove the password, save and resend',
  ),
  FILE_EXTERNAL_LINK: say(
    '有单元格取自别的工作簿',
    '请选中后“粘贴为数值”再报',
    'Cells are taken from another workbook',
    'Paste them as values before sending',
  ),
  FILE_FIELD_TOO_LONG: say(
    '有一个单元格长达 {found} 个字，超过 {expected}',
    '请检查该格是否误粘了大段内容',
    'One cell holds {found} characters, over the limit of {expected}',
    'Check whether a long text was pasted there by mistake',
  ),
  FILE_HEADER_NOT_FOUND: say(
    '前 30 行里没有找到认识的表头',
    '表头应含：{expected}。请用下发的模板，或指定版式',
    'No row of known headers in the first 30 rows',
    'Headers should include {expected}; use the template or name a layout',
  ),
  FILE_HIDDEN_SHEET: say(
    '隐藏的工作表“{found}”里有数据，没有读取',
    '如需上报，请取消隐藏后单独报送',
    'The hidden sheet “{found}” holds data and was not read',
    'Unhide it and send it separately if it is meant',
  ),
  FILE_LEGACY_XLS: say(
    '这是旧式 .xls 文件',
    '请在表格软件里“另存为”.xlsx 后重报',
    'This is a legacy .xls workbook',
    'Use “Save as” .xlsx and resend',
  ),
  FILE_MACRO_FORBIDDEN: say(
    '文件里带有宏',
    '请另存为不含宏的 .xlsx 后重报',
    'The workbook contains macros',
    'Save it as .xlsx without macros and resend',
  ),
  FILE_MISSING_COLUMN: say(
    '缺少必需的列：{expected}',
    '请补上这些列后重报',
    'Required columns are missing: {expected}',
    'Add them and resend',
  ),
  FILE_NAME_UNSAFE: say(
    '文件名里有路径或控制字符',
    '请改名后重报',
    'The file name holds a path or control characters',
    'Rename the file and resend',
  ),
  FILE_NO_DATA_ROWS: say(
    '只有表头，没有数据行',
    '请确认数据已填在表头下面',
    'There are headers but no rows of data',
    'Check that the data stands below the headers',
  ),
  FILE_SCALE_SUSPECT: say(
    '整张表的金额像是填错了单位（{found} 行可疑）',
    '请核对表头单位是元、千元还是万元，改正后重报',
    'The money of the whole file looks mis-scaled ({found} rows)',
    'Check the unit in the header and resend',
  ),
  FILE_SHEET_AMBIGUOUS: say(
    '有几张工作表都像是要报的：{found}',
    '请只保留一张，其余删去或隐藏',
    'Several sheets could be meant: {found}',
    'Keep one and delete or hide the others',
  ),
  FILE_TOO_MANY_COLUMNS: say(
    '列数 {found} 超过上限 {expected}',
    '请删去多余的列',
    'There are {found} columns, over the limit of {expected}',
    'Remove the spare columns',
  ),
  FILE_TOO_MANY_ROWS: say(
    '行数超过上限 {expected}',
    '请分成几个文件报送',
    'There are more than {expected} rows',
    'Split the file',
  ),
  FILE_TYPE_MISMATCH: say(
    '内容不是表格文件（看起来是{found}）',
    '请报送 .xlsx 或 .csv 文件',
    'The content is no spreadsheet (it looks like {found})',
    'Send an .xlsx or .csv file',
  ),
  FILE_UNIT_MISMATCH: say(
    '同一张表里单位互相矛盾：{found}',
    '请统一单位后重报',
    'Units contradict each other in the file: {found}',
    'Use one unit and resend',
  ),
  FILE_UNKNOWN_COLUMN: say(
    '有不认识的列：{found}，没有读取',
    '如是需要的数据，请改用模板里的列名',
    'Unknown columns were not read: {found}',
    'Use the template’s header if the data is needed',
  ),
  FILE_UNSAFE_ARCHIVE: say(
    '压缩包里有不该有的内容（{found}）',
    '请用表格软件重新另存为 .xlsx',
    'The archive holds entries that must not be there ({found})',
    'Save it again as .xlsx',
  ),
  FILE_XML_DTD_FORBIDDEN: say(
    '文件里有不允许的 DOCTYPE 声明',
    '请用表格软件重新另存为 .xlsx',
    'A part of the file declares a DOCTYPE',
    'Save it again as .xlsx',
  ),
} as const satisfies Record<string, InputCode>;

const ROW_CODES = {
  CELL_ERROR: say(
    '单元格里是错误值 {found}',
    '请改正公式或直接填数',
    'The cell shows the error {found}',
    'Correct the formula or type the value',
  ),
  CELL_FORMULA: say(
    '单元格里是公式',
    '已按公式的结果读取；请核对，最好粘贴为数值',
    'The cell holds a formula',
    'Its stored result was read; check it, or paste it as a value',
  ),
  CELL_FORMULA_NO_VALUE: say(
    '公式没有算出结果',
    '请在表格软件里打开、保存后重报，或粘贴为数值',
    'The formula has no stored result',
    'Open and save the file in a spreadsheet, or paste values',
  ),
  DATE_AMBIGUOUS: say(
    '“{found}”可以读成不同的日期',
    '请写成 {expected}',
    '“{found}” can be read as more than one date',
    'Write it as {expected}',
  ),
  DATE_INVALID: say(
    '“{found}”不是有效的日期',
    '请写成 {expected}',
    '“{found}” is no such date',
    'Write it as {expected}',
  ),
  NAME_COLLISION: say(
    '同一代码对应不同的企业名称，或同一名称对应不同的代码：{found}',
    '请核对代码和名称',
    'One id with two names, or one name with two ids: {found}',
    'Check the code and the name',
  ),
  NUMBER_NEGATIVE: say(
    '“{found}”是负数',
    '这一项不会小于零，请核对',
    '“{found}” is below zero',
    'This figure cannot be negative; check it',
  ),
  NUMBER_NOT_FINITE: say(
    '“{found}”不是一个数',
    '请填实际数值；没有数据请留空',
    '“{found}” is not a finite number',
    'Type the value, or leave the cell empty',
  ),
  NUMBER_NOT_INTEGER: say(
    '“{found}”有小数',
    '人数、件数应为整数',
    '“{found}” has a fraction',
    'Persons and pieces are whole numbers',
  ),
  NUMBER_OUT_OF_RANGE: say(
    '“{found}”超出可能的范围',
    '应在 {expected}，请核对单位',
    '“{found}” is beyond any possible value',
    'It should be {expected}; check the unit',
  ),
  NUMBER_UNPARSABLE: say(
    '“{found}”不是数字',
    '请填阿拉伯数字，不写“约”等字',
    '“{found}” is not a number',
    'Use digits only, no words such as “about”',
  ),
  PERIOD_FUTURE: say(
    '报告期 {found} 还没有到',
    '请核对报告期',
    'The period {found} has not come yet',
    'Check the period',
  ),
  PERIOD_TOO_OLD: say(
    '报告期 {found} 早于 {expected}',
    '请核对报告期',
    'The period {found} is before {expected}',
    'Check the period',
  ),
  REGION_ABOLISHED: say(
    '“{found}”在该报告期已撤销',
    '请改填现在的地区',
    '“{found}” no longer stood at that time',
    'Use its successor',
  ),
  REGION_OUT_OF_SCOPE: say(
    '“{found}”不在您报送的范围内',
    '请报给它所在的地区，或核对地区代码',
    '“{found}” is outside the scope of this report',
    'Send it to its own region, or check the code',
  ),
  REGION_UNKNOWN: say(
    '认不出地区“{found}”',
    '请填行政区划代码或全称',
    'There is no region “{found}”',
    'Use the division code or the full name',
  ),
  REQUIRED_MISSING: say('没有填', '这一项必须填写', 'The cell is empty', 'A value is required here'),
  ROW_DUPLICATE_CONFLICT: say(
    '同一企业同一期有几行，数值不一样',
    '请只保留正确的一行',
    'Several rows have the same key and different values',
    'Keep the one that is right',
  ),
  ROW_DUPLICATE_IDENTICAL: say(
    '与前面的行完全相同，只收一次',
    '不用处理',
    'The same row again; it was taken once',
    'Nothing to do',
  ),
  ROW_HIDDEN: say(
    '这一行在表里是隐藏的，已照常读取',
    '请确认它该不该报',
    'The row is hidden in the sheet and was read all the same',
    'Check whether it should be reported',
  ),
  ROW_RAGGED: say(
    '这一行有 {found} 格，表头有 {expected} 列',
    '请检查是否多了或少了分隔符',
    'The row has {found} cells, the header {expected}',
    'Look for a missing or an extra delimiter',
  ),
  RULE_RD_GT_REVENUE: say(
    '研发费用 {found} 大于营业收入',
    '请核对两项及其单位',
    'R&D expense {found} is above revenue',
    'Check both figures and their units',
  ),
  SCALE_SUSPECT: say(
    '“{found}”像是填错了单位：人均营业收入超过 {expected} 万元',
    '请核对是不是把元填成了万元',
    '“{found}” looks mis-scaled: revenue per head is above {expected}',
    'Check whether yuan were filed as 10,000 yuan',
  ),
  TEXT_BIDI_REMOVED: say(
    '去掉了改变文字方向的不可见字符',
    '请核对名称',
    'Direction marks were taken out',
    'Check the name',
  ),
  TEXT_COMBINING_FLOOD: say(
    '文字上叠了大量附加符号',
    '请重新录入',
    'Combining marks are stacked on the text',
    'Type the text again',
  ),
  TEXT_CONTROL_CHAR: say(
    '文字里有控制字符',
    '请重新录入该格',
    'The text holds control characters',
    'Type the cell again',
  ),
  TEXT_CONTROL_REMOVED: say(
    '换行等控制字符已换成空格',
    '请核对',
    'Line breaks and the like became spaces',
    'Check the text',
  ),
  TEXT_INVISIBLE_REMOVED: say('去掉了不可见字符', '不用处理', 'Invisible characters were taken out', 'Nothing to do'),
  TEXT_MIXED_SCRIPT: say(
    '“{found}”里混有外形相似的别种文字字母',
    '请重新录入名称',
    '“{found}” mixes look-alike letters of another script',
    'Type the name again',
  ),
  TEXT_MOJIBAKE: say(
    '“{found}”是乱码',
    '原文已被错误的编码破坏，请从原系统重新导出',
    '“{found}” was damaged by a wrong encoding',
    'Export it again from its source',
  ),
  TEXT_TOO_LONG: say('文字超过 {expected} 个字', '请缩短', 'The text is over {expected} characters', 'Shorten it'),
  VALUE_UNKNOWN: say(
    '“{found}”不在可填的范围内',
    '请改填：{expected}',
    '“{found}” is none of the known values',
    'Use one of: {expected}',
  ),
  USCC_CHECKSUM: say(
    '统一社会信用代码 {found} 校验不通过',
    '请对照营业执照核对每一位',
    'The check digit of {found} fails',
    'Compare each character with the business licence',
  ),
  USCC_FORMAT: say(
    '“{found}”不是 18 位统一社会信用代码',
    '应为 18 位数字和大写字母，不含 I、O、S、V、Z',
    '“{found}” is no 18-character credit code',
    'Digits and capitals without I, O, S, V, Z',
  ),
  USCC_PRECISION_LOST: say(
    '统一社会信用代码被表格软件当成数字，末几位已丢失（{found}）',
    '请把该列设为文本后重新录入',
    'A spreadsheet turned the credit code into a number ({found})',
    'Format the column as text and type the code again',
  ),
} as const satisfies Record<string, InputCode>;

/** The catalogue of input errors: every code a file, a row or a cell can be marked with. */
export const INPUT_CODES = { ...FILE_CODES, ...ROW_CODES } as const satisfies Record<string, InputCode>;

export type InputErrorCode = keyof typeof INPUT_CODES;
/** Codes that concern the file as a whole. */
export type FileErrorCode = keyof typeof FILE_CODES;

/** Codes that never send a row back: it is taken, and the remark goes with it. */
export const REMARKS: ReadonlySet<string> = new Set([
  'CELL_FORMULA',
  'NAME_COLLISION',
  'ROW_DUPLICATE_IDENTICAL',
  'ROW_HIDDEN',
  'TEXT_BIDI_REMOVED',
  'TEXT_CONTROL_REMOVED',
  'TEXT_INVISIBLE_REMOVED',
  'TEXT_MIXED_SCRIPT',
] satisfies InputErrorCode[]);

/** One sentence about one case: what happened and, after it, the cure. */
export function inputSentence(
  code: InputErrorCode,
  facts: { found?: string | null; expected?: string | null },
  language: 'zh' | 'en',
): string {
  const { what, advice } = INPUT_CODES[code][language];
  const fill = (text: string) =>
    text.replace(/\{(found|expected)\}/g, (_, name: 'found' | 'expected') => facts[name] ?? '…');
  return language === 'zh' ? `${fill(what)}。${fill(advice)}。` : `${fill(what)}. ${fill(advice)}.`;
}
