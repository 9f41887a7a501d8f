import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** How the opinion of 2022 ranks prefectures for commendation; read with `readCommendationScheme` of the domain. */
export const commendationFile: string = inLibrary('jilin-province-2022/commendation.yaml');

/** A built-in programme: its file, the cases that try it, and the text it was read from. */
export interface ProgrammeFiles {
  id: string;
  /** Read with `readProgramme` of the domain. */
  programme: string;
  /** Read with `readCases` of the domain. */
  cases: string;
  /** Null where only others were read who quote the document. */
  text: string | null;
}

/** Every built-in programme, a folder each, in the order of their names. */
export function programmeFiles(): ProgrammeFiles[] {
  return readdirSync(inLibrary(''), { withFileTypes: true })
    .filter(entry => entry.isDirectory() && existsSync(inLibrary(`${entry.name}/programme.yaml`)))
    .map(({ name }) => name)
    .sort()
    .map(id => ({
      id,
      programme: inLibrary(`${id}/programme.yaml`),
      cases: inLibrary(`${id}/cases.yaml`),
      text: existsSync(inLibrary(`${id}/text.md`)) ? inLibrary(`${id}/text.md`) : null,
    }));
}

/** The documents lie beside both `src/` and `dist/`, so the way there is the same from either. */
function inLibrary(name: string): string {
  return fileURLToPath(new URL(`../${name}`, import.meta.url));
}
