import exceljs from 'exceljs';
import type { Download, Page } from '@playwright/test';
import { faults, overhang } from './faults.js';
import { filed, workbook } from './sent-workbooks.js';
import { expect, test } from './test.js';

/** What is asked for waits for its turn on a busy machine. */
const QUEUE_MS = 90_000;

async function opened(download: Promise<Download>): Promise<{ name: string; book: exceljs.Workbook }> {
  const file = await download;
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(await file.path());
  return { name: file.suggestedFilename(), book };
}

const shownWhole = async (page: Page) => expect([await faults(page), await overhang(page)]).toEqual([[], 0]);

test('from a figure to its enterprises and the cells they filed it in, in two clicks', async ({
  page,
  admin,
  signIn,
}) => {
  await signIn(admin);
  await page.goto('/');
  await page.locator('[data-kpi="revenue"] .headline .figure').click();
  await page.getByRole('button', { name: '看企业和单元格' }).click();
  // One that came in a workbook; what was filed on the page has a file of its own kind.
  const filedIn = page.locator('[data-field="revenue"]', { hasText: '经营报表.xlsx' });
  const first = page.locator('[data-enterprise]').filter({ has: filedIn }).first();
  await shownWhole(page);
  await expect(first.locator('[data-field="revenue"]')).toContainText(/经营报表\.xlsx “经营报表”表 [A-Z]+\d+/);
  await expect(first.locator('[data-field="revenuePrior"]')).toContainText('上年同期');
  const downloading = page.waitForEvent('download');
  await first.getByRole('link', { name: '原件' }).first().click();
  const { book } = await opened(downloading);
  expect(book.worksheets.map(({ name }) => name)).toContain('经营报表');
});

test('the sender’s own workbook comes back with the wrong cell marked; a template names who owes a return', async ({
  page,
  home,
  admin,
  signIn,
}) => {
  test.setTimeout(3 * QUEUE_MS);
  const [row] = await filed(home, '2024-12');
  await signIn(admin);
  await page.goto('/filings');
  const sent = { ...row!, revenue: '约三千', revenuePrior: null };
  await page.locator('input[type="file"]').setInputFiles(await workbook('待更正.xlsx', [sent]));
  await page.locator('.upload', { hasText: '待更正.xlsx' }).getByRole('button').click({ timeout: QUEUE_MS });
  const returning = page.waitForEvent('download', { timeout: QUEUE_MS });
  await page.getByRole('button', { name: '下载退回件' }).click();
  const returned = await opened(returning);
  expect(returned.name).toBe('待更正-退回.xlsx');
  expect(returned.book.worksheets.map(({ name }) => name)).toEqual(['经营报表', '退回清单']);
  expect(JSON.stringify(returned.book.getWorksheet('经营报表')!.getCell('E3').note)).toContain('约三千');

  await page.getByRole('button', { name: '下载空表' }).click();
  const making = page.waitForEvent('download', { timeout: QUEUE_MS });
  await page.getByRole('button', { name: '生成并下载' }).click();
  const template = await opened(making);
  expect(template.name).toMatch(/^吉林省-经营报表-20\d{2}-\d{2}\.xlsx$/);
  expect(template.book.worksheets[0]!.actualRowCount).toBeGreaterThan(20);
});

test('a return filed on the page is a version of its own, and is held against the one before it', async ({
  page,
  home,
  admin,
  signIn,
}) => {
  test.setTimeout(4 * QUEUE_MS);
  const row = (await filed(home, '2026-09'))[5]!;
  await signIn(admin);
  await page.goto(`/enterprises/${row.uscc}`);
  await page.getByRole('button', { name: '在线填报' }).click();
  const drawer = page.getByRole('dialog', { name: '在线填报' });
  await expect(drawer.getByLabel('营业收入 万元')).toHaveValue(String(row.revenue));
  await shownWhole(page);
  await drawer.getByRole('button', { name: '报送' }).click();
  await expect(drawer).toContainText('还没有改动任何一项');

  await drawer.getByLabel('主营业务收入').first().fill('99999999');
  await drawer.getByRole('button', { name: '报送' }).click();
  await expect(drawer).toContainText('应有营业收入 ≥ 主营业务收入', { timeout: QUEUE_MS });

  await drawer.getByLabel('主营业务收入').first().fill('1');
  await drawer.getByLabel('营业收入 万元').fill(String(row.revenue! + 100));
  await drawer.getByRole('button', { name: '报送' }).click();
  await expect(drawer).toContainText('已收下，数字已更新。', { timeout: 2 * QUEUE_MS });
  await drawer.getByRole('button', { name: '关闭' }).last().click();

  await page.locator('[data-filing^="2026-09"]').getByRole('button', { name: '对照' }).first().click();
  const changed = page.locator('[data-field="revenue"]');
  const money = (value: number) =>
    value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  await expect(changed).toContainText(money(row.revenue!));
  await expect(changed).toContainText(money(row.revenue! + 100));
  await shownWhole(page);
});
