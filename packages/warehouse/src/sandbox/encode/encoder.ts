import type { DuckDBDataChunk } from '@duckdb/node-api';
import { arrowEncoder } from '../../arrow.js';
import type { Ending, ResultForm, RunRequest } from '../protocol.js';
import { csvEncoder } from './csv.js';
import { jsonEncoder, ndjsonEncoder } from './json.js';
import { parquetEncoder } from './parquet.js';
import type { Shape } from './shape.js';
import { xlsxEncoder } from './xlsx.js';

/** Writes a result piece by piece: nothing is kept longer than a batch needs. */
export interface Encoder {
  begin(): Uint8Array[];
  /** The first `rows` rows of a chunk; its bytes are valid until this returns. */
  rows(chunk: DuckDBDataChunk, rows: number): Uint8Array[];
  end(ending: Omit<Ending, 'bytes'>): Uint8Array[];
}

/** The writer of a form. */
export function encoderOf(form: Exclude<ResultForm, 'plan'>, shapes: readonly Shape[], request: RunRequest): Encoder {
  switch (form) {
    case 'json':
      return jsonEncoder(shapes, request.head);
    case 'ndjson':
      return ndjsonEncoder(shapes, request.head);
    case 'csv':
      return csvEncoder(shapes, request);
    case 'arrow':
      return arrowEncoder(shapes);
    case 'parquet':
      return parquetEncoder(shapes);
    case 'xlsx':
      return xlsxEncoder(shapes);
  }
}
