import { readProgress, type Ledger, type Progress } from '@tidu/records';

const POLL_MS = 1_000;
/** Without a terminal a line is written at every tenth. */
const STEPS = 10;

/**
 * Shows how far the demo data have come: one line that changes in a terminal, a line at every tenth elsewhere.
 *
 * @returns a function that stops looking
 */
export function showProgress(ledger: Ledger, out: NodeJS.WriteStream): () => void {
  const since = Date.now();
  let shown = '';
  const timer = setInterval(() => {
    readProgress(ledger)
      .then(tasks => tasks.find(task => task.task === 'demo'))
      .then(demo => {
        if (!demo || demo.updatedAt.getTime() < since) return;
        const line = progressText(demo);
        const step = out.isTTY ? line : `${demo.state} ${Math.floor((STEPS * demo.done) / Math.max(demo.total, 1))}`;
        if (step !== shown) out.write(out.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
        shown = step;
        if (demo.state === 'running') return;
        if (out.isTTY) out.write('\n');
        clearInterval(timer);
      })
      .catch(() => {}); // the database is away for a moment; the next look sees more
  }, POLL_MS);
  timer.unref();
  return () => clearInterval(timer);
}

function progressText({ done, total, label, state }: Progress): string {
  if (state === 'finished') return '演示数据（合成）已载入。Synthetic demo data loaded.';
  if (state === 'failed') return `演示数据载入失败：${label}`;
  return `载入演示数据 Loading demo data ${done}/${total} ${label}`;
}
