/** The query of an address as the router hands it over. */
export type Query = Record<string, string | null | (string | null)[] | undefined>;

/** The one value of a key; null when it is absent or empty, the first when it is repeated. */
export const oneOf = (value: Query[string]): string | null => {
  const first = Array.isArray(value) ? value[0] : value;
  return first === undefined || first === null || first === '' ? null : first;
};

/** A query without what is null: what is default need not stand in an address. */
export const queryOf = (asked: Record<string, string | null>): Record<string, string> =>
  Object.fromEntries(Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== null));

/** A number of a page, from 1; what is none is the first. */
export const pageNumber = (value: Query[string]): number => {
  const written = oneOf(value);
  return written !== null && /^[1-9]\d{0,5}$/.test(written) ? Number(written) : 1;
};
