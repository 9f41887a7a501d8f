/** No letter that is taken for another on paper: neither l nor o nor 0 nor 1. 32 of them, so that five bits choose one. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';
const [GROUPS, LETTERS_A_GROUP] = [4, 4];

/**
 * A first password to be handed over on paper or by telephone: four groups of four letters, 80 bits.
 *
 * @param random bytes nobody can guess
 */
export function firstPassword(random: Uint8Array = crypto.getRandomValues(new Uint8Array(GROUPS * LETTERS_A_GROUP))) {
  const letters = [...random].map(byte => LETTERS[byte % LETTERS.length]).join('');
  return letters.match(/.{4}/g)!.join('-');
}
