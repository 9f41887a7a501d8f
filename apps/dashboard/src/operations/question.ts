import { JOBS, runState, type Job, type RunEntry } from '@tidu/contract';
import { oneOf, queryOf, type Query } from '../query.js';

/** What the page 运行 is asked about. Null is the default: every job, every state, no run opened. */
export interface OperationsQuestion {
  job: Job | null;
  state: RunEntry['state'] | null;
  /** The run shown at the side. */
  run: string | null;
  /** How many runs are listed, the newest first. */
  limit: number;
}

/** The lengths of the list, one after the other. */
const LIMITS = [50, 200, 500];
const SHORTEST = LIMITS[0]!;

/** The question an address holds; what cannot be read falls back to the default, so that an old link still opens. */
export function readOperationsQuestion(query: Query): OperationsQuestion {
  return {
    job: JOBS.find(job => job === oneOf(query['job'])) ?? null,
    state: runState.options.find(state => state === oneOf(query['state'])) ?? null,
    run: oneOf(query['run']),
    limit: LIMITS.find(limit => String(limit) === oneOf(query['limit'])) ?? SHORTEST,
  };
}

/** The address of a question, without what is default anyway. */
export const writeOperationsQuestion = ({ limit, ...asked }: OperationsQuestion): Record<string, string> =>
  queryOf({ ...asked, limit: limit === SHORTEST ? null : String(limit) });

/** The next longer list; null when the longest is shown. */
export const longer = (limit: number): number | null => LIMITS[LIMITS.indexOf(limit) + 1] ?? null;
