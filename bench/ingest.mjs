/**
 * Measures taking in text tables against what bare DuckDB needs for the same bytes: node bench/ingest.mjs [--rows 1000000]
 *
 * P1 every check with reasons and quarantine, 25 columns ÷ a bare typed read_csv · P2 the same over 15,000 rows ·
 * P3 GB18030 ÷ UTF-8. Each side runs in processes of its own, so that its peak memory is its own; they take turns, and the
 * best run of each counts. The ratios hold on a machine that does nothing else.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeReport, TYPES } from './report-csv.mjs';
import { accept } from '../packages/warehouse/dist/index.js';
import { openDatabase } from '../packages/warehouse/dist/database.js';
import { createWorkCalendar, sql } from '../packages/domain/dist/index.js';
import { builtInLayouts } from '../pipelines/dist/layouts.js';
import { readAtlas } from '../pipelines/dist/dock.js';
import { readFile } from '../pipelines/dist/read/read-file.js';

const SMALL = 15_000;
/** Turns of each side, and runs in one process: a service has read many small files before this one. */
const TURNS = 3;
const RUNS = { large: 1, small: 8 };

/** What can be measured; each is given a file and a folder to work in, and says how long its parts took. */
const MEASURES = {
  /** Reading, checking, and writing the Parquet of the good rows and of the issues. */
  async product(file, folder) {
    const layouts = await builtInLayouts();
    const atlas = await readAtlas({ regionsFile: null, provinceId: '220000' });
    const started = performance.now();
    const read = await readFile(file, folder, layouts);
    const seen = performance.now();
    const accepted = await accept({
      home: folder,
      workFolder: folder,
      batchId: 'bench',
      sheet: '',
      plan: read.plan,
      cells: read.cells,
      words: { atlas, scopeId: '220000', today: '2026-10-20', dates1904: false },
      filePeriod: null,
      snapshotFile: null,
      workdays: createWorkCalendar([]),
      wantsRows: false,
      writes: true,
    });
    const done = performance.now();
    const { load, totals } = accepted;
    return { ms: done - started, readMs: seen - started, load, quarantined: totals.quarantinedRows };
  },
  /** Every column read with its type into a table; what does not fit is left out. */
  async limit(file) {
    const database = await openDatabase();
    const columns = sql.join(TYPES.map(([name, type]) => sql`${sql.identifier(name)}: ${type}`));
    const started = performance.now();
    await database.run(sql`CREATE TABLE report AS SELECT * FROM read_csv(${file},
      columns = {${columns}}, auto_detect = false, header = true, delim = ',', quote = '"', ignore_errors = true)`);
    const ms = performance.now() - started;
    const [counted] = await database.rows(sql`SELECT count(*) AS n FROM report`);
    database.close();
    return { ms, load: counted.n };
  },
};

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    measure: { type: 'string' },
    file: { type: 'string' },
    runs: { type: 'string', default: '1' },
  },
});
if (values.measure) await measureBest(values.measure, values.file, Number(values.runs));
else await main(Number(values.rows));

/** One side: the best of some runs over one file, as JSON. */
async function measureBest(name, file, runs) {
  const folder = mkdtempSync(join(tmpdir(), 'tidu-bench-work-'));
  try {
    const measured = [];
    for (let run = 0; run < runs; run++) measured.push(await MEASURES[name](file, folder));
    console.log(JSON.stringify({ ...quickest(measured), peakMb: process.resourceUsage().maxRSS / 1024 }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function main(rows) {
  const folder = mkdtempSync(join(tmpdir(), 'tidu-bench-'));
  try {
    const files = { large: join(folder, 'large.csv'), small: join(folder, 'small.csv'), gbk: join(folder, 'gbk.csv') };
    await writeReport(files.large, rows, 'utf8');
    await writeReport(files.small, SMALL, 'utf8');
    await writeReport(files.gbk, rows, 'gb18030');
    const [product, limit, gbk] = takeTurns(RUNS.large, [
      ['product', files.large],
      ['limit', files.large],
      ['product', files.gbk],
    ]);
    const [smallProduct, smallLimit] = takeTurns(RUNS.small, [
      ['product', files.small],
      ['limit', files.small],
    ]);
    print(`P1 csv ${rows} × ${TYPES.length}`, product, limit, '≤ 3.0, goal ≤ 2.0');
    print(`P2 csv ${SMALL} × ${TYPES.length}`, smallProduct, smallLimit, '≤ 5, goal ≤ 2.5');
    print('P3 GB18030 ÷ UTF-8', gbk, product, '≤ 2.2, goal ≤ 1.5');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The best run of each side, one after the other in turns. */
function takeTurns(runs, sides) {
  const self = fileURLToPath(import.meta.url);
  const measured = sides.map(() => []);
  for (let turn = 0; turn < TURNS; turn++) {
    sides.forEach(([measure, file], side) => {
      const args = [self, '--measure', measure, '--file', file, '--runs', String(runs)];
      measured[side].push(JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })));
    });
  }
  return measured.map(quickest);
}

function quickest(runs) {
  return runs.reduce((best, run) => (run.ms < best.ms ? run : best));
}

function print(what, ours, theirs, gate) {
  const told = ({ ms, readMs, peakMb, load, quarantined }) =>
    `${Math.round(ms)} ms${readMs ? ` (read ${Math.round(readMs)})` : ''}, ${Math.round(peakMb)} MB, ${load} rows${quarantined ? `, ${quarantined} sent back` : ''}`;
  console.log(`${what}: ${(ours.ms / theirs.ms).toFixed(2)}  (${gate})\n  ${told(ours)}\n  ${told(theirs)}`);
}
