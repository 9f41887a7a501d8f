import fc from 'fast-check';
import { protect, type Cell } from './protect.js';

const line = (...ns: number[]): Cell[] => ns.map((n, at) => ({ keys: [`R${at}`], n, largest: null }));

test('a cell over two is kept back, and the smallest other, so that the total does not tell it', () => {
  expect(protect(line(2, 9, 5, 30))).toEqual(['few', null, 'complementary', null]);
});

test('two small cells hide each other', () => {
  expect(protect(line(2, 2, 5, 30))).toEqual(['few', 'few', null, null]);
});

test('two cells of one enterprise each tell of two: a third is kept back', () => {
  expect(protect(line(1, 1, 5, 30))).toEqual(['few', 'few', 'complementary', null]);
});

test('a cell of nobody tells of nobody', () => {
  expect(protect(line(0, 9, 5))).toEqual([null, null, null]);
});

test('a cell one enterprise dominates is kept back', () => {
  const cells = line(8, 9, 7);
  cells[0]!.largest = 0.81;
  cells[1]!.largest = 0.8;
  expect(protect(cells)).toEqual(['dominated', null, 'complementary']);
});

test('what the reader knows hides nothing', () => {
  const cells = line(2, 3, 30, 40);
  cells[1]!.isKnown = true;
  expect(protect(cells)).toEqual(['few', null, 'complementary', null]);
});

test('in a table of two dimensions rows and columns are both closed', () => {
  const cells: Cell[] = [
    [2, 9, 8],
    [7, 6, 9],
    [9, 8, 7],
  ].flatMap((ns, row) => ns.map((n, column) => ({ keys: [`R${row}`, `C${column}`], n, largest: null })));
  const kept = protect(cells).map(reason => reason !== null);
  const count = (pick: (index: number) => boolean) => kept.filter((hidden, index) => hidden && pick(index)).length;
  for (const at of [0, 1, 2]) {
    expect(count(index => Math.floor(index / 3) === at)).not.toBe(1);
    expect(count(index => index % 3 === at)).not.toBe(1);
  }
  expect(kept[0]).toBe(true);
});

test('no line leaves a single cell hidden, nor few enterprises together, while it shows another', () => {
  const table = fc.array(fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 3, maxLength: 3 }), {
    minLength: 2,
    maxLength: 5,
  });
  fc.assert(
    fc.property(table, rows => {
      const cells = rows.flatMap((ns, row) => ns.map((n, at) => ({ keys: [`R${row}`, `C${at}`], n, largest: null })));
      const kept = protect(cells);
      cells.forEach(({ n }, index) => expect(n > 0 && n < 3 ? kept[index] : 'few').not.toBeNull());
      for (const dimension of [0, 1]) {
        for (const key of new Set(cells.map(({ keys }) => keys[dimension]))) {
          const own = cells.map((_, index) => index).filter(index => cells[index]!.keys[dimension] === key);
          const hidden = own.filter(index => kept[index] !== null);
          const shown = own.filter(index => kept[index] === null && cells[index]!.n > 0);
          const together = hidden.reduce((sum, index) => sum + cells[index]!.n, 0);
          if (hidden.length > 0 && shown.length > 0) {
            expect(hidden.length).toBeGreaterThan(1);
            expect(together).toBeGreaterThanOrEqual(3);
          }
        }
      }
    }),
  );
});
