import { seenOnly } from './unseen.js';

/** The 31 characters of a unified social credit code in the order of their values (GB 32100-2015); no I, O, S, V, Z. */
export const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Weights of the first 17 characters: 3^(i−1) mod 31 (GB 32100-2015). */
export const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;

/** Weights of the first eight characters of an organisation code (GB 11714); A = 10 … Z = 35. */
export const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/** Digits 3–8 of the codes of synthetic enterprises: no such registrar exists, so no real firm can carry the code. */
export const SYNTHETIC_REGISTRAR = '229900';

/** Why a credit code cannot stand; `expected` is the right last character where only the check digit is wrong. */
export type UsccProblem =
  { code: 'USCC_FORMAT' } | { code: 'USCC_PRECISION_LOST' } | { code: 'USCC_CHECKSUM'; expected: string };

const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{18}$/;
/** A spreadsheet keeps 15 digits of a number and fills up with zeros, or prints it in scientific notation (E+17, E+017). */
const SCIENTIFIC = /^\d(?:\.\d*)?E\+?\d{1,3}$/;
const ROUNDED_NUMBER = /^\d{16}00$/;

/**
 * The code as it should be stored: full-width letters narrowed, upper case, without white space, invisible characters and
 * the apostrophe that marks text in a spreadsheet.
 */
export function normaliseUscc(text: string): string {
  return seenOnly(text).replace(/^'/, '').toUpperCase();
}

/**
 * What is wrong with a unified social credit code by GB 32100, or null when it stands.
 *
 * The organisation code inside has its own check digit (`organisationCodeHolds`): a failure there is a reason to ask,
 * not to refuse, since codes with a valid GB 32100 check digit and an odd inner one are in circulation.
 *
 * @param text as filed; it is normalised first
 */
export function checkUscc(text: string): UsccProblem | null {
  const uscc = normaliseUscc(text);
  if (SCIENTIFIC.test(uscc)) return { code: 'USCC_PRECISION_LOST' };
  if (!SHAPE.test(uscc)) return { code: 'USCC_FORMAT' };
  const expected = usccCheckCharacter(uscc.slice(0, 17));
  if (ROUNDED_NUMBER.test(uscc) && (expected !== uscc[17] || !organisationCodeHolds(uscc))) {
    return { code: 'USCC_PRECISION_LOST' };
  }
  return expected === uscc[17] ? null : { code: 'USCC_CHECKSUM', expected };
}

/** Whether characters 9–17 of a normalised credit code pass the organisation code check of GB 11714. */
export function organisationCodeHolds(uscc: string): boolean {
  return uscc.length === 18 && organisationCheckCharacter(uscc.slice(8, 16)) === uscc[16];
}

/** Whether the code was made for demonstration: its registrar does not exist. */
export function isSynthetic(uscc: string): boolean {
  return uscc.slice(2, 8) === SYNTHETIC_REGISTRAR;
}

/**
 * A valid credit code of an enterprise (91…), by default of the registrar that does not exist.
 *
 * @param serial    0…99,999,999, the body of the organisation code
 * @param registrar six digits
 */
export function makeUscc(serial: number, registrar: string = SYNTHETIC_REGISTRAR): string {
  if (!Number.isInteger(serial) || serial < 0 || serial > 99_999_999) {
    throw new RangeError(`The serial of a credit code is a whole number 0…99999999; ${serial} is not.`);
  }
  const body = String(serial).padStart(8, '0');
  const first17 = `91${registrar}${body}${organisationCheckCharacter(body)}`;
  return first17 + usccCheckCharacter(first17);
}

function usccCheckCharacter(first17: string): string {
  const sum = USCC_WEIGHTS.reduce<number>(
    (total, weight, position) => total + weight * USCC_ALPHABET.indexOf(first17.charAt(position)),
    0,
  );
  // The second mod matters: sum mod 31 = 0 gives 31, which is no character.
  return USCC_ALPHABET.charAt((31 - (sum % 31)) % 31);
}

function organisationCheckCharacter(first8: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce<number>(
    (total, weight, position) => total + weight * Number.parseInt(first8.charAt(position), 36),
    0,
  );
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}
