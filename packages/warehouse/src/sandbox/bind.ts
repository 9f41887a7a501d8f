import { DuckDBDateValue, type DuckDBPreparedStatement, type DuckDBValue } from '@duckdb/node-api';
import { Refused } from './gate/index.js';
import type { Parameter } from './protocol.js';

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * Binds every `$name` of a statement.
 *
 * @throws Refused sql-parameter when one has no value or not one of its type; a value nobody asks for is no error
 */
export function bindParameters(statement: DuckDBPreparedStatement, parameters: readonly Parameter[]): void {
  const byName = new Map(parameters.map(parameter => [parameter.name, parameter]));
  for (let index = 1; index <= statement.parameterCount; index++) {
    const name = statement.parameterName(index);
    const parameter = byName.get(name);
    if (parameter === undefined) throw new Refused('sql-parameter', { name, type: '–' });
    bindOne(statement, index, parameter);
  }
}

function bindOne(statement: DuckDBPreparedStatement, index: number, parameter: Parameter): void {
  const value = valueOf(parameter);
  if (value === null) statement.bindNull(index);
  // A whole number may be a LIMIT, which takes no double.
  else if (typeof value === 'number' && Number.isSafeInteger(value)) statement.bindBigInt(index, BigInt(value));
  else statement.bindValue(index, value);
}

function valueOf({ name, type, value }: Parameter): DuckDBValue {
  const refused = new Refused('sql-parameter', { name, type });
  if (value === null) return null;
  if (type === 'text') return String(value);
  if (type === 'boolean') {
    if (typeof value === 'boolean') return value;
    if (value === 'true' || value === 'false') return value === 'true';
    throw refused;
  }
  if (type === 'number') {
    const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
    if (Number.isFinite(number)) return number;
    throw refused;
  }
  return dayOf(String(value)) ?? throwIt(refused);
}

function dayOf(text: string): DuckDBDateValue | null {
  const [, year, month, day] = DAY.exec(text) ?? [];
  if (year === undefined || Number.isNaN(Date.parse(text))) return null;
  return DuckDBDateValue.fromParts({ year: Number(year), month: Number(month), day: Number(day) });
}

function throwIt(error: Error): never {
  throw error;
}
