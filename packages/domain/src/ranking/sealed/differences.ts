/** A place at which what is found is not what was sealed; a side that has nothing there is null. */
export interface Difference {
  /** Names and positions from the outside in, such as `units.220100.score`. */
  path: string;
  sealed: string | number | boolean | null;
  found: string | number | boolean | null;
}

/** Two runs of the same arithmetic may part in the last digits of a logarithm or a root, on another processor. */
const TOLERANCE = 1e-9;

/**
 * Every place at which two values of JSON differ, in the order of the sealed one; numbers within 1e-9 of each other are
 * equal, whole numbers only when they are the same.
 */
export function differencesOf(sealed: unknown, found: unknown, path = ''): Difference[] {
  if (isBranch(sealed) && isBranch(found)) {
    const [left, right] = [entriesOf(sealed), entriesOf(found)];
    return [...new Set([...left.keys(), ...right.keys()])].flatMap(key =>
      differencesOf(left.get(key), right.get(key), path === '' ? key : `${path}.${key}`),
    );
  }
  return isEqual(sealed, found) ? [] : [{ path, sealed: leaf(sealed), found: leaf(found) }];
}

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Members of a list are known by what names them where they all have such a name, so that another order is no difference. */
function entriesOf(value: object): Map<string, unknown> {
  if (!Array.isArray(value)) return new Map(Object.entries(value).filter(([, inner]) => inner !== undefined));
  const names = value.map(nameIn);
  const areNames = names.every(name => name !== null) && new Set(names).size === names.length;
  return new Map(value.map((inner, at): [string, unknown] => [areNames ? names[at]! : String(at), inner]));
}

function nameIn(member: unknown): string | null {
  if (!isBranch(member)) return null;
  const { regionId, code, id } = member as Record<string, unknown>;
  const words = [regionId, code, id].filter(word => typeof word === 'string');
  return words.length > 0 ? words.join('/') : null;
}

function isEqual(sealed: unknown, found: unknown): boolean {
  if (typeof sealed !== 'number' || typeof found !== 'number') return (sealed ?? null) === (found ?? null);
  if (Number.isInteger(sealed) && Number.isInteger(found)) return sealed === found;
  return Math.abs(sealed - found) <= TOLERANCE * Math.max(1, Math.abs(sealed), Math.abs(found));
}

function leaf(value: unknown): Difference['sealed'] {
  if (value === undefined || value === null) return null;
  return isBranch(value) ? JSON.stringify(value).slice(0, 200) : (value as Difference['sealed']);
}
