import type { DuckDBDataChunk } from '@duckdb/node-api';
import type { Ending } from '../protocol.js';
import { cellReader, type CellReader } from './cell-texts.js';
import type { Encoder } from './encoder.js';
import type { Shape } from './shape.js';

/**
 * One JSON object: the head, `columns`, `rows` as arrays in their order, then `rowCount`, `truncated` and `elapsedMs`.
 *
 * A number is written with all its digits; a whole number beyond 2^53 is text, what is no number (NaN, infinity) is null.
 */
export function jsonEncoder(shapes: readonly Shape[], head: Record<string, unknown>): Encoder {
  const lines = rowLines(shapes);
  let isFirst = true;
  return {
    begin: () => {
      const opening = JSON.stringify({ ...head, columns: columnsOf(shapes) }).slice(0, -1);
      return [Buffer.from(`${opening},"rows":[\n`)];
    },
    rows: (chunk, rows) => {
      const text = lines(chunk, rows).join(',\n');
      const joined = isFirst ? text : `,\n${text}`;
      isFirst = false;
      return [Buffer.from(joined)];
    },
    end: ending => [Buffer.from(`\n],${JSON.stringify(endOf(ending)).slice(1)}\n`)],
  };
}

/** A line a message: `{"columns":…}`, then `{"rows":[…]}` as they come, last `{"end":…}`. What is told in between is the api's. */
export function ndjsonEncoder(shapes: readonly Shape[], head: Record<string, unknown>): Encoder {
  const lines = rowLines(shapes);
  return {
    begin: () => [Buffer.from(`${JSON.stringify({ ...head, columns: columnsOf(shapes) })}\n`)],
    rows: (chunk, rows) => [Buffer.from(`{"rows":[${lines(chunk, rows).join(',')}]}\n`)],
    end: ending => [Buffer.from(`${JSON.stringify({ end: endOf(ending) })}\n`)],
  };
}

const columnsOf = (shapes: readonly Shape[]) => shapes.map(({ name, type, kind }) => ({ name, type, kind }));

const endOf = ({ rows, truncated, elapsedMs }: Omit<Ending, 'bytes'>) => ({ rowCount: rows, truncated, elapsedMs });

/** The rows of a chunk, each as a JSON array. */
function rowLines(shapes: readonly Shape[]): (chunk: DuckDBDataChunk, rows: number) => string[] {
  const readers = shapes.map(jsonReader);
  return (chunk, rows) => {
    const columns = readers.map((read, column) => read(chunk, column, rows));
    const lines: string[] = [];
    for (let row = 0; row < rows; row++) {
      let line = '[';
      for (let column = 0; column < columns.length; column++) {
        line += column === 0 ? columns[column]![row] : `,${columns[column]![row]}`;
      }
      lines.push(`${line}]`);
    }
    return lines;
  };
}

const NUMBER = /^-?\d[\d.]*(?:e[+-]?\d+)?$/;
const SAFE_DIGITS = 15;

function jsonReader(shape: Shape): CellReader {
  const read = cellReader(shape);
  const write = literal(shape);
  return (chunk, column, rows) => read(chunk, column, rows).map(cell => (cell === null ? 'null' : write(cell)));
}

function literal({ storage }: Shape): (cell: string) => string {
  switch (storage.form) {
    case 'boolean':
      return cell => cell;
    case 'int':
    case 'huge':
      return cell => (cell.length <= SAFE_DIGITS || Number.isSafeInteger(Number(cell)) ? cell : `"${cell}"`);
    case 'float':
    case 'decimal':
      return cell => (NUMBER.test(cell) ? cell : 'null');
    case 'value':
      return storage.nested ? cell => cell : JSON.stringify;
    default:
      return JSON.stringify;
  }
}
