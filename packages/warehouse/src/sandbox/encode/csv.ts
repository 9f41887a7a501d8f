import { cellReader } from './cell-texts.js';
import type { Encoder } from './encoder.js';
import { guarded } from './formula-guard.js';
import type { Shape } from './shape.js';

const QUOTED = /[",\r\n]/;

/**
 * csv after RFC 4180: UTF-8, a line of names, CRLF; missing is an empty cell, an empty text is `""`. No cell begins a formula.
 *
 * @param bom whether it begins with the mark by which Excel knows UTF-8
 */
export function csvEncoder(shapes: readonly Shape[], { bom }: { bom: boolean }): Encoder {
  const readers = shapes.map(shape => ({ read: cellReader(shape), isPlain: isPlain(shape) }));
  const names = shapes.map(({ name }) => quoted(guarded(name))).join(',');
  return {
    begin: () => [Buffer.from(`${bom ? '\uFEFF' : ''}${names}\r\n`)],
    rows: (chunk, rows) => {
      const columns = readers.map(({ read, isPlain }, column) => {
        const cells = read(chunk, column, rows);
        return isPlain ? cells : cells.map(cell => (cell === null ? null : quoted(guarded(cell))));
      });
      let text = '';
      for (let row = 0; row < rows; row++) {
        for (let column = 0; column < columns.length; column++) {
          text += column === 0 ? (columns[column]![row] ?? '') : `,${columns[column]![row] ?? ''}`;
        }
        text += '\r\n';
      }
      return [Buffer.from(text)];
    },
    end: () => [],
  };
}

/** Numbers, days and truth values hold nothing to quote, and a minus sign before a number is no formula. */
const isPlain = ({ kind }: Shape): boolean => kind !== 'text' && kind !== 'other';

const quoted = (cell: string): string => (cell === '' || QUOTED.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
