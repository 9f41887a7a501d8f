import { z } from 'zod';

/** Cumulative reference period: `2026-09` is January to September 2026. */
export const period = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .meta({ description: 'Cumulative reference period: 2026-09 is January to September 2026', example: '2026-09' });

/** A calendar day. */
export const day = z.iso.date();

export const regionId = z
  .string()
  .min(1)
  .max(64)
  .meta({ description: 'GB/T 2260 code, or the own id of a unit that has none', example: '220200' });

/** The region asked for, on every scoped route; left out, it is the caller's own region. */
export const askedRegion = regionId.optional();

/** A name in both languages; `en` is null where nobody has given one. */
export const names = z.object({ zh: z.string(), en: z.string().nullable() });
export type Names = z.output<typeof names>;

export const tier = z
  .enum(['seed', 'municipal', 'provincial', 'national', 'champion'])
  .meta({ description: 'Steps of the ladder, lowest first: 优质种子, 市级, 省级, 国家级, 单项冠军' });

/** A tier, or `monitored`: municipal, provincial and national together. */
export const tierFilter = z.enum([...tier.options, 'monitored']);

export const section = z
  .string()
  .regex(/^[A-T]$/)
  .meta({ description: 'Section of GB/T 4754-2017', example: 'C' });

export const role = z.enum(['administrator', 'officer', 'secretary', 'analyst', 'signer']);
export type Role = z.output<typeof role>;

/** Standing of figures: 初步 while a unit is open, 核定 once all are accepted, 修订 once accepted figures were changed. */
export const releaseStatus = z.enum(['preliminary', 'final', 'revised']);

/** Where figures come from; it travels with every answer that has any. */
export const provenance = z.object({
  snapshotId: z.string(),
  /** Everything learned up to this instant is in. */
  asOf: z.iso.datetime({ offset: true }),
  /** True while any enterprise in the snapshot is made up. */
  synthetic: z.boolean(),
  status: releaseStatus,
});
export type Provenance = z.output<typeof provenance>;

/** A list written with commas in a URL; the client takes an array too. */
export const commaList = <T extends z.ZodType<unknown, string>>(entry: T, max: number) =>
  z
    .union([z.array(z.string()), z.string()])
    .transform(written => (typeof written === 'string' ? written.split(',').map(part => part.trim()) : written))
    .pipe(z.array(entry).min(1).max(max));
