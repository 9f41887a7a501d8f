import { parsePeriod, TiduError, type Period } from '@tidu/domain';
import { type DemoFormat } from './table.js';

/** What demo to make. */
export interface DemoWishes {
  /** Firms in the register, all rungs, those that close included; 1…1,000,000. */
  enterprises?: number;
  /** Calendar years with reports, 1…10; the last is the one of `until`. */
  years?: number;
  seed?: number;
  /** The last period reported. */
  until?: Period;
  /** The folder to write to; what an earlier demo left there is replaced. */
  out: string;
  /** Workbooks up to 20,000 enterprises; csv beyond. */
  format?: DemoFormat;
  /** Called as the firms' reports are written, with firms done and firms in all. */
  onProgress?: (done: number, total: number) => void;
}

const MOST_ENTERPRISES = 1_000_000;
const MOST_IN_WORKBOOKS = 20_000;
const MOST_YEARS = 10;

/**
 * The wishes with everything left open filled in.
 *
 * @throws TiduError `invalid-input` naming the wish that cannot be met
 */
export function settle(wishes: DemoWishes): Required<DemoWishes> {
  const settled = {
    enterprises: 2000,
    years: 3,
    seed: 1,
    until: '2026-09',
    format: 'xlsx' as const,
    onProgress: () => undefined,
    ...wishes,
  };
  const issue = issueOf(settled);
  if (issue !== null) throw new TiduError('invalid-input', { issues: issue });
  return settled;
}

function issueOf({ enterprises, years, seed, until, format }: Required<DemoWishes>): string | null {
  if (!isWhole(enterprises, 1, MOST_ENTERPRISES)) return `企业数应为 1 到 ${MOST_ENTERPRISES}，现为 ${enterprises}`;
  if (!isWhole(years, 1, MOST_YEARS)) return `年数应为 1 到 ${MOST_YEARS}，现为 ${years}`;
  if (!isWhole(seed, 0, Number.MAX_SAFE_INTEGER)) return `种子应为非负整数，现为 ${seed}`;
  if (parsePeriod(until) !== until || until.endsWith('-01')) return `最后一期应为 YYYY-02 到 YYYY-12，现为 ${until}`;
  if (format === 'xlsx' && enterprises > MOST_IN_WORKBOOKS) {
    return `xlsx 最多生成 ${MOST_IN_WORKBOOKS} 户；${enterprises} 户请用 --format csv`;
  }
  return null;
}

function isWhole(value: number, low: number, high: number): boolean {
  return Number.isInteger(value) && value >= low && value <= high;
}
