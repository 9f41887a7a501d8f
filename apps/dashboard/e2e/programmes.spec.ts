import type { Page } from '@playwright/test';
import { faults, overhang } from './faults.js';
import { expect, test } from './test.js';

const panel = (page: Page, name: string) => page.getByRole('region', { name }).last();
/** Numbers of a row, in its order. */
const numbers = async (page: Page, selector: string): Promise<number[]> =>
  (await page.locator(selector).locator('td').allInnerTexts())
    .filter(said => said !== '')
    .map(said => Number(said.replace('−', '-').replaceAll(',', '')))
    .filter(value => !Number.isNaN(value));

/** A rule is asked of every enterprise: the first answer may take some seconds on a busy machine. */
const ANSWERED = { timeout: 20_000 };

test.beforeEach(async ({ admin, signIn }) => signIn(admin));

test('every criterion splits the firms into met, not met and undecided, and the list has as many as the count', async ({
  page,
}) => {
  await page.goto('/programmes');
  await expect(page.locator('[data-criterion="s-revenue"] strong')).not.toHaveText('…', ANSWERED);
  const [met, notMet, unknown] = await numbers(page, '[data-criterion="s-revenue"]');
  const whole = await numbers(page, '[data-criterion="all"]');
  expect(met! + notMet! + unknown!).toBe(whole.slice(0, 3).reduce((sum, one) => sum + one, 0));
  await page.goto('/programmes?view=list&filter=one-short');
  await expect(page.locator('[data-enterprise]').first()).toBeVisible(ANSWERED);
  await page.locator('[data-enterprise] button').first().click();
  const drawer = page.getByRole('dialog');
  await expect(drawer).toContainText('上年营业收入≥1500万元', ANSWERED);
  await expect(drawer).toContainText('据二手资料整理');
});

test('a higher threshold never brings anybody in, and reset brings back today', async ({ page }) => {
  await page.goto('/programmes');
  const trial = panel(page, '假如调整门槛');
  const tried = trial.locator('[data-tried]');
  await expect(tried).toBeVisible(ANSWERED);
  const before = Number(await tried.innerText());
  const field = trial.getByRole('spinbutton', { name: '营业收入或股权投资' }).first();
  const answered = page.waitForResponse(
    response => response.url().includes('what-if') && response.request().postData()!.includes('9000'),
  );
  await field.fill('9000');
  await field.press('Enter');
  await answered;
  await expect(trial).toContainText('1,500 →', ANSWERED);
  expect(Number(await tried.innerText())).toBeLessThanOrEqual(before);
  await trial.getByRole('button', { name: '恢复' }).click();
  await expect(tried).toHaveText(String(before), ANSWERED);
});

test('a file with a fault is told where, and nothing is installed', async ({ page }) => {
  await page.goto('/programmes?view=file');
  const upload = panel(page, '上传政策文件');
  await upload.getByRole('textbox').fill('id: own\nstanding: rumour\n');
  await upload.getByRole('button', { name: '检查' }).click();
  await expect(upload).toContainText('第 2 行 standing：应为 official、secondary 之一', ANSWERED);
  await expect(upload.getByRole('button', { name: '安装' })).toBeDisabled();
});

for (const view of ['overview', 'list', 'ladder', 'money', 'tasks', 'file']) {
  test(`axe finds no serious fault in the view ${view}, and a phone shows it without sliding sideways`, async ({
    page,
  }) => {
    await page.goto(`/programmes?view=${view}`);
    await expect(page.getByRole('region').first()).toBeVisible(ANSWERED);
    await expect(page.locator('.skeleton')).toHaveCount(0, ANSWERED);
    expect(await faults(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await overhang(page)).toBe(0);
  });
}
