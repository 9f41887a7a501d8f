import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pnpm } from './prepare.mjs';

const JEST_FLAGS = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];

/** Types, lint and format of every room; ends the process at the first that fails. */
export async function check(workingCopy) {
  await step('types', () => pnpm(workingCopy, ['exec', 'turbo', 'run', 'typecheck', '--output-logs=errors-only']));
  await step('lint', () => tool(workingCopy, 'oxlint', 'bin/oxlint', ['--deny-warnings']));
  await step('format', () => tool(workingCopy, 'prettier', 'bin/prettier.cjs', ['--check', '--log-level=warn', '.']));
}

/**
 * `npm test`: the checks, then every test of every room, then the browser tests. Ends with one line over all of them.
 *
 * @returns the exit code
 */
export async function test(workingCopy) {
  await check(workingCopy);
  const results = join(workingCopy, 'test-results');
  mkdirSync(results, { recursive: true });
  const counts = [];
  for (const suite of [jest(workingCopy, results), browser(workingCopy, results)]) {
    console.log(`\n— ${suite.name} —`);
    rmSync(suite.report, { force: true });
    const code = await suite.run();
    const count = existsSync(suite.report) ? suite.count(JSON.parse(readFileSync(suite.report, 'utf8'))) : null;
    // A runner that died without a report has failed, whatever it had passed before.
    counts.push(
      count === null || (code !== 0 && count.failed === 0) ? { passed: 0, skipped: 0, ...count, failed: 1 } : count,
    );
  }
  const sum = name => counts.reduce((total, count) => total + count[name], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
  return sum('failed') === 0 ? 0 : 1;
}

function jest(workingCopy, results) {
  const report = join(results, 'jest.json');
  return {
    name: 'jest',
    report,
    run: () => tool(workingCopy, 'jest', 'bin/jest.js', ['--json', `--outputFile=${report}`], JEST_FLAGS),
    count: ({ numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests, numTodoTests }) => ({
      passed: numPassedTests,
      failed: numFailedTests + numRuntimeErrorTestSuites,
      skipped: numPendingTests + numTodoTests,
    }),
  };
}

function browser(workingCopy, results) {
  return {
    name: 'browser',
    report: join(results, 'e2e.json'),
    run: () =>
      tool(workingCopy, '@playwright/test', 'cli.js', ['test', '-c', 'apps/dashboard/e2e/playwright.config.ts']),
    count: ({ stats: { expected, unexpected, flaky, skipped } }) => ({
      passed: expected,
      failed: unexpected + flaky,
      skipped,
    }),
  };
}

async function step(name, work) {
  console.log(`— ${name} —`);
  const code = await work();
  if (typeof code === 'number' && code !== 0) {
    console.error(`${name}: failed`);
    process.exit(1);
  }
}

/** Runs a program of an installed package to its end with this Node; no package manager stands in between. */
function tool(workingCopy, name, program, words, flags = []) {
  const require = createRequire(join(workingCopy, 'package.json'));
  const file = join(dirname(require.resolve(`${name}/package.json`)), program);
  // A stray setting of the caller must not reach the product under test.
  const { TIDU_HOME: _home, PORT: _port, HOST: _host, DATABASE_URL: _url, TIDU_DEMO: _demo, ...env } = process.env;
  const child = spawn(process.execPath, [...flags, file, ...words], {
    cwd: workingCopy,
    env: { ...env, CI: 'true' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', code => resolve(code ?? 1));
  });
}
