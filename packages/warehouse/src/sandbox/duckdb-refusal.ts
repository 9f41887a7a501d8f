import { placeOf, placeOfCharacter, Refused } from './gate/index.js';

/** An error of DuckDB with `errors_as_json`. */
interface DuckDBError {
  exception_type: string;
  exception_message: string;
  error_subtype?: string;
  name?: string;
  candidates?: string;
  position?: string;
}

/**
 * What to tell somebody of an error of DuckDB, with the place in their text; never a stack, never a path.
 *
 * @param before bytes that were put before their text
 */
export function refusalOf(error: unknown, text: string, before = 0): Refused {
  if (error instanceof Refused) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof RangeError || /bad_alloc/.test(message)) return new Refused('sql-memory');
  const known = readError(message);
  if (known === null) return new Refused('sql-failed', { ...placeOf(text, null), detail: firstLine(message) });
  const placeIn = known.exception_type === 'Parser' ? placeOfCharacter : placeOf;
  const place = placeIn(text, known.position === undefined ? null : Math.max(0, Number(known.position) - before));
  return (
    ofName(known, place) ??
    ofValue(known, place) ??
    new Refused('sql-failed', { ...place, detail: firstLine(known.exception_message) })
  );
}

type Place = ReturnType<typeof placeOf>;

function ofName(error: DuckDBError, place: Place): Refused | null {
  const { error_subtype: subtype, exception_message: message, name = '', candidates = '' } = error;
  const known = candidates.split('\n').join(', ');
  if (subtype === 'COLUMN_NOT_FOUND') return new Refused('sql-column-unknown', { ...place, name, known });
  if (subtype === 'NO_MATCHING_FUNCTION') return new Refused('sql-function-unknown', { ...place, name, known });
  if (subtype === 'MISSING_ENTRY' && /Function/.test(message)) {
    return new Refused('sql-function-unknown', { ...place, name, known });
  }
  const ungrouped = /column "([^"]+)" must appear in the GROUP BY/.exec(message)?.[1];
  if (ungrouped !== undefined) return new Refused('sql-column-ungrouped', { ...place, name: ungrouped });
  const near = /at or near "([\s\S]*)"$/.exec(message)?.[1];
  return near === undefined ? null : new Refused('sql-syntax', { ...place, near });
}

function ofValue({ exception_type: type, exception_message: message }: DuckDBError, place: Place): Refused | null {
  if (type === 'Out of Memory') return new Refused('sql-memory');
  if (type === 'Interrupt' || type === 'INTERRUPT') return new Refused('sql-cancelled');
  if (/Max expression depth/.test(message)) return new Refused('sql-too-deep', { limit: 120 });
  if (/^(?:Conversion|Out of Range)$/.test(type)) {
    return new Refused('sql-value', { ...place, detail: firstLine(message) });
  }
  return null;
}

/** DuckDB writes its JSON alone, or behind the kind of error. */
function readError(message: string): DuckDBError | null {
  const start = message.indexOf('{');
  if (start < 0) return null;
  try {
    const read: unknown = JSON.parse(message.slice(start));
    return typeof read === 'object' && read !== null && 'exception_type' in read ? (read as DuckDBError) : null;
  } catch {
    return null;
  }
}

const LONGEST_DETAIL = 300;
const firstLine = (message: string): string => message.split('\n')[0]!.slice(0, LONGEST_DETAIL);
