import { readLayout } from './read-layout.js';

const SOUND = `id: report
kind: filing
name: { zh: 报表, en: Report }
form: report
period: { from: [column] }
unit: 万元
columns:
  - { key: uscc, to: enterpriseId, headers: [信用代码] }
  - { key: revenue, headers: [营业收入], prior: true }
  - { key: employees, headers: [从业人员] }
ignore: [备注]
`;

/** The layout with one line said otherwise, counted from 1; a line may become several or none. */
const withLine = (number: number, text: string | null) =>
  SOUND.split('\n')
    .flatMap((line, index) => (index + 1 === number ? (text === null ? [] : [text]) : [line]))
    .join('\n');

const issuesOf = (yaml: string): string => {
  try {
    readLayout(yaml, 'my-layout.yaml');
  } catch (error) {
    const { code, facts } = error as { code: string; facts: { file: string; issues: string } };
    expect([code, facts.file]).toEqual(['layout-invalid', 'my-layout.yaml']);
    return facts.issues;
  }
  throw new Error('The layout was taken.');
};

test('a layout says what it means, and what it does not say has a meaning too', () => {
  expect(readLayout(SOUND, 'my-layout.yaml')).toMatchObject({
    id: 'report',
    idScheme: 'uscc',
    duplicates: 'refuse',
    frequency: null,
    unit: '万元',
    missing: [],
    period: { from: ['column'], earliest: '2000-01' },
    region: { whenMissing: 'nothing', aliases: {} },
    priorWords: ['上年同期', '去年同期'],
    currentWords: ['本期', '本年'],
    limits: { maxRows: 1_048_576, maxColumns: 500, maxTextLength: 200 },
    checks: {},
    columns: [{ key: 'uscc', to: 'enterpriseId', required: false, prior: false, whenWrong: 'refused' }, {}, {}],
  });
});

describe('what the schema does not allow is told with its line', () => {
  test.each<[why: string, line: number, text: string | null, issue: string]>([
    ['a key that is missing', 2, null, '第 1 行 kind：应为 register、title、filing 之一'],
    ['a kind there is none of', 2, 'kind: survey', '第 2 行 kind：应为 register、title、filing 之一'],
    ['a key nobody knows', 6, 'colour: red', '第 1 行：没有这一项：colour'],
    ['an id with capitals', 1, 'id: Report', '第 1 行 id：写法应符合'],
    ['a number in place of a word', 4, 'form: 7', '第 4 行 form：应为文字'],
    ['a word in place of a list', 11, 'ignore: 备注', '第 11 行 ignore：应为列表'],
    ['a name in one language', 3, 'name: { zh: 报表 }', '第 3 行 name.en：缺少这一项'],
    ['a list without entries', 5, 'period: { from: [] }', '第 5 行 period.from：不能少于 1'],
    [
      'a month that does not exist',
      5,
      "period: { from: [column], earliest: '2010-13' }",
      '第 5 行 period.earliest：写法应符合',
    ],
    [
      'a pattern that is none',
      5,
      "period: { from: [fileName], fileName: '(?<year>' }",
      '第 5 行 period.fileName：不是有效的正则表达式',
    ],
    ['a rule nobody knows', 11, 'checks: { V99: refused }', '第 11 行 checks'],
    ['a column without headers', 10, '  - { key: employees }', '第 10 行 columns.2.headers：缺少这一项'],
    [
      'a key with blanks',
      10,
      '  - { key: my staff, to: employees, headers: [从业人员] }',
      '第 10 行 columns.2.key：写法应符合',
    ],
    ['more rows than a sheet has', 11, 'limits: { maxRows: 9000000 }', '第 11 行 limits.maxRows：不能多于 5000000'],
  ])('%s', (_, line, text, issue) => {
    expect(issuesOf(withLine(line, text))).toContain(issue);
  });
});

