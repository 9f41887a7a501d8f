/** What may be bound to a statement. Dates travel as ISO text and are cast where they are used. */
export type SqlValue = string | number | bigint | boolean | null;

/** A piece of SQL whose values are kept apart from its text, so that a value can never become text. */
export class Sql {
  private constructor(
    /** The literal pieces; one more than `values`. */
    private readonly pieces: readonly string[],
    /** The bound values, in the order of `$1`, `$2`, … */
    readonly values: readonly SqlValue[],
  ) {}

  /** The statement with `$1`, `$2`, … where values belong. */
  get text(): string {
    return this.pieces.map((piece, index) => (index === 0 ? piece : `$${index}${piece}`)).join('');
  }

  /** Splices nested fragments into one and binds every other value. */
  static compose(literals: readonly string[], parts: readonly (Sql | SqlValue)[]): Sql {
    const pieces = [literals[0] ?? ''];
    const values: SqlValue[] = [];
    const append = (text: string) => pieces.push((pieces.pop() ?? '') + text);
    parts.forEach((part, index) => {
      if (part instanceof Sql) {
        append(part.pieces[0] ?? '');
        pieces.push(...part.pieces.slice(1));
        values.push(...part.values);
      } else {
        values.push(bindable(part));
        pieces.push('');
      }
      append(literals[index + 1] ?? '');
    });
    return new Sql(pieces, values);
  }
}

/**
 * SQL with bound values: `` sql`SELECT * FROM filing WHERE period = ${period}` ``.
 *
 * A nested `Sql` is spliced in; anything else is bound. Names of tables and columns go through `sql.identifier`.
 */
export function sql(literals: TemplateStringsArray, ...parts: (Sql | SqlValue)[]): Sql {
  return Sql.compose(literals, parts);
}

/** A quoted name of a table or a column. */
sql.identifier = (name: string): Sql => {
  if (name === '' || name.includes('\0'))
    throw new TypeError(`${JSON.stringify(name)} cannot name a table or a column`);
  return Sql.compose([`"${name.replaceAll('"', '""')}"`], []);
};

/** The fragments one after the other, `separator` (", " unless told) between them. */
sql.join = (fragments: readonly (Sql | SqlValue)[], separator: Sql = Sql.compose([', '], [])): Sql => {
  const parts = fragments.flatMap((fragment, index) => (index === 0 ? [fragment] : [separator, fragment]));
  return Sql.compose(
    Array.from({ length: parts.length + 1 }, () => ''),
    parts,
  );
};

/** Nothing; for a clause that is left out. */
sql.empty = Sql.compose([''], []);

function bindable(value: SqlValue): SqlValue {
  if (value === null || ['string', 'bigint', 'boolean'].includes(typeof value)) return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new TypeError(`A ${typeof value} (${String(value)}) cannot be bound to a statement`);
}
