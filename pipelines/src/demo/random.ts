/** A reproducible source of chance. Every figure of the demo comes from one of these, never from Math.random. */
export interface Random {
  /** Evenly spread in [0, 1). */
  unit(): number;
  /** Evenly spread in [low, high). */
  between(low: number, high: number): number;
  /** A whole number in [low, high], both included. */
  integer(low: number, high: number): number;
  /** Normally distributed. */
  normal(mean: number, deviation: number): number;
  /** Log-normally distributed around `median`; `spread` is the deviation of the logarithm. */
  lognormal(median: number, spread: number): number;
  /** True in `probability` (0…1) of the cases. */
  chance(probability: number): boolean;
  /** One of the list, all equally likely. The list is not empty. */
  pick<T>(list: readonly T[]): T;
  /** One of the list, as likely as its weight says. */
  weighted<T>(list: readonly T[], weight: (entry: T) => number): T;
  /** The list in another order; the argument stays as it was. */
  shuffled<T>(list: readonly T[]): T[];
}

/**
 * The stream of chance that belongs to one subject, such as one enterprise in one year.
 *
 * Each subject has its own stream, so that a new property of one never changes the figures of another.
 *
 * @param seed    the seed of the whole demo
 * @param subject what the stream is for, from the general to the particular
 */
export function randomOf(seed: number, ...subject: (string | number)[]): Random {
  const unit = mulberry32(fingerprint(`${seed}/${subject.join('/')}`));
  const between = (low: number, high: number): number => low + (high - low) * unit();
  const normal = (mean: number, deviation: number): number =>
    mean + deviation * Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit());
  const pick = <T>(list: readonly T[]): T => list[Math.floor(unit() * list.length)] as T;
  return {
    unit,
    between,
    integer: (low, high) => low + Math.floor(unit() * (high - low + 1)),
    normal,
    lognormal: (median, spread) => median * Math.exp(normal(0, spread)),
    chance: probability => unit() < probability,
    pick,
    weighted: (list, weight) => weightedPick(unit, list, weight),
    shuffled: list => shuffle(unit, list),
  };
}

function weightedPick<T>(unit: () => number, list: readonly T[], weight: (entry: T) => number): T {
  let left = unit() * list.reduce((sum, entry) => sum + weight(entry), 0);
  for (const entry of list) {
    left -= weight(entry);
    if (left < 0) return entry;
  }
  return list[list.length - 1] as T;
}

function shuffle<T>(unit: () => number, list: readonly T[]): T[] {
  const order = [...list];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(unit() * (last + 1));
    [order[last], order[other]] = [order[other] as T, order[last] as T];
  }
  return order;
}

/** FNV-1a, then the finaliser of MurmurHash3: neighbouring subjects must not get neighbouring streams. */
function fingerprint(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Mulberry32 by Tommy Ettinger, public domain: 32 bits of state are plenty for a stream of some hundred draws. */
function mulberry32(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let word = Math.imul(state ^ (state >>> 15), 1 | state);
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word;
    return ((word ^ (word >>> 14)) >>> 0) / 4294967296;
  };
}
