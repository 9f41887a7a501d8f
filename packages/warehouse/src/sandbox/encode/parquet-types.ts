import type { Storage } from './shape.js';
import { bool, i32, struct, type Thrift, type ThriftFields } from './thrift.js';

/** Physical types of Parquet. */
export const PHYSICAL = { boolean: 0, int32: 1, int64: 2, float: 4, double: 5, bytes: 6 } as const;
export type Physical = (typeof PHYSICAL)[keyof typeof PHYSICAL];

/** Converted types: what the values mean. */
const CONVERTED = {
  utf8: 0,
  date: 6,
  timestampMicros: 10,
  unsigned: { 1: 11, 2: 12, 4: 13, 8: 14 },
  signed: { 1: 15, 2: 16, 4: 17, 8: 18 },
} as const;

/** How values are stored in Parquet, and the fields of the schema that say what they mean. */
export function parquetType(storage: Storage): { physical: Physical; meaning: ThriftFields } {
  switch (storage.form) {
    case 'boolean':
      return { physical: PHYSICAL.boolean, meaning: [] };
    case 'int':
      return {
        physical: storage.bytes === 8 ? PHYSICAL.int64 : PHYSICAL.int32,
        meaning: converted(CONVERTED[storage.signed ? 'signed' : 'unsigned'][storage.bytes]),
      };
    case 'float':
      return { physical: storage.bytes === 4 ? PHYSICAL.float : PHYSICAL.double, meaning: [] };
    case 'decimal':
    case 'huge':
      return { physical: PHYSICAL.double, meaning: [] };
    case 'day':
      return { physical: PHYSICAL.int32, meaning: converted(CONVERTED.date) };
    case 'moment':
      return { physical: PHYSICAL.int64, meaning: momentMeaning(storage.zoned) };
    case 'text':
    case 'enum':
    case 'value':
      return { physical: PHYSICAL.bytes, meaning: converted(CONVERTED.utf8) };
  }
}

const converted = (type: number): ThriftFields => [[6, i32(type)]];

/** The converted type means a moment in UTC; one without a zone is told by the logical type alone. */
function momentMeaning(zoned: boolean): ThriftFields {
  const micros: Thrift = struct([[2, struct([])]]);
  const timestamp = struct([
    [1, bool(zoned)],
    [2, micros],
  ]);
  const logical: ThriftFields = [[10, struct([[8, timestamp]])]];
  return zoned ? [...converted(CONVERTED.timestampMicros), ...logical] : logical;
}
