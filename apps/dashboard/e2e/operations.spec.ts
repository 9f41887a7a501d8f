import { createHash } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { faults, overhang } from './faults.js';
import { again, filed, workbook } from './sent-workbooks.js';
import { expect, test } from './test.js';

/** What was asked for waits for its turn: publications before it take their time on a busy machine. */
const QUEUE_MS = 90_000;

test('the runs of an upload are seen with their stages, from the file to the snapshot', async ({
  page,
  home,
  admin,
  signIn,
}) => {
  test.setTimeout(3 * QUEUE_MS);
  const [first, second] = await filed(home, '2024-12');
  const file = await workbook('看运行.xlsx', [again(first!), again(second!)]);
  await signIn(admin);
  await page.request.post(`/api/uploads?name=${encodeURIComponent(file.name)}`, {
    data: file.buffer,
    headers: { 'content-type': 'application/octet-stream' },
    failOnStatusCode: true,
  });
  await page.goto('/operations?job=ingest');
  const run = page.locator('[data-run]', { hasText: '看运行.xlsx' });
  await expect(run).toContainText('完成', { timeout: QUEUE_MS });
  await expect(run).toContainText('收下 2 行');

  await run.getByRole('button').click();
  const drawer = page.getByRole('dialog', { name: '收报 · 看运行.xlsx' });
  await expect(drawer.locator('[data-stage="read"]')).toContainText('完成');
  await expect(drawer.locator('[data-stage="check"]')).toContainText('核对2 行完成');
  await expect(drawer.locator('[data-stage="record"]')).toContainText(/收下 2 行.*完成.*秒/);
  await page.keyboard.press('Escape');
  await expect(drawer).toHaveCount(0);
  await expect(run.getByRole('button')).toBeFocused();

  await page.getByRole('combobox', { name: '项目' }).press('Enter');
  await page.getByRole('option', { name: '重算', exact: true }).click();
  await expect(page).toHaveURL('/operations?job=publish');
  const publication = page.locator('[data-job="publish"][data-run]').first();
  await expect(publication).toContainText('完成', { timeout: QUEUE_MS });
  await publication.getByRole('button').click();
  const stages = page.getByRole('dialog').locator('tbody tr');
  await expect(stages).toHaveText([/汇总各期.*完成.*秒/, /切换快照.*企业 200.*完成.*秒/]);
  const snapshot = await page
    .getByRole('dialog')
    .locator('dd', { hasText: /^s\d+$/ })
    .innerText();
  await expect(page.locator(`[data-snapshot="${snapshot}"]`)).toContainText(/企业 200 · 报表 [\d,]+.*内容校验值/s);
});

test('a job of the timetable is run now, and followed to its end', async ({ page, admin, signIn }) => {
  test.setTimeout(3 * QUEUE_MS);
  await signIn(admin);
  await page.goto('/operations');
  const entry = page.locator('[data-job="evaluate"]').filter({ hasText: '每日评估预警' });
  await expect(entry).toContainText(/每天 00:05.*下次 \d{4}-\d\d-\d\d/s);
  await entry.getByRole('button', { name: '立即运行' }).click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.locator('[data-stage="record"]')).toContainText(/评估 \d+.*完成/, { timeout: QUEUE_MS });
  await expect(page).toHaveURL(/run=/);
  await page.goBack();
  await expect(drawer).toHaveCount(0);
});

test('a run that did not finish says why, and is run again', async ({ page, home, admin, signIn }) => {
  test.setTimeout(3 * QUEUE_MS);
  // Nothing of it can be taken, so that no publication follows.
  const [first] = await filed(home, '2024-12');
  const file = await workbook('原件不见了.xlsx', [{ ...again(first!), revenue: '不详' }]);
  const original = join(home, 'files', createHash('sha256').update(file.buffer).digest('hex'));
  await signIn(admin);
  // The queue does one thing after the other: while it publishes, the original can be taken away from what waits.
  await page.request.post('/api/timetable/publish/run', { failOnStatusCode: true });
  await page.request.post(`/api/uploads?name=${encodeURIComponent(file.name)}`, {
    data: file.buffer,
    headers: { 'content-type': 'application/octet-stream' },
    failOnStatusCode: true,
  });
  await rm(original);

  await page.goto('/operations?state=failed');
  const run = page.locator('[data-run]', { hasText: '原件不见了.xlsx' });
  await expect(run).toContainText('没有做完', { timeout: QUEUE_MS });
  await run.getByRole('button').click();
  const drawer = page.getByRole('dialog');
  await expect(drawer).toContainText('读不到文件 原件不见了.xlsx：原件已不在 files/ 里');

  await writeFile(original, file.buffer);
  await drawer.getByRole('button', { name: '重跑' }).click();
  await expect(drawer.getByRole('status').first()).toContainText('完成', { timeout: QUEUE_MS });
  await expect(drawer).toContainText('第 2 次');
  await expect(drawer).toContainText('已收 0 行，1 行有误退回');
});

for (const [name, viewport] of Object.entries({
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
})) {
  test(`axe finds no serious fault in the operations, on a ${name}, and nothing slides sideways`, async ({
    page,
    admin,
    signIn,
  }) => {
    await page.setViewportSize(viewport);
    await signIn(admin);
    await page.goto('/operations');
    await expect(page.locator('[data-snapshot]').first()).toBeVisible();
    expect(await faults(page)).toEqual([]);
    expect(await overhang(page)).toBe(0);
    await page.getByRole('button', { name: 'EN', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Timetable' })).toBeVisible();
    expect(await overhang(page)).toBe(0);
  });
}
