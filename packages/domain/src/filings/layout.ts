import { z } from 'zod';
import { PAST_RULE_IDS } from './past-rules.js';
import { CHECK_RULE_IDS } from './rules.js';
import { LAYOUT_KINDS } from './targets.js';
import { TIMELINESS_RULE } from './timeliness.js';

const text = z.string().min(1).max(200);
const words = z.array(text).min(1).max(100);
const severity = z.enum(['refused', 'warning']);
const checkSeverity = z.enum(['refused', 'explain', 'warning']);

const column = z.strictObject({
  /** Name of the column in results. */
  key: z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/),
  /** What the column fills; its key where not given. */
  to: z.string().optional(),
  headers: words,
  /** `true`: the column must be there and every cell filled; `column`: only the column. */
  required: z.union([z.boolean(), z.literal('column')]).default(false),
  /** Whether a column of the same name for the year before may stand beside it. */
  prior: z.boolean().default(false),
  /** Unit of the cells where neither header nor sheet says one. */
  unit: text.optional(),
  /** Smallest and largest value, in the unit the field is stored in; `null` lifts the dictionary's own bound. */
  min: z.number().nullable().optional(),
  max: z.number().nullable().optional(),
  /** Value stored → words of the sheet for it. */
  values: z.record(z.string(), words).optional(),
  /** Value where the column is absent or the cell empty; of `action` and `tier` only. */
  default: text.optional(),
  /** What a year alone stands for: the month of a period (`12`), or month and day (`12-31`). Without it a year alone is no day. */
  yearAs: z
    .string()
    .regex(/^(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?$/)
    .optional(),
  /** What a cell that cannot be read does to its row. */
  whenWrong: severity.default('refused'),
});

const period = z.strictObject({
  /** Where the period is looked for, first found first. */
  from: z.array(z.enum(['column', 'parameter', 'title', 'fileName'])).min(1),
  /** A pattern with the groups year and month, or year and quarter. */
  fileName: text.refine(isPattern, { error: '不是有效的正则表达式' }).optional(),
  earliest: z
    .string()
    .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)
    .default('2000-01'),
});

const region = z.strictObject({
  whenMissing: z.enum(['nothing', 'warning', 'refused']).default('nothing'),
  /** The sender's own words for regions → id, code or name. */
  aliases: z.record(z.string(), text).default({}),
});

/** What makes a form one that may be asked for (statistics law): shown on templates, 待填 where a bureau has not set it. */
const legal = z.strictObject({
  /** 表号. */
  formNumber: text.optional(),
  /** 制定机关. */
  issuedBy: text.optional(),
  /** 批准或备案机关. */
  approvedBy: text.optional(),
  /** 批准文号或备案文号. */
  approvalNumber: text.optional(),
  /** 有效期至, `YYYY-MM-DD`. */
  validUntil: z.iso.date().optional(),
});

/** The layout language: how a workbook or a csv maps to fields. */
export const layoutSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  kind: z.enum(LAYOUT_KINDS),
  name: z.strictObject({ zh: text, en: text }),
  /** Versions of one figure live within a form; two forms never overwrite each other. */
  form: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  frequency: z.enum(['monthly', 'quarterly', 'annual']).nullable().default(null),
  /** `uscc` checks credit codes; any other scheme takes the text as it is. */
  idScheme: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,29}$/)
    .default('uscc'),
  duplicates: z.enum(['refuse', 'first', 'last']).default('refuse'),
  /** Unit of money where nothing in the file says otherwise. */
  unit: text.default('万元'),
  /** Years a title of this list holds where the list names no end. */
  validYears: z.int().min(1).max(50).optional(),
  /** Words that mean nothing was filed, beside the empty cell and the dash. */
  missing: z.array(z.string().max(40)).default([]),
  period: period.optional(),
  region: region.prefault({}),
  legal: legal.optional(),
  priorWords: z.array(text).default(['上年同期', '去年同期']),
  currentWords: z.array(text).default(['本期', '本年']),
  columns: z.array(column).min(1).max(400),
  /** Headers that are known and not read. */
  ignore: z.array(text).default([]),
  limits: z
    .strictObject({
      maxRows: z.int().min(1).max(5_000_000).default(1_048_576),
      maxColumns: z.int().min(1).max(16_384).default(500),
      maxTextLength: z.int().min(1).max(32_767).default(200),
    })
    .prefault({}),
  /** Checks across fields that apply here, and what a breach does to the row. */
  checks: z.partialRecord(z.enum([...CHECK_RULE_IDS, ...PAST_RULE_IDS, TIMELINESS_RULE]), checkSeverity).default({}),
});

export type Layout = z.infer<typeof layoutSchema>;
export type LayoutColumn = Layout['columns'][number];

/** What a column fills. */
export function targetOf(column: LayoutColumn): string {
  return column.to ?? column.key;
}

function isPattern(source: string): boolean {
  try {
    new RegExp(source, 'u');
    return true;
  } catch {
    return false;
  }
}
