import type { ErrorCode } from '@tidu/domain';

/** What the sandbox says of a query; every one has its sentence in the error catalogue. */
export type SqlErrorCode = Extract<ErrorCode, `sql-${string}`>;

/** Why a query is not run, or did not end well, as it travels from the worker to the api. */
export interface Refusal {
  code: SqlErrorCode;
  facts: Record<string, string | number>;
}

/** A query is not run, or did not end well. The worker loads no other room, so that it starts fast: hence no TiduError here. */
export class Refused extends Error implements Refusal {
  constructor(
    readonly code: SqlErrorCode,
    readonly facts: Record<string, string | number> = {},
  ) {
    super(code);
    this.name = 'Refused';
  }
}

/** Where something stands in a text: `at` is `line:column` counted from 1, `position` counts UTF-16 units from 0. */
export interface Place {
  at: string;
  position: number;
}

const NOWHERE: Place = { at: '–', position: -1 };

/**
 * The place of a character of a text, as DuckDB's parser counts; everything after the parser counts bytes.
 *
 * @param character offset in code points; null where DuckDB does not say
 */
export function placeOfCharacter(text: string, character: number | null): Place {
  if (character === null) return NOWHERE;
  return placeAfter([...text].slice(0, character).join(''));
}

/**
 * The place of a byte of a text, as DuckDB counts.
 *
 * @param byte offset in UTF-8; null where DuckDB does not say
 */
export function placeOf(text: string, byte: number | null): Place {
  if (byte === null) return NOWHERE;
  return placeAfter(new TextDecoder().decode(new TextEncoder().encode(text).subarray(0, byte)));
}

function placeAfter(before: string): Place {
  const lines = before.split('\n');
  return { at: `${lines.length}:${lines.at(-1)!.length + 1}`, position: before.length };
}
