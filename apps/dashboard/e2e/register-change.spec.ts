import type { Page } from '@playwright/test';
import { faults } from './faults.js';
import { expect, test, type Person } from './test.js';

/** The officer after the first password has been changed. */
async function signInOfficer(page: Page, officer: Person, signIn: (person: Person) => Promise<void>): Promise<void> {
  await signIn(officer);
  const change = { current: officer.password, next: 'second-password-220200' };
  await page.request.put('/api/session/password', { data: change, failOnStatusCode: true });
}

/** An enterprise of the caller's scope, at a place of the list. */
async function firmAt(page: Page, offset: number): Promise<{ id: string; name: string; secretary: string }> {
  const answer = await page.request.get(`/api/enterprises?limit=1&offset=${offset}`);
  return ((await answer.json()) as { rows: { id: string; name: string; secretary: string }[] }).rows[0]!;
}

const drawer = (page: Page) => page.getByRole('dialog', { name: '变更登记' });

test('an officer assigns a secretary from a day on, confirms what will happen, and sees it hold', async ({
  page,
  browser,
  baseURL,
  newOfficer,
  admin,
  signIn,
}, { testId }) => {
  test.slow();
  const secretary = { login: `a-${testId}`.slice(0, 40), password: 'first-password-secretary' };
  await signIn(admin);
  const account = { ...secretary, name: `新秘书${testId}`, role: 'secretary', regionId: '220200' };
  await page.request.post('/api/accounts', { data: account, failOnStatusCode: true });
  await signInOfficer(page, newOfficer, signIn);
  const firm = await firmAt(page, 0);
  await page.goto(`/enterprises/${firm.id}`);
  await page.getByRole('button', { name: '变更登记' }).click();
  expect(await faults(page, '[role="dialog"]')).toEqual([]);
  await drawer(page).getByRole('button', { name: '下一步' }).click();
  await expect(drawer(page).getByRole('alert')).toContainText('至少填一项');

  await drawer(page).getByLabel('服务秘书', { exact: true }).fill(account.name);
  await drawer(page).getByLabel('从哪天起').fill('2026-10-01');
  await drawer(page).getByRole('button', { name: '下一步' }).click();
  const confirm = page.getByRole('dialog', { name: '确认这项变更' });
  await expect(confirm).toContainText(`自 2026-10-01 起，“${firm.name}”的服务秘书改为“${account.name}”。`);
  await expect(confirm).toContainText('2026-10-01 已经过去');
  await confirm.getByRole('button', { name: '指派' }).click();

  await expect(drawer(page)).toContainText('变更已生效', { timeout: 60_000 });
  const entry = page.getByRole('region', { name: '登记变更', exact: true }).last().locator('tbody tr').first();
  await expect(entry).toContainText('2026-10-01');
  await expect(entry.locator('strong')).toHaveText(account.name);

  const context = await browser.newContext({ ...(baseURL !== undefined && { baseURL }), locale: 'zh-CN' });
  const other = await context.newPage();
  await other.request.post('/api/session', { data: secretary, failOnStatusCode: true });
  const change = { current: secretary.password, next: `${secretary.password}-2` };
  await other.request.put('/api/session/password', { data: change, failOnStatusCode: true });
  await other.goto('/');
  await expect(other.getByRole('main')).toContainText('共 1 户');
  await expect(other.getByRole('main')).toContainText(firm.name);
  await context.close();
});

test('an officer who cancels changes nothing, and cannot move an enterprise out of the own region', async ({
  page,
  newOfficer,
  signIn,
}) => {
  await signInOfficer(page, newOfficer, signIn);
  const firm = await firmAt(page, 1);
  await page.goto(`/enterprises/${firm.id}`);
  await page.getByRole('button', { name: '变更登记' }).click();
  await drawer(page).getByLabel('迁到别的地区').check();
  await drawer(page).getByRole('combobox', { name: /迁往/ }).click();
  await expect(page.getByRole('tree')).toContainText('吉林市');
  await expect(page.getByRole('tree')).not.toContainText('长春市');
  await page.keyboard.press('Escape');
  await drawer(page).getByLabel('注销或退出').check();
  await drawer(page).getByRole('button', { name: '下一步' }).click();
  const sent: string[] = [];
  page.on('request', request => {
    if (request.method() === 'POST') sent.push(request.url());
  });
  await page.getByRole('dialog', { name: '确认这项变更' }).getByRole('button', { name: '取消' }).click();
  await drawer(page).getByRole('button', { name: '取消' }).click();
  await expect(drawer(page)).toHaveCount(0);
  expect(sent).toEqual([]);
});

test('a change that cannot be sent says that nothing was sent, and can be sent again', async ({
  page,
  admin,
  signIn,
}) => {
  await signIn(admin);
  const firm = await firmAt(page, 2);
  await page.route('**/api/enterprises/*/changes', route => route.abort());
  await page.goto(`/enterprises/${firm.id}`);
  await page.getByRole('button', { name: '变更登记' }).click();
  await drawer(page).getByLabel('改名').check();
  await drawer(page).getByLabel('新名称').fill('改了的名称');
  await drawer(page).getByRole('button', { name: '下一步' }).click();
  const confirm = page.getByRole('dialog', { name: '确认这项变更' });
  await confirm.getByRole('button', { name: '改名' }).click();
  await expect(confirm.getByRole('alert')).toContainText('您填的内容没有发出去');
  await expect(confirm.getByRole('button', { name: '改名' })).toBeEnabled();
});
