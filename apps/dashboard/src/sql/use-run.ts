import { ApiError, contract, type SqlPlanStep, type SqlSchema } from '@tidu/contract';
import { onBeforeUnmount, ref, shallowRef, triggerRef, type Ref, type ShallowRef } from 'vue';
import { ask } from '../api.js';
import { onSignedOut } from '../stores/signed-out.js';
import { boundParameters, type AskedParameter } from './asked-parameters.js';
import { runSql, type SqlResult } from './read-answer.js';

/** What the workbench knows of the query it ran last. */
export interface SqlRun {
  result: ShallowRef<SqlResult | null>;
  plan: ShallowRef<SqlPlanStep | null>;
  /** Seconds since a query began; null while none runs. */
  running: Ref<{ seconds: number; rows: number } | null>;
  /** Why there is no result; `api` is null where the API could not be reached, or broke off. */
  fault: ShallowRef<{ api: ApiError | null; isBroken: boolean } | null>;
  start: (sql: string, parameters: readonly AskedParameter[], limits: SqlSchema['limits']) => Promise<boolean>;
  explain: (sql: string, parameters: readonly AskedParameter[]) => Promise<void>;
  cancel: () => void;
  clear: () => void;
}

const TICK_MS = 250;

/** Runs one query at a time; a new one takes the place of the one before. */
export function useRun(): SqlRun {
  const result = shallowRef<SqlResult | null>(null);
  const plan = shallowRef<SqlPlanStep | null>(null);
  const running = ref<{ seconds: number; rows: number } | null>(null);
  const fault = shallowRef<{ api: ApiError | null; isBroken: boolean } | null>(null);
  let current: AbortController | undefined;

  function begin(): AbortController {
    current?.abort();
    fault.value = null;
    return (current = new AbortController());
  }

  function fail(error: unknown, hasBegun: boolean): void {
    const api = error instanceof ApiError && error.error !== null ? error : null;
    if (api?.error?.code === 'not-signed-in') onSignedOut.announce();
    fault.value = { api, isBroken: hasBegun };
  }

  async function start(
    sql: string,
    parameters: readonly AskedParameter[],
    limits: SqlSchema['limits'],
  ): Promise<boolean> {
    const mine = begin();
    const began = performance.now();
    let come: SqlResult | null = null;
    running.value = { seconds: 0, rows: 0 };
    const timer = setInterval(() => {
      if (current === mine)
        running.value = { seconds: (performance.now() - began) / 1000, rows: come?.rows.length ?? 0 };
    }, TICK_MS);
    try {
      const asked = {
        sql,
        parameters: boundParameters(parameters),
        mostRows: limits.rows,
        limitSeconds: limits.seconds,
      };
      const answer = await runSql(
        { ...asked, markSmall: false },
        { signal: mine.signal, onRows: rows => (come = rows) },
      );
      if (current !== mine) return false;
      result.value = answer;
      triggerRef(result);
      return true;
    } catch (error) {
      if (current === mine && !mine.signal.aborted) fail(error, come !== null);
      return false;
    } finally {
      clearInterval(timer);
      if (current === mine) running.value = null;
    }
  }

  async function explain(sql: string, parameters: readonly AskedParameter[]): Promise<void> {
    const mine = begin();
    try {
      plan.value = (await ask(contract.sql.plan, { sql, parameters: boundParameters(parameters) }, mine.signal)).root;
    } catch (error) {
      if (!mine.signal.aborted) fail(error, false);
    }
  }

  function cancel(): void {
    current?.abort();
    running.value = null;
  }

  function clear(): void {
    cancel();
    for (const held of [result, plan, fault]) held.value = null;
  }

  onBeforeUnmount(cancel);
  return { result, plan, running, fault, start, explain, cancel, clear };
}
