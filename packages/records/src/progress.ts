import { ProgressEntity } from './entities/progress.js';
import type { Ledger } from './ledger.js';

/** How far a long task has come, seen by the page and the terminal. */
export interface Progress {
  task: 'demo' | 'rebuild';
  done: number;
  total: number;
  /** What is being done, for people. */
  label: string;
  state: 'running' | 'finished' | 'failed';
  updatedAt: Date;
}

/** Replaces what is known of a task. */
export async function setProgress(
  ledger: Ledger,
  progress: Omit<Progress, 'updatedAt'>,
  at: Date = new Date(),
): Promise<void> {
  await ledger.source.manager.upsert(ProgressEntity, { ...progress, updatedAt: at }, ['task']);
}

/** The tasks known, by name. */
export async function readProgress(ledger: Ledger): Promise<Progress[]> {
  return (await ledger.source.manager.find(ProgressEntity, { order: { task: 'ASC' } })) as Progress[];
}
