import fc from 'fast-check';
import { sql, type Sql, type SqlValue } from './sql.js';

const value: fc.Arbitrary<SqlValue> = fc.oneof(
  fc.string(),
  fc.constantFrom("'; DROP TABLE filing; --", '$1', '"', '\\', '${x}'),
  fc.integer(),
  fc.bigInt(),
  fc.boolean(),
  fc.constant(null),
);

const fragment: fc.Arbitrary<Sql> = fc.letrec<{ fragment: Sql }>(tie => ({
  fragment: fc.oneof(
    { maxDepth: 3 },
    value.map(bound => sql`a = ${bound}`),
    fc
      .tuple(tie('fragment'), value, tie('fragment'))
      .map(([left, bound, right]) => sql`(${left} OR b < ${bound} OR ${right})`),
    fc.array(tie('fragment'), { maxLength: 3 }).map(fragments => sql.join(fragments, sql` AND `)),
  ),
})).fragment;

test('a value is bound and its text does not appear in the statement', () => {
  const name = "'; DROP TABLE filing; --";
  expect(sql`SELECT * FROM filing WHERE name = ${name} AND period = ${'2026-09'}`).toMatchObject({
    text: 'SELECT * FROM filing WHERE name = $1 AND period = $2',
    values: [name, '2026-09'],
  });
});

test('nested fragments are numbered in one sequence', () => {
  const where = sql`tier = ${'national'} OR ${sql`section = ${'C'}`}`;
  const statement = sql`SELECT ${1} FROM t WHERE ${where} LIMIT ${10}`;
  expect(statement.text).toBe('SELECT $1 FROM t WHERE tier = $2 OR section = $3 LIMIT $4');
  expect(statement.values).toEqual([1, 'national', 'C', 10]);
});

test('fragments are joined by a comma unless told otherwise', () => {
  expect(sql.join([sql`a`, sql`b`, 3])).toMatchObject({ text: 'a, b, $1', values: [3] });
  expect(sql.join([sql`a`, sql`b`], sql` AND `).text).toBe('a AND b');
  expect(sql.join([]).text).toBe('');
});

test('a name is quoted, with its quotes doubled', () => {
  expect(sql`SELECT ${sql.identifier('a"b')}`.text).toBe('SELECT "a""b"');
  expect(() => sql.identifier('')).toThrow(TypeError);
});

test.each([[undefined], [Number.NaN], [{}], [() => 1]])('%p is refused rather than turned into text', unbindable => {
  expect(() => sql`SELECT ${unbindable as unknown as SqlValue}`).toThrow(TypeError);
});

test('however fragments are nested, the text holds only what the source spells, and each value has its place', () => {
  fc.assert(
    fc.property(fragment, ({ text, values }) => {
      expect(text.replaceAll(/\$\d+/g, '').replaceAll(/a = |b < | OR | AND |[()]/g, '')).toBe('');
      expect(text.match(/\$\d+/g) ?? []).toEqual(values.map((_, index) => `$${index + 1}`));
    }),
  );
});
