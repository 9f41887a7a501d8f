import type { contract, EnterpriseChange, OutputOf } from '@tidu/contract';
import type { Messages } from '../language/messages.js';

type Enterprise = OutputOf<typeof contract.enterprises.read>['enterprise'];
export type ChangeKind = EnterpriseChange['kind'];
export const CHANGE_KINDS: readonly ChangeKind[] = ['assign', 'rename', 'move', 'merge', 'close'];

/** A change of the register while it is being written; what the chosen kind does not need is passed over. */
export interface ChangeDraft {
  kind: ChangeKind;
  /** `YYYY-MM-DD`; empty while it is not given. */
  on: string;
  name: string;
  regionId: string;
  successor: { id: string; name: string } | null;
  secretary: string;
  team: string;
}

/** A draft that changes nothing yet. */
export const emptyDraft = (on: string): ChangeDraft => ({
  kind: 'assign',
  on,
  name: '',
  regionId: '',
  successor: null,
  secretary: '',
  team: '',
});

/** The change a draft amounts to; null while something is missing, or nothing would change. */
export function changeOf(draft: ChangeDraft, now: Enterprise): EnterpriseChange | null {
  switch (draft.kind) {
    case 'rename': {
      const name = draft.name.trim();
      return name.length < 2 || name === now.name ? null : { kind: 'rename', name };
    }
    case 'move':
      return draft.regionId === '' || draft.regionId === now.regionId
        ? null
        : { kind: 'move', regionId: draft.regionId };
    case 'close':
      return { kind: 'close' };
    case 'merge':
      return draft.successor === null || draft.successor.id === now.id
        ? null
        : { kind: 'merge', successorId: draft.successor.id };
    case 'assign': {
      const [secretary, team] = [draft.secretary.trim(), draft.team.trim()];
      const isNew = (secretary !== '' && secretary !== now.secretary) || (team !== '' && team !== now.team);
      return isNew ? { kind: 'assign', secretary, team } : null;
    }
  }
}

/** What a draft still lacks, as a sentence; null when it is complete. */
export function lackOf(draft: ChangeDraft, now: Enterprise, { registerChange: words }: Messages): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(draft.on)) return words.missing.on;
  return changeOf(draft, now) === null ? words.missing[draft.kind] : null;
}

/**
 * What a change will do, in whole sentences, for the one who must confirm it.
 *
 * @param places name of the region it leaves and of the one it moves to
 * @param today  `YYYY-MM-DD`; a day before it changes figures that were already seen
 */
export function willHappen(
  draft: ChangeDraft,
  now: Enterprise,
  places: { old: string; next: string },
  today: string,
  { registerChange: words }: Messages,
): string {
  const { on, kind } = draft;
  const past = on < today ? words.past(on) : '';
  const told = {
    rename: () => words.will.rename(on, now.name, draft.name.trim()),
    move: () => words.will.move(on, now.name, places.old, places.next),
    close: () => words.will.close(on, now.name),
    merge: () => words.will.merge(on, now.name, draft.successor?.name ?? ''),
    assign: () => words.will.assign(on, now.name, assigned(draft, words)),
  }[kind]();
  return [told, past].filter(Boolean).join(words.sentenceGap);
}

const assigned = ({ secretary, team }: ChangeDraft, words: Messages['registerChange']): string =>
  [
    ...(secretary.trim() === '' ? [] : [words.willSecretary(secretary.trim())]),
    ...(team.trim() === '' ? [] : [words.willTeam(team.trim())]),
  ].join(words.listComma);
