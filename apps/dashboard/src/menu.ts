/** The words of a bar, and those that only its last word, 更多, leads to. */
export interface FittedMenu<T> {
  shown: T[];
  folded: T[];
}

/**
 * Fits a menu into a bar of so many words; when it is longer, the last place is left to 更多.
 *
 * @param places how many words the bar holds
 */
export function fitMenu<T>(names: readonly T[], places: number): FittedMenu<T> {
  const fits = names.length <= places ? names.length : places - 1;
  return { shown: names.slice(0, fits), folded: names.slice(fits) };
}
