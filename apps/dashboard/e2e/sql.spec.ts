import { faults, overhang } from './faults.js';
import { expect, test } from './test.js';

/** Writes into the editor in place of what stands there. */
async function write(page: import('@playwright/test').Page, text: string): Promise<void> {
  const editor = page.getByRole('textbox', { name: 'SQL 编辑器' });
  await editor.click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
}

test('a ready-made query is run, looked at, and told where it is wrong, and nothing is lost on reload', async ({
  page,
  admin,
  signIn,
}) => {
  await signIn(admin);
  await page.goto('/sql?canned=standing-over-time');
  await page.getByRole('button', { name: '运行 Ctrl+Enter' }).click();
  const result = page.getByRole('region', { name: '结果', exact: true });
  await expect(result.getByRole('button', { name: /^结果 \d+ 行$/ })).toBeVisible();
  await result.getByRole('button', { name: /户数/ }).click();
  await expect(result.getByText(/合计/)).toBeVisible();
  await result.getByRole('button', { name: '图' }).click();
  await expect(result.getByRole('img', { name: '户数，按 报告期' })).toBeVisible();

  await write(page, `SELECT name AS 企业,\n  revenu AS 收入\nFROM filing_latest\nWHERE period = $period`);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(result.getByRole('alert')).toContainText('2:3 处：没有名为 revenu 的列');
  await expect(page.locator('.cm-wrong')).toHaveText('revenu');

  await page.reload();
  await expect(page.getByRole('textbox', { name: 'SQL 编辑器' })).toContainText('revenu AS 收入');
  await expect(page.getByLabel(/报告期/)).toHaveValue('latest');
});

test('a hundred thousand rows slide, the statement at the cursor is run, and a long query is cancelled', async ({
  page,
  admin,
  signIn,
}) => {
  await signIn(admin);
  await page.goto('/sql');
  await write(page, 'SELECT 1 AS one;\nSELECT i AS n, i * 2 AS twice FROM range(150000) t(i)');
  await page.keyboard.press('ControlOrMeta+Enter');
  const result = page.getByRole('region', { name: '结果', exact: true });
  await expect(result.getByText('只显示前 100,000 行')).toBeVisible();
  const rows = result.getByRole('region', { name: '结果 100,000 行' });
  await rows.evaluate(box => box.scrollTo({ top: box.scrollHeight }));
  await expect(rows.getByRole('cell', { name: '199,998', exact: true })).toBeVisible();

  await write(page, 'SELECT count(*) FROM range(100000000) a, range(100000) b');
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.getByRole('button', { name: '取消运行' }).click();
  await expect(page.getByRole('button', { name: '运行 Ctrl+Enter' })).toBeVisible();
});

test('a query is saved, found again by its link, and downloaded', async ({ page, admin, signIn }) => {
  await signIn(admin);
  await page.goto('/sql');
  await write(page, `SELECT name, '=1+1' AS formula FROM enterprise ORDER BY name LIMIT 2`);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  const drawer = page.getByRole('dialog', { name: '保存查询' });
  await drawer.getByLabel('名称').fill('两户企业');
  await drawer.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByRole('button', { name: /^我的查询/ }).click();
  await expect(page.getByRole('button', { name: '两户企业', exact: true }).last()).toBeVisible();
  await page.getByRole('button', { name: '复制链接' }).click();
  await page.getByRole('textbox', { name: 'SQL 编辑器' }).click();
  await page.keyboard.press('ControlOrMeta+Enter');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'csv', exact: true }).click();
  expect((await download).suggestedFilename()).toBe('两户企业-合成数据.csv');
});

for (const [name, size] of [
  ['a desk', { width: 1440, height: 900 }],
  ['a phone', { width: 390, height: 844 }],
] as const) {
  test(`the page has no faults on ${name}`, async ({ page, admin, signIn }) => {
    await page.setViewportSize(size);
    await signIn(admin);
    await page.goto('/sql?canned=standing-over-time');
    await page.getByRole('button', { name: '运行 Ctrl+Enter' }).click();
    await expect(page.getByRole('button', { name: /^结果 \d+ 行$/ })).toBeVisible();
    expect(await faults(page)).toEqual([]);
    expect(await overhang(page)).toBe(0);
  });
}
