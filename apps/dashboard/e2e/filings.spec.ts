import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { faults, overhang } from './faults.js';
import { recompute } from './recomputed.js';
import { again, filed, filedBy, ROWS_ABOVE, workbook, type SentFile } from './sent-workbooks.js';
import { expect, test } from './test.js';

/** What was sent waits for its turn: publications before it take their time on a busy machine. */
const QUEUE_MS = 90_000;

/** Sends files through the page. */
const send = (page: Page, ...files: SentFile[]) => page.locator('input[type="file"]').setInputFiles(files);

/** Drops a file on the page, as from a folder beside it. */
async function drop(page: Page, { name, mimeType, buffer }: SentFile): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([fileName, type, text]) => {
      const carried = new DataTransfer();
      carried.items.add(new File([text!], fileName!, { type: type! }));
      return carried;
    },
    [name, mimeType, buffer.toString()],
  );
  await page.locator('main').dispatchEvent('dragover', { dataTransfer });
  await expect(page.getByRole('main')).toContainText('松开鼠标就开始上传');
  await page.locator('main').dispatchEvent('drop', { dataTransfer });
}

/** Ends once the figures follow what was sent last. */
const recomputed = (page: Page) =>
  expect(page.getByRole('main')).toContainText('数字已经重算好', { timeout: QUEUE_MS });

async function openAsAdmin(page: Page, signIn: () => Promise<void>): Promise<void> {
  await signIn();
  await page.goto('/filings');
  await expect(page.locator('[data-batch]').first()).toBeVisible();
}

test('of a workbook with a wrong row the others are taken, the cell and its cure are told; again it is known', async ({
  page,
  home,
  admin,
  signIn,
}) => {
  test.setTimeout(3 * QUEUE_MS);
  const [right, wrong] = await filed(home, '2024-09');
  const file = await workbook('一行有误.xlsx', [again(right!), { ...again(wrong!), revenue: '约四千' }]);
  await openAsAdmin(page, () => signIn(admin));
  await send(page, file);
  const upload = page.locator('.upload', { hasText: '一行有误.xlsx' });
  await expect(upload).toContainText('已收 1 行（新报 0、更正 1、与前次相同 0），其中 1 行迟报，1 行有误退回。', {
    timeout: QUEUE_MS,
  });

  await upload.getByRole('button', { name: '问题和改法' }).click();
  await expect(page).toHaveURL(/batch=b\d+/);
  const told = page.locator(`[data-row="${ROWS_ABOVE + 2}"]`).filter({ hasText: '必须改' });
  await expect(told).toHaveCount(1);
  await expect(told).toContainText(/第 4 行.*营业收入.*约四千.*请填阿拉伯数字/s);

  const issues = page.getByRole('region', { name: /b\d+ 一行有误\.xlsx/ }).first();
  await issues.getByRole('button', { name: '必须改' }).click();
  await expect(page).toHaveURL(/severity=refused/);
  await expect(issues.locator('[data-row]')).toHaveCount(1);
  const downloading = page.waitForEvent('download');
  await issues.getByRole('button', { name: '下载清单' }).click();
  const csv = await readFile(await (await downloading).path(), 'utf8');
  expect(csv).toContain('经营报表,4,营业收入,约四千,');

  await page.goBack();
  await expect(page).not.toHaveURL(/severity/);
  await page.goBack();
  await expect(issues).toHaveCount(0);

  const first = page.locator('[data-batch]', { hasText: '一行有误.xlsx' });
  const id = await first.getAttribute('data-batch');
  await send(page, { ...file, name: '改了名.xlsx' });
  const repeated = page.locator('.upload', { hasText: '改了名.xlsx' });
  await expect(repeated).toContainText(`已经收过（${id}），没有再收，数字没有变动`, { timeout: QUEUE_MS });
  await expect(page.locator('[data-batch]', { hasText: '改了名.xlsx' })).toHaveCount(0);
});

