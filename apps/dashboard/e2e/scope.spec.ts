import type { Page } from '@playwright/test';
import { expect, test, type Person } from './test.js';

/** The officer after the first password has been changed. */
async function signInOfficer(page: Page, officer: Person, signIn: (person: Person) => Promise<void>): Promise<void> {
  await signIn(officer);
  const change = { current: officer.password, next: 'second-password-220200' };
  await page.request.put('/api/session/password', { data: change, failOnStatusCode: true });
}

test('an officer of 吉林市 sees 吉林市 and its districts, and no other prefecture', async ({
  page,
  newOfficer,
  signIn,
}) => {
  await signInOfficer(page, newOfficer, signIn);
  await page.goto('/');
  const table = page.getByRole('region', { name: '地区', exact: true });
  await expect(table.locator('tfoot')).toContainText('全市');
  await expect(table.locator('tbody')).toContainText('昌邑区');
  const ids = await table.locator('tbody tr').evaluateAll(rows => rows.map(row => row.getAttribute('data-region')));
  expect(ids.filter(id => !id?.startsWith('2202'))).toEqual([]);

  await page.getByRole('combobox', { name: '地区' }).click();
  const choices = page.getByRole('tree');
  await expect(choices).toContainText('吉林市');
  await expect(choices).not.toContainText('长春市');
  for (const path of ['/api/indicators/values?codes=revenue&period=2026-09&region=220100', '/api/map?region=220000']) {
    expect((await page.request.get(path)).status()).toBe(403);
  }
});

test('the figures an officer sees are those the province sees of the same prefecture', async ({
  page,
  browser,
  baseURL,
  admin,
  newOfficer,
  signIn,
}) => {
  await signIn(admin);
  await page.goto('/?region=220200');
  const ofProvince = page.locator('.kpis');
  await expect(ofProvince).toContainText('报送率');
  const context = await browser.newContext({ ...(baseURL !== undefined && { baseURL }) });
  const other = await context.newPage();
  await signInOfficer(other, newOfficer, person =>
    other.request.post('/api/session', { data: person, failOnStatusCode: true }).then(() => undefined),
  );
  await other.goto('/');
  await expect(other.locator('.kpis')).toHaveText(await ofProvince.innerText(), { useInnerText: true });
  await context.close();
});

test('a link to a foreign region says that it is outside the scope, and leads to the own one', async ({
  page,
  newOfficer,
  signIn,
}) => {
  await signInOfficer(page, newOfficer, signIn);
  await page.goto('/?period=2026-06&region=220100');
  await expect(page.getByRole('heading', { name: '不在您的权限范围' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('您可以看吉林市的数据，不能看长春市的。');
  await expect(page.getByRole('note')).toContainText('演示数据(合成)');
  await expect(page.locator('.kpis')).toHaveCount(0);

  await page.getByRole('button', { name: '看吉林市汇总' }).click();
  await expect(page).toHaveURL('/?period=2026-06');
  await expect(page.locator('.kpis')).toContainText('报送率');
});
