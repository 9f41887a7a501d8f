/**
 * A reproducible stream of numbers evenly spread in [0, 1): the same seed gives the same answer on every machine.
 *
 * SFC32 by Chris Doty-Humphrey, public domain: 128 bits of state, enough for millions of draws.
 */
export function randomStream(seed: number): () => number {
  let [a, b, c, counter] = [0, seed | 0, Math.floor(seed / 2 ** 32) | 0, 1];
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  // neighbouring seeds part only after some steps
  for (let step = 0; step < 20; step++) next();
  return next;
}