test('a correction changes the figures; taken back, they return', async ({ page, home, admin, signIn }) => {
  test.setTimeout(3 * QUEUE_MS);
  const period = '2024-06';
  const MORE = 500;
  const [row] = await filed(home, period);
  const before = (await recompute(home, period)).revenue;
  const revenue = async (): Promise<string> => {
    await page.goto(`/?period=${period}`);
    await expect(page.locator('[data-kpi="revenue"]')).toContainText('可比口径');
    return page.locator('[data-kpi="revenue"] .headline').innerText();
  };
  await openAsAdmin(page, () => signIn(admin));
  expect(await revenue()).toContain(shown(before));

  await page.goto('/filings');
  await send(page, await workbook('多五百.xlsx', [{ ...again(row!), revenue: row!.revenue! + MORE }]));
  await recomputed(page);
  expect(await revenue()).toContain(shown(before + MORE));

  await page.goto('/filings');
  const batch = page.locator('[data-batch]', { hasText: '多五百.xlsx' }).filter({ hasText: 'admin' });
  await batch.getByRole('button', { name: '撤回' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('恢复为那一版');
  await expect(dialog.getByRole('button', { name: '撤回并重算' })).toBeDisabled();
  await dialog.getByLabel('撤回原因').fill('传错了表');
  await dialog.getByRole('button', { name: '撤回并重算' }).click();
  await expect(batch).toContainText('已撤回');
  await recomputed(page);
  expect(await revenue()).toContain(shown(before));
});

test('a file dropped on the page is sent; one that is no table is not taken, in a sentence', async ({
  page,
  admin,
  signIn,
}) => {
  test.setTimeout(3 * QUEUE_MS);
  await openAsAdmin(page, () => signIn(admin));
  await drop(page, { name: '说明.txt', mimeType: 'text/plain', buffer: Buffer.from('请各地按期报送。') });
  const upload = page.locator('.upload');
  await expect(upload).toContainText('没有收进来', { timeout: QUEUE_MS });
  await upload.getByRole('button', { name: '看这一批' }).click();
  await expect(page.getByRole('heading', { name: '这个文件没有收进来' })).toBeVisible();
});

test('a file that cannot be sent says so, and nothing is lost', async ({ page, admin, signIn }) => {
  await openAsAdmin(page, () => signIn(admin));
  await page.route('**/api/uploads*', route => route.abort());
  await send(page, { name: '断线.csv', mimeType: 'text/csv', buffer: Buffer.from('1') });
  await expect(page.locator('.upload')).toContainText('已收的数据没有变动');
});

test('an officer files for the own prefecture and sees no batch of others', async ({
  page,
  home,
  newOfficer,
  signIn,
}) => {
  test.setTimeout(3 * QUEUE_MS);
  await signIn(newOfficer);
  const change = { current: newOfficer.password, next: 'second-password-220200' };
  await page.request.put('/api/session/password', { data: change, failOnStatusCode: true });
  await page.goto('/filings');
  await expect(page.getByRole('main')).toContainText('报送地区 吉林市');
  const rows = page.getByRole('region', { name: '报送进度' }).locator('tbody tr');
  await expect(rows.first()).toBeVisible();
  expect((await rows.evaluateAll(all => all.map(row => row.getAttribute('data-region')))).join(' ')).toMatch(
    /^(2202\d\d ?)+$/,
  );
  await expect(page.locator('[data-batch]').first()).toBeVisible();
  const batches = await page.locator('[data-batch]').allInnerTexts();
  expect(batches.filter(batch => !batch.includes('吉林市-'))).toEqual([]);

  const [ofOthers] = await filedBy(home, '2024-03', '长春市');
  await send(page, await workbook('外地.xlsx', [{ ...again(ofOthers!), region: '长春市' }]));
  const upload = page.locator('.upload');
  await expect(upload).toContainText('已收 0 行，1 行有误退回', { timeout: QUEUE_MS });
  await upload.getByRole('button').click();
  await expect(page.locator('[data-row]').first()).toContainText('长春市不在吉林市范围内');

  await page.goto('/filings?region=220100');
  await expect(page.getByRole('main')).toContainText('您可以看吉林市的数据，不能看长春市的。');
  await page.getByRole('button', { name: '看吉林市汇总' }).click();
  await expect(page).toHaveURL('/filings');
  await expect(page.locator('[data-batch]').first()).toContainText('外地.xlsx');
});

test('a period is chosen in the strip, a prefecture in the table; the address keeps both, Back undoes one', async ({
  page,
  admin,
  signIn,
}) => {
  await openAsAdmin(page, () => signIn(admin));
  await page.getByRole('button', { name: /^1—6月/ }).click();
  await expect(page).toHaveURL('/filings?period=2026-06');
  await page.getByRole('button', { name: '吉林市', exact: true }).click();
  await expect(page).toHaveURL('/filings?period=2026-06&region=220200');
  const progress = page.getByRole('region', { name: '报送进度' });
  await expect(progress.locator('tfoot')).toContainText('全市');
  const counts = (await progress.locator('tbody td:nth-child(2)').allInnerTexts()).map(Number);
  const total = Number(await progress.locator('tfoot td').first().innerText());
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total);

  await page.goBack();
  await expect(progress.locator('tfoot')).toContainText('全省');
});

for (const [name, viewport] of Object.entries({
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
})) {
  test(`axe finds no serious fault in the filings, on a ${name}, and nothing slides sideways`, async ({
    page,
    admin,
    signIn,
  }) => {
    await page.setViewportSize(viewport);
    await openAsAdmin(page, () => signIn(admin));
    await page.locator('[data-batch]').first().getByRole('button').first().click();
    await expect(page.getByRole('button', { name: '收起' })).toBeVisible();
    expect(await faults(page)).toEqual([]);
    expect(await overhang(page)).toBe(0);
    await page.getByRole('button', { name: 'EN', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Filings');
    expect(await overhang(page)).toBe(0);
    await page
      .getByRole('button', { name: /^Withdraw/ })
      .first()
      .click();
    expect(await faults(page, 'dialog')).toEqual([]);
  });
}

/** 万元 as the headline prints them, in 亿元. */
const shown = (amount: number): string => (amount / 10_000).toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',');
