import type { Job } from '@tidu/contract';
import { formatBytes, formatCount } from './format.js';
import type { Messages } from './language/messages.js';

/** Word of a stage; one this page does not know yet keeps its own name. */
export function stageWord(job: Job, name: string, { runs }: Messages): string {
  return (runs.stages[job] as Record<string, string>)[name] ?? name;
}

/** What a stage or a snapshot counted, as words: `14 行`, `企业 200`; what this page does not know yet keeps its name. */
export function countWords(counts: Record<string, number>, { runs }: Messages): string[] {
  const words = runs.counts as Record<string, (n: string) => string>;
  return Object.entries(counts).map(([name, count]) => {
    const printed = name === 'bytes' ? formatBytes(count) : formatCount(count);
    return words[name]?.(printed) ?? `${name} ${printed}`;
  });
}
