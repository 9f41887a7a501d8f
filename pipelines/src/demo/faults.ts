import { USCC_ALPHABET } from '@tidu/domain';
import { type Random } from './random.js';
import { type Cell } from './xlsx/cell.js';

/** A row on its way into a workbook, addressed by the keys of the layout. */
export interface SpoilableRow {
  cells: readonly Cell[];
  /** The cell of a key; null where the form has no such column or the cell is empty. */
  get(key: string): Cell;
  /** The cells with some replaced; keys the form does not have are passed over. */
  with(changes: Record<string, Cell>): Cell[];
}

/** One way in which a filed row goes wrong. */
export interface Fault {
  id: string;
  /** `refused`: no row of it may be taken; `once`: one of its two rows is taken; `taken`: it is wrong, but no check can know. */
  outcome: 'refused' | 'once' | 'taken';
  /** A column the form must have. */
  needs?: string;
  spoil(row: SpoilableRow): Cell[][];
}

/** The faults of the demo, as bureaus meet them. */
export const FAULTS: readonly Fault[] = [
  {
    id: 'check-digit',
    outcome: 'refused',
    spoil: row => [row.with({ uscc: withWrongCheckDigit(String(row.get('uscc'))) })],
  },
  // Fifteen digits are what a spreadsheet keeps of a number; the rest becomes zero.
  {
    id: 'code-as-number',
    outcome: 'refused',
    spoil: row => [row.with({ uscc: Number(`${String(row.get('uscc')).replace(/\D/g, '0').slice(0, 15)}000`) })],
  },
  {
    id: 'about',
    outcome: 'refused',
    spoil: row => [row.with({ revenue: `约${Math.round(Number(row.get('revenue')))}` })],
  },
  { id: 'error-cell', outcome: 'refused', spoil: row => [row.with({ totalProfit: { error: '#REF!' } })] },
  { id: 'no-name', outcome: 'refused', spoil: row => [row.with({ name: null })] },
  { id: 'no-revenue', outcome: 'refused', spoil: row => [row.with({ revenue: null })] },
  { id: 'unbalanced', outcome: 'refused', spoil: row => [row.with({ totalAssets: scaled(row, 'totalAssets', 1.1) })] },
  { id: 'negative-stock', outcome: 'refused', spoil: row => [row.with({ inventory: scaled(row, 'inventory', -1) })] },
  {
    id: 'too-many-researchers',
    outcome: 'refused',
    needs: 'rdStaff',
    spoil: row => [row.with({ rdStaff: Number(row.get('employees')) + 7 })],
  },
  {
    id: 'period-typo',
    outcome: 'refused',
    needs: 'period',
    spoil: row => [row.with({ period: String(row.get('period')).replace(/^20/, '2') })],
  },
  {
    id: 'twice-different',
    outcome: 'refused',
    spoil: row => [[...row.cells], row.with({ revenue: scaled(row, 'revenue', 1.03) })],
  },
  { id: 'twice-the-same', outcome: 'once', spoil: row => [[...row.cells], [...row.cells]] },
  {
    id: 'research-above-revenue',
    outcome: 'taken',
    needs: 'rdExpense',
    spoil: row => [row.with({ rdExpense: scaled(row, 'revenue', 1.2) })],
  },
];

/** Draws a fault the form can carry. */
export function drawFault(random: Random, keys: readonly string[]): Fault {
  return random.pick(FAULTS.filter(fault => fault.needs === undefined || keys.includes(fault.needs)));
}

/** A row that faults can be put into. */
export function spoilable(cells: readonly Cell[], keys: readonly string[]): SpoilableRow {
  return {
    cells,
    get: key => cells[keys.indexOf(key)] ?? null,
    with: changes =>
      cells.map((cell, at) => changes[keys[at] ?? ''] ?? (Object.hasOwn(changes, keys[at] ?? '') ? null : cell)),
  };
}

function withWrongCheckDigit(uscc: string): string {
  const right = USCC_ALPHABET.indexOf(uscc.charAt(17));
  return uscc.slice(0, 17) + USCC_ALPHABET.charAt((right + 1) % USCC_ALPHABET.length);
}

function scaled(row: SpoilableRow, key: string, factor: number): number {
  return Math.round(Number(row.get(key)) * factor * 100) / 100;
}
