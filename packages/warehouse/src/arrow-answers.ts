import { sql, type Dimension } from '@tidu/domain';
import { DuckDBInstance } from '@duckdb/node-api';
import { arrowEncoder } from './arrow.js';
import { tableOf } from './database.js';
import { shapeOf } from './sandbox/encode/shape.js';

/** What a figure must say of itself to become a row of Arrow. */
export interface ArrowAnswer {
  code: string;
  period: string;
  keys: readonly { key: string }[];
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  n: number | null;
  nExpected: number;
  nFiled: number;
  prior: number | null;
  change: { value: number | null; kind: string; n: number } | null;
  share: number | null;
  rank: number | null;
  contribution: { points: number; entrants: number; exits: number } | null;
  note: string | null;
  withheldFor: string | null;
}

const WORDS = ['code', 'period', 'note', 'change_kind', 'withheld_for', 'snapshot_id', 'as_of'];
const COUNTS = ['n', 'n_expected', 'n_filed', 'change_n', 'rank'];

/**
 * Figures as an Arrow IPC stream: a column for each dimension asked, under its name, and the snapshot in every row.
 *
 * Missing is null in every column.
 */
export async function* arrowOfAnswers(
  answers: readonly ArrowAnswer[],
  { dimensions, snapshotId, asOf }: { dimensions: readonly Dimension[]; snapshotId: string; asOf: string },
): AsyncGenerator<Uint8Array> {
  const rows = answers.map(answer => rowOf(answer, dimensions, { snapshot_id: snapshotId, as_of: asOf }));
  const names = [
    ...['code', 'period', ...dimensions, 'value', 'numerator', 'denominator', 'n', 'n_expected', 'n_filed', 'prior'],
    ...['change', 'change_kind', 'change_n', 'share', 'rank', 'points', 'points_entrants', 'points_exits', 'note'],
    ...['withheld_for', 'snapshot_id', 'as_of'],
  ];
  const typeOf = (name: string) => {
    if (WORDS.includes(name) || (dimensions as readonly string[]).includes(name)) return 'VARCHAR';
    return COUNTS.includes(name) ? 'BIGINT' : 'DOUBLE';
  };
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const types = Object.fromEntries(names.map(name => [name, typeOf(name)]));
    const { text, values } = sql`SELECT ${sql.join(names.map(sql.identifier))} FROM ${tableOf(rows, types)}`;
    const result = await connection.stream(text, [...values]);
    const kinds = result.columnTypes();
    const encoder = arrowEncoder(result.columnNames().map((name, column) => shapeOf(name, kinds[column]!)));
    yield* encoder.begin();
    for (;;) {
      const chunk = await result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) break;
      yield* encoder.rows(chunk, chunk.rowCount);
    }
    yield* encoder.end({ rows: rows.length, truncated: false, elapsedMs: 0 });
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function rowOf(answer: ArrowAnswer, dimensions: readonly Dimension[], origin: Record<string, string>) {
  const { code, period, keys, value, numerator, denominator, n, nExpected, nFiled, prior, change, share, rank } =
    answer;
  return {
    ...{ code, period, value, numerator, denominator, n, n_expected: nExpected, n_filed: nFiled, prior, share, rank },
    ...Object.fromEntries(dimensions.map((name, at) => [name, keys[at]?.key ?? null])),
    ...{ change: change?.value ?? null, change_kind: change?.kind ?? null, change_n: change?.n ?? null },
    points: answer.contribution?.points ?? null,
    points_entrants: answer.contribution?.entrants ?? null,
    points_exits: answer.contribution?.exits ?? null,
    ...{ note: answer.note, withheld_for: answer.withheldFor },
    ...origin,
  };
}
