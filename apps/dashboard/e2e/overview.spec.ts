import { readFile } from 'node:fs/promises';
import { expect, test } from './test.js';

test.beforeEach(async ({ page, admin, signIn }) => {
  await signIn(admin);
  await page.goto('/');
  await expect(page.locator('[data-kpi="revenue"]')).toBeVisible();
});

test('the overview shows six headlines, the map beside its table, trend, ladder, industries and progress', async ({
  page,
}) => {
  await expect(page.locator('[data-kpi]')).toHaveCount(6);
  for (const title of ['营业收入同比，按市州', '累计同比走势', '四级梯度', '分行业', '报送进度']) {
    await expect(page.getByRole('heading', { name: title, exact: true })).toBeVisible();
  }
  await expect(page.getByRole('note')).toContainText('演示数据(合成)');
  await expect(page).toHaveTitle('总览 · 梯度');
});

test('the table lists every prefecture, 长白山 too, and its enterprises add up to the last row', async ({ page }) => {
  const table = page.getByRole('region', { name: '地区', exact: true });
  await expect(table.locator('tbody tr')).toHaveCount(10);
  await expect(table.locator('[data-region="changbaishan"]')).toContainText('长白山');
  await expect(table.locator('[data-region="222400"]')).toContainText('延边州');
  await expect(table.locator('tfoot th')).toHaveText('全省');
  const counts = (await table.locator('tbody td:nth-child(2)').allInnerTexts()).map(Number);
  const total = Number(await table.locator('tfoot td').first().innerText());
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total);
});

test('a prefecture opens from the table, the address keeps it, and Back returns', async ({ page }) => {
  await page.getByRole('button', { name: '吉林市', exact: true }).click();
  await expect(page).toHaveURL('/?region=220200');
  await expect(page.getByRole('heading', { name: '营业收入同比，按县（市、区）' })).toBeVisible();
  await expect(page.locator('tfoot')).toContainText('全市');
  const ofPrefecture = await page.locator('[data-kpi="revenue"] .headline').innerText();

  await page.reload();
  await expect(page.locator('[data-kpi="revenue"] .headline')).toHaveText(ofPrefecture, { useInnerText: true });

  await page.goBack();
  await expect(page).toHaveURL('/');
  await expect(page.locator('[data-region="220200"]')).toContainText('吉林市');
  await expect(page.locator('[data-kpi="revenue"] .headline')).not.toHaveText(ofPrefecture, { useInnerText: true });
});

test('period, tier and industry stand in the address, and a link opens on them', async ({ page }) => {
  await page.getByRole('combobox', { name: '层级' }).press('Enter');
  await page.getByRole('option', { name: '国家级', exact: true }).click();
  await expect(page).toHaveURL('/?tier=national');
  await page.getByRole('button', { name: '制造业', exact: true }).click();
  await expect(page).toHaveURL(/section=C/);

  await page.goto('/?period=2026-06&tier=provincial&section=C');
  await expect(page.locator('.context-bar')).toContainText(/2026年1—6月累计.*省级.*制造业/s);
});

test('the switch turns every word of the page into English, and is remembered', async ({ page }) => {
  await page.getByRole('button', { name: 'EN', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('[data-region="220200"]')).toContainText('Jilin City');
  await expect(page.getByRole('note')).toContainText('演示数据(合成)');

  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview');
});

test('a figure tells where it comes from, by the keyboard alone', async ({ page }) => {
  const growth = page.locator('[data-kpi="revenue"] .change').getByRole('button');
  await growth.focus();
  await page.keyboard.press('i');
  const origin = page.getByRole('dialog', { name: '这个数怎么来的' });
  await expect(origin).toContainText('可比口径');
  await expect(origin).toContainText(/[\d,.]+ ÷ [\d,.]+/);
  await expect(origin).toContainText(`${await growth.innerText()}%`);

  await page.keyboard.press('Escape');
  await expect(origin).toHaveCount(0);
  await expect(growth).toBeFocused();
});

test('the keyboard leads past the bars to a region and into it', async ({ page }) => {
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '跳到内容' })).toBeFocused();
  await page.keyboard.press('Enter');
  const region = page.getByRole('button', { name: '通化市', exact: true });
  for (let step = 0; step < 80 && !(await region.evaluate(element => element === document.activeElement)); step += 1) {
    await page.keyboard.press('Tab');
  }
  await expect(region).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/?region=220500');
});

test('a downloaded table has the figures of the page and says that they are synthetic', async ({ page }) => {
  const panel = page.getByRole('region', { name: '营业收入同比，按市州' });
  const downloading = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'CSV' }).click();
  const csv = await readFile(await (await downloading).path(), 'utf8');
  const firms = await panel.locator('[data-region="220200"] td').first().innerText();
  expect(csv).toMatch(new RegExp(`^吉林市,${firms},`, 'm'));
  expect(csv).toContain('演示数据(合成)');
});

test('the whole page leaves as one file, a table for each of its parts', async ({ page }) => {
  await expect(page.locator('.skeleton')).toHaveCount(0);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出' }).click();
  const csv = await readFile(await (await downloading).path(), 'utf8');
  for (const title of ['主要指标', '营业收入同比，按市州', '累计同比走势', '四级梯度', '分行业', '报送进度']) {
    expect(csv).toMatch(new RegExp(`^\\uFEFF?${title}\\r$`, 'm'));
  }
});

test('a part that cannot be fetched says so and leaves the others standing', async ({ page }) => {
  await page.route('**/api/ladder*', route => route.abort());
  await page.reload();
  const ladder = page.locator('section', { has: page.getByRole('heading', { name: '四级梯度' }) });
  await expect(ladder).toContainText('已收的数据没有变动');
  await expect(page.locator('[data-kpi="revenue"]')).toBeVisible();

  await page.unroute('**/api/ladder*');
  await ladder.getByRole('button', { name: '再取一次' }).click();
  await expect(ladder).toContainText('国家级');
});

test('an address that is no page leads back, under the same strip', async ({ page }) => {
  await page.goto('/no-such-page');
  await expect(page.getByRole('note')).toContainText('演示数据(合成)');
  await page.getByRole('button', { name: '回到总览' }).click();
  await expect(page).toHaveURL('/');
});
