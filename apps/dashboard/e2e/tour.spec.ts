import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from './test.js';

const workingCopy = resolve(import.meta.dirname, '../../..');
/** What lies in the inbox waits for its turn: publications before it take their time on a busy machine. */
const QUEUE_MS = 120_000;

/** The commands of the tour of a README, in their order, as a reader would copy them. */
async function commandsOf(readme: string, tour: string): Promise<string[]> {
  const text = await readFile(join(workingCopy, readme), 'utf8');
  const [, after] = text.split(`\n## ${tour}\n`);
  const [section] = after!.split('\n## ');
  return Array.from(section!.matchAll(/^( *)```sh\n(.*?)^ *```$/gms), ([, indent, block]) =>
    block!.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  );
}

/** Runs commands in a shell, in the working copy, on the home of the product. */
async function run(commands: string, home: string): Promise<string> {
  const shell = spawn('sh', ['-e'], { cwd: workingCopy, env: { ...process.env, TIDU_HOME: home } });
  let said = '';
  let complained = '';
  shell.stdout.on('data', (words: Buffer) => (said += words.toString()));
  shell.stderr.on('data', (words: Buffer) => (complained += words.toString()));
  shell.stdin.end(commands);
  const code = await new Promise(end => shell.once('close', end));
  expect(code, `${commands}\n${complained}`).toBe(0);
  return said;
}

test('both languages tell the same tour', async () => {
  const english = await commandsOf('README.md', 'Five minutes');
  expect(english.length).toBeGreaterThan(2);
  expect(await commandsOf('README.zh-CN.md', '五分钟走一遍')).toEqual(english);
});

test('the tour of the README leads from a workbook in the inbox to a warning on the page', async ({
  page,
  home,
  admin,
  signIn,
}) => {
  test.setTimeout(3 * QUEUE_MS);
  const [look, drop, letIn] = await commandsOf('README.md', 'Five minutes');
  const seen = await run(look!, home);
  expect(seen).toContain('长春市');
  await run(drop!, home);
  expect(await run(letIn!, home)).toContain('wang');

  await signIn(admin);
  await page.goto('/filings');
  const batch = page.locator('[data-batch]', { hasText: '2026年1-9月.csv' });
  await expect(async () => {
    await page.reload();
    await expect(batch).toBeVisible({ timeout: 5000 });
  }).toPass({ timeout: QUEUE_MS });
  const warned = page.locator('[data-row]', { hasText: '梯度示范电子' });
  await expect(async () => {
    await page.goto('/warnings?search=梯度示范电子');
    await expect(warned).toContainText('研发强度', { timeout: 5000 });
  }).toPass({ timeout: QUEUE_MS });
  await expect(warned).toContainText('0.50');
  await warned.locator('[data-open]').click();
  await expect(page.getByRole('dialog')).toContainText('2%');
});