describe('what contradicts itself is told with its line', () => {
  test.each<[why: string, line: number, text: string, issue: string]>([
    [
      'a column that fills nothing there is',
      10,
      '  - { key: staff, headers: [从业人员] }',
      '第 10 行 columns.2.key：“staff”不是filing可填的项。可填：enterpriseId、name、region、period',
    ],
    [
      'one key twice',
      10,
      '  - { key: revenue, to: employees, headers: [从业人员] }',
      '第 10 行 columns.2.key：“revenue”出现了两次',
    ],
    [
      'two columns that fill the same',
      10,
      '  - { key: sales, to: revenue, headers: [销售收入] }',
      '第 10 行 columns.2.to：有两列都填“revenue”',
    ],
    [
      'one header for two columns',
      10,
      '  - { key: employees, headers: [从业人员, 营业收入（万元）] }',
      '第 10 行 columns.2.headers.1：表头“营业收入（万元）”已属于“revenue”',
    ],
    [
      'a header that is read and passed over',
      11,
      'ignore: [备注, 从业人员]',
      '第 11 行 ignore.1：表头“从业人员”已属于“employees”',
    ],
    [
      'a year before of what has none',
      10,
      '  - { key: inventionPatents, headers: [专利], prior: true }',
      '第 10 行 columns.2.prior：“inventionPatents”没有上年同期',
    ],
    ['money in a unit that is none', 6, 'unit: 万圆', '第 6 行 unit：“万圆”不是金额的单位'],
    ['money in a unit of something else', 6, 'unit: 人', '第 6 行 unit：“人”不是金额的单位'],
    [
      'persons in a unit of money',
      10,
      '  - { key: employees, headers: [从业人员], unit: 万元 }',
      '第 10 行 columns.2.unit：“万元”不是这一项的单位',
    ],
    [
      'a smallest value above the largest',
      10,
      '  - { key: employees, headers: [从业人员], min: 5, max: 1 }',
      '第 10 行 columns.2.min：最小值大于最大值',
    ],
    [
      'words for what is no choice',
      10,
      '  - { key: employees, headers: [从业人员], values: { a: [甲] } }',
      '第 10 行 columns.2.values：“employees”不是选项，不能有 values',
    ],
    [
      'a value where the cell is empty',
      10,
      "  - { key: employees, headers: [从业人员], default: '0' }",
      '第 10 行 columns.2.default：只有 action 和 tier 可以有 default',
    ],
    [
      'no column for the enterprise',
      8,
      '  - { key: name, headers: [企业名称] }',
      '第 8 行 columns：缺少填“enterpriseId”的列',
    ],
    ['a return without a period', 5, 'frequency: monthly', '第 1 行：经营数据的版式需要 period：报告期从哪里读'],
    [
      'a file’s name nobody says how to read',
      5,
      'period: { from: [fileName] }',
      '第 5 行 period：报告期只从文件名读时，需要 fileName 给出写法',
    ],
    [
      'a pattern without a year',
      5,
      "period: { from: [fileName], fileName: '(?<month>\\d+)' }",
      '第 5 行 period.fileName：写法里需要 (?<year>…)，以及 (?<month>…) 或 (?<quarter>…)',
    ],
  ])('%s', (_, line, text, issue) => {
    expect(issuesOf(withLine(line, text))).toContain(issue);
  });

  test('in a title list', () => {
    const list = (tier: string, action = '') => `id: titles
kind: title
name: { zh: 名单, en: Titles }
form: titles
columns:
  - { key: uscc, to: enterpriseId, headers: [信用代码] }
  - { key: tier, headers: [级别]${tier} }
  - { key: validFrom, headers: [认定日期] }${action && `\n  - { key: action, headers: [动作], ${action} }`}
`;
    expect(() =>
      readLayout(list(', values: { national: [国家级] }', 'default: renew, values: { renew: [复核] }'), 'titles.yaml'),
    ).not.toThrow();
    expect(issuesOf(list(''))).toBe('第 7 行 columns.1.key：这一列需要 values：表里的词对应哪个值');
    expect(issuesOf(list(', values: { gold: [金] }'))).toBe(
      '第 7 行 columns.1.values.gold：没有“gold”这个值。可用：seed、municipal、provincial、national、champion',
    );
    expect(issuesOf(list(', values: { national: [国家级] }', 'default: keep, values: { grant: [认定] }'))).toBe(
      '第 9 行 columns.3.default：应为 grant、renew、cancel 之一',
    );
    const untimed = list(', values: { national: [国家级] }').replace(/ {2}- \{ key: validFrom.*\n/, '');
    expect(issuesOf(untimed)).toBe('第 6 行 columns：缺少填“validFrom”的列');
  });
});

describe('a text that is no YAML', () => {
  test.each([
    ['a bracket that stays open', withLine(3, 'name: { zh: 报表'), /第 \d+ 行：YAML 写法有误/],
    ['one key twice', withLine(4, 'form: a\nform: b'), /第 5 行：YAML 写法有误（DUPLICATE_KEY）/],
    ['a text alone', '你好', /第 1 行：应为一组键值/],
    ['nothing', '', /应为一组键值/],
  ])('is told with its line: %s', (_, yaml, issue) => {
    expect(issuesOf(yaml)).toMatch(issue);
  });

  test('a text that unfolds without end is refused before it does', () => {
    const level = (name: string, of: string) => `${name}: &${name} [${Array.from({ length: 9 }, () => of).join(', ')}]`;
    const bomb = ['a: &a [x]', ...['b', 'c', 'd', 'e', 'f'].map((name, at) => level(name, `*${'abcde'[at]}`))].join(
      '\n',
    );
    expect(issuesOf(bomb)).toContain('别名（&、*）展开过多');
  });
});

test('all that is wrong is told at once', () => {
  const issues = issuesOf(withLine(6, 'unit: 万圆').replace('key: employees', 'key: staff'));
  expect(issues.split('；')).toHaveLength(2);
});
