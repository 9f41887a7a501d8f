import { z } from 'zod';
import { route } from './route.js';
import { names } from './vocabulary.js';

/** One version of a ranking scheme. */
export const schemeVersion = z.object({
  id: z.string(),
  version: z.number().int(),
  name: names,
  /** YAML, as it was written. */
  text: z.string(),
  sha256: z.string(),
  note: z.string(),
  createdBy: z.string(),
  createdAt: z.iso.datetime({ offset: true }),
  /** The scheme the ranking opens with. */
  isProvincesOwn: z.boolean(),
});
export type SchemeVersion = z.output<typeof schemeVersion>;

/** Ranking schemes are data: a version is added, none is ever changed. */
export const rankingSchemes = {
  list: route({
    method: 'GET',
    path: '/api/ranking-schemes',
    summary: 'Every version of every ranking scheme, the newest of each first',
    access: ['administrator', 'officer', 'signer', 'analyst'],
    scoped: false,
    input: z.object({}),
    output: z.object({ versions: z.array(schemeVersion) }),
  }),
  save: route({
    method: 'POST',
    path: '/api/ranking-schemes',
    summary: 'Add a version to a ranking scheme, or a scheme of its own; the text names its id',
    access: ['administrator', 'officer'],
    scoped: false,
    input: z.object({
      text: z.string().min(1).max(20_000),
      /** What is new in it. */
      note: z.string().trim().min(1).max(200),
      /** The version it was written upon; another hand that was faster is not overwritten. */
      after: z.number().int().min(0).optional(),
    }),
    output: schemeVersion,
    errors: ['scheme-invalid', 'already-exists', 'outside-scope'],
  }),
};
