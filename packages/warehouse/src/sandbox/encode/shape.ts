import { DuckDBTypeId, type DuckDBDecimalType, type DuckDBEnumType, type DuckDBType } from '@duckdb/node-api';
import type { ColumnKind, ResultColumn } from '../protocol.js';

/**
 * How the values of a column lie in a vector of DuckDB.
 *
 * `value` stands for all that has no plain bytes: it is read value by value and written as text, nested ones as JSON.
 */
export type Storage =
  | { form: 'boolean' }
  | { form: 'int'; bytes: 1 | 2 | 4 | 8; signed: boolean }
  | { form: 'huge'; signed: boolean }
  | { form: 'float'; bytes: 4 | 8 }
  | { form: 'decimal'; bytes: 2 | 4 | 8 | 16; scale: number }
  | { form: 'day' }
  | { form: 'moment'; zoned: boolean }
  | { form: 'text' }
  | { form: 'enum'; bytes: 1 | 2 | 4; words: readonly string[] }
  | { form: 'value'; nested: boolean };

/** A column of a result: its name, how it is told of, and how it is read. */
export interface Shape extends ResultColumn {
  storage: Storage;
}

const INTEGERS: Partial<Record<DuckDBTypeId, [bytes: 1 | 2 | 4 | 8, signed: boolean]>> = {
  [DuckDBTypeId.TINYINT]: [1, true],
  [DuckDBTypeId.SMALLINT]: [2, true],
  [DuckDBTypeId.INTEGER]: [4, true],
  [DuckDBTypeId.BIGINT]: [8, true],
  [DuckDBTypeId.UTINYINT]: [1, false],
  [DuckDBTypeId.USMALLINT]: [2, false],
  [DuckDBTypeId.UINTEGER]: [4, false],
  [DuckDBTypeId.UBIGINT]: [8, false],
};

const NESTED: ReadonlySet<DuckDBTypeId> = new Set([
  DuckDBTypeId.LIST,
  DuckDBTypeId.ARRAY,
  DuckDBTypeId.STRUCT,
  DuckDBTypeId.MAP,
  DuckDBTypeId.UNION,
]);

/** What a column of this name and type is. */
export function shapeOf(name: string, type: DuckDBType): Shape {
  const storage = storageOf(type);
  return { name, type: String(type), kind: kindOf(storage), storage };
}

function storageOf(type: DuckDBType): Storage {
  const integer = INTEGERS[type.typeId];
  if (integer) return { form: 'int', bytes: integer[0], signed: integer[1] };
  switch (type.typeId) {
    case DuckDBTypeId.BOOLEAN:
      return { form: 'boolean' };
    case DuckDBTypeId.HUGEINT:
    case DuckDBTypeId.UHUGEINT:
      return { form: 'huge', signed: type.typeId === DuckDBTypeId.HUGEINT };
    case DuckDBTypeId.FLOAT:
      return { form: 'float', bytes: 4 };
    case DuckDBTypeId.DOUBLE:
      return { form: 'float', bytes: 8 };
    case DuckDBTypeId.DECIMAL:
      return decimalStorage(type as DuckDBDecimalType);
    case DuckDBTypeId.DATE:
      return { form: 'day' };
    case DuckDBTypeId.TIMESTAMP:
    case DuckDBTypeId.TIMESTAMP_TZ:
      return { form: 'moment', zoned: type.typeId === DuckDBTypeId.TIMESTAMP_TZ };
    case DuckDBTypeId.VARCHAR:
      return { form: 'text' };
    case DuckDBTypeId.ENUM:
      return enumStorage(type as DuckDBEnumType);
    default:
      return { form: 'value', nested: NESTED.has(type.typeId) };
  }
}

function decimalStorage({ width, scale }: DuckDBDecimalType): Storage {
  return { form: 'decimal', bytes: width <= 4 ? 2 : width <= 9 ? 4 : width <= 18 ? 8 : 16, scale };
}

function enumStorage({ values }: DuckDBEnumType): Storage {
  return { form: 'enum', bytes: values.length <= 0xff ? 1 : values.length <= 0xffff ? 2 : 4, words: values };
}

const KINDS: Record<Storage['form'], ColumnKind> = {
  boolean: 'boolean',
  int: 'number',
  huge: 'number',
  float: 'number',
  decimal: 'number',
  day: 'day',
  moment: 'moment',
  text: 'text',
  enum: 'text',
  value: 'other',
};

const kindOf = (storage: Storage): ColumnKind => KINDS[storage.form];
