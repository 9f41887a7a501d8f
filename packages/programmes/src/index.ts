import { fileURLToPath } from 'node:url';

/** How the opinion of 2022 ranks prefectures for commendation; read with `readCommendationScheme` of the domain. */
export const commendationFile: string = inLibrary('jilin-province-2022/commendation.yaml');

/** The documents lie beside both `src/` and `dist/`, so the way there is the same from either. */
function inLibrary(name: string): string {
  return fileURLToPath(new URL(`../${name}`, import.meta.url));
}
