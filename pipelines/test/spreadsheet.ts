import type { Workbook } from 'exceljs';

/** What a cell is worth; a cell without anything is ''. */
type Value = number | string | boolean;
type Result = Value | Value[];

/**
 * Computes a workbook as a spreadsheet would, from its formulas alone: values that were stored beside a formula are not
 * looked at. It knows the functions the workbooks of this product use, and fails on any other.
 */
export class Spreadsheet {
  private readonly known = new Map<string, Value>();

  constructor(private readonly book: Workbook) {}

  /** @param address such as `C4` */
  value(sheet: string, address: string): Value {
    const key = `${sheet}!${address}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const { value } = this.book.getWorksheet(sheet)!.getCell(address);
    const found = this.worth(value, sheet);
    this.known.set(key, found);
    return found;
  }

  private worth(value: unknown, sheet: string): Value {
    if (value === null || value === undefined) return '';
    if (typeof value !== 'object') return value as Value;
    if ('formula' in value) return only(new Formula(String(value.formula), sheet, this).result());
    return 'text' in value ? String(value.text) : '';
  }

  /** Cells of a range, row by row; a column without rows goes as far as the sheet. */
  range(sheet: string, from: string, to: string): Value[] {
    const [a, b] = [split(from), split(to)];
    const last = b.row ?? this.book.getWorksheet(sheet)!.rowCount;
    const cells: Value[] = [];
    for (let row = a.row ?? 1; row <= last; row++) cells.push(this.value(sheet, `${a.column}${row}`));
    return cells;
  }
}

function split(address: string): { column: string; row: number | null } {
  const [, column = '', row = ''] = /^\$?([A-Z]+)\$?(\d*)$/.exec(address) ?? [];
  return { column, row: row === '' ? null : Number(row) };
}

const TOKEN =
  /'[^']+'!|"[^"]*"|\$?[A-Z]+\$?\d+(?![A-Z(])|\$[A-Z]+(?=[:,)])|[A-Z]+(?=\()|\d+(?:\.\d+)?(?:e[+-]?\d+)?|<>|<=|>=|[-+*/^(),:<>=]/gy;

/** One formula, read from left to right. */
class Formula {
  private readonly tokens: string[];
  private at = 0;

  constructor(
    text: string,
    private readonly sheet: string,
    private readonly book: Spreadsheet,
  ) {
    this.tokens = text.match(TOKEN) ?? [];
    if (this.tokens.join('') !== text) throw new Error(`cannot read ${text}`);
  }

  result(): Result {
    const result = this.compared();
    if (this.at < this.tokens.length) throw new Error(`left over: ${this.tokens.slice(this.at).join('')}`);
    return result;
  }

  private take(...words: string[]): string | null {
    const token = this.tokens[this.at];
    if (token === undefined || !words.includes(token)) return null;
    this.at++;
    return token;
  }

  private compared(): Result {
    return this.chain(['=', '<>', '<=', '>=', '<', '>'], () =>
      this.chain(['+', '-'], () => this.chain(['*', '/'], () => this.chain(['^'], () => this.signed()))),
    );
  }

  private chain(signs: string[], next: () => Result): Result {
    let left = next();
    for (let sign = this.take(...signs); sign !== null; sign = this.take(...signs)) left = apply(sign, left, next());
    return left;
  }

  private signed(): Result {
    return this.take('-') ? apply('-', 0, this.signed()) : this.single();
  }

  private single(): Result {
    const token = this.tokens[this.at++]!;
    if (token === '(') {
      const inner = this.compared();
      this.at++;
      return inner;
    }
    if (token.startsWith('"')) return token.slice(1, -1);
    if (/^\d/.test(token)) return Number(token);
    if (this.tokens[this.at] === '(') return this.called(token);
    return token.endsWith('!')
      ? this.cells(token.slice(1, -2), this.tokens[this.at++]!)
      : this.cells(this.sheet, token);
  }

  private cells(sheet: string, from: string): Result {
    if (this.take(':') === null) return this.book.value(sheet, from.replaceAll('$', ''));
    return this.book.range(sheet, from, this.tokens[this.at++]!);
  }

  private called(name: string): Result {
    this.at++;
    const args: Result[] = [];
    do args.push(this.compared());
    while (this.take(','));
    this.at++;
    const known = FUNCTIONS[name];
    if (known === undefined) throw new Error(`no function ${name}`);
    return known(args);
  }
}

function apply(sign: string, left: Result, right: Result): Result {
  if (Array.isArray(left))
    return left.map((value, at) => operate(sign, value, Array.isArray(right) ? right[at]! : right));
  return Array.isArray(right) ? right.map(value => operate(sign, left, value)) : operate(sign, left, right);
}

/** Text is more than any number, as in a spreadsheet; arithmetic with it is an error, here NaN. */
function operate(sign: string, left: Value, right: Value): Value {
  const isText = (typeof left === 'string') !== (typeof right === 'string');
  const [a, b] = isText ? [typeof left === 'string' ? 1 : 0, typeof right === 'string' ? 1 : 0] : [left, right];
  const [x, y] = [Number(left), Number(right)];
  const by: Record<string, () => Value> = {
    ...{
      '=': () => a === b,
      '<>': () => a !== b,
      '<': () => a < b,
      '>': () => a > b,
      '<=': () => a <= b,
      '>=': () => a >= b,
    },
    ...{ '+': () => x + y, '-': () => x - y, '*': () => x * y, '/': () => x / y, '^': () => x ** y },
  };
  return by[sign]!();
}

const only = (result: Result): Value => (Array.isArray(result) ? result[0]! : result);
const flat = (args: readonly Result[]): Value[] => args.flat();
const numbers = (args: readonly Result[]): number[] => flat(args).filter(value => typeof value === 'number');
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const mean = (values: readonly number[]): number => total(values) / values.length;
const list = (result: Result): Value[] => (Array.isArray(result) ? result : [result]);

const FUNCTIONS: Record<string, (args: Result[]) => Result> = {
  IF: ([condition, yes, no]) => (only(condition!) ? yes! : no!),
  AND: args => flat(args).every(Boolean),
  ISNUMBER: ([value]) => (Array.isArray(value) ? value.map(one => typeof one === 'number') : typeof value === 'number'),
  MIN: args => Math.min(...numbers(args)),
  MAX: args => Math.max(...numbers(args)),
  SUM: args => total(numbers(args)),
  COUNT: args => numbers(args).length,
  AVERAGE: args => mean(numbers(args)),
  STDEV: args => {
    const values = numbers(args);
    return Math.sqrt(total(values.map(value => (value - mean(values)) ** 2)) / (values.length - 1));
  },
  ROUND: ([value, digits]) =>
    Math.round((Number(value) + Number.EPSILON) * 10 ** Number(digits)) / 10 ** Number(digits),
  LN: ([value]) => Math.log(Number(value)),
  EXP: ([value]) => Math.exp(Number(value)),
  SUMPRODUCT: ([values]) => total(list(values!).map(Number)),
  SUMIFS: ([sums, keys, key]) => total(list(sums!).map((value, at) => (list(keys!)[at] === key ? Number(value) : 0))),
  COUNTIFS: ([keys, key]) => list(keys!).filter(value => value === key).length,
  COUNTIF: ([values, keys]) => list(keys!).map(key => list(values!).filter(value => value === key).length),
};
