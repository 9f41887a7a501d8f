import { z } from 'zod';
import type { Bilingual } from '../vocabulary/bilingual.js';

const text = z.string().min(1).max(500);

/** Kebab-case name of an entry, unique among its kind within one programme. */
export const entryId = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/);

/** A calendar day, `YYYY-MM-DD`. */
export const day = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/);

export const year = z.int().min(1990).max(2099);

/** A name in both languages; one text alone serves for both. */
export const entryName: z.ZodType<Bilingual, unknown> = z.preprocess(
  written => (typeof written === 'string' ? { zh: written, en: written } : written),
  z.strictObject({ zh: text, en: text }),
);

/** Words of the document and where they stand. */
export const passage = z.strictObject({ clause: z.string().min(1).max(60), quote: text });
export type Passage = z.output<typeof passage>;

/** What every entry of a programme carries: the clause it comes from, its words, and what was done to them. */
export const cited = {
  ...passage.shape,
  /** What the damaged text has where words were supplied, and on what ground. */
  restored: z.strictObject({ raw: text, why: text }).nullable().default(null),
  /** The same said elsewhere in the document. */
  also: z.array(passage).max(20).default([]),
  /** What the document leaves open, and how it is read here. */
  note: text.nullable().default(null),
};
