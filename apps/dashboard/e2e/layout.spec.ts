import type { Page } from '@playwright/test';
import { faults } from './faults.js';
import { expect, test } from './test.js';

const WIDTHS = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const LANGUAGES = { Chinese: '中', English: 'EN' };

/** Ends once the overview has drawn what it asked for. */
async function seeOverview(page: Page): Promise<void> {
  await page.goto('/');
  await expect(page.locator('[data-kpi="revenue"]')).toBeVisible();
  await expect(page.locator('.chart canvas')).toHaveCount(2);
  await expect(page.locator('.skeleton')).toHaveCount(0);
}

for (const [language, button] of Object.entries(LANGUAGES)) {
  test(`in ${language} the overview fits one view of 1440 × 900, and no column head wraps`, async ({
    page,
    admin,
    signIn,
  }) => {
    await signIn(admin);
    await seeOverview(page);
    await page.getByRole('button', { name: button, exact: true }).click();
    const size = await page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement;
      return { scrollWidth, scrollHeight };
    });
    expect(size).toEqual({ scrollWidth: 1440, scrollHeight: 900 });
    const wrapped = page.locator('h1, th').filter({ visible: true });
    const heights = await wrapped.evaluateAll(heads => heads.map(head => head.getBoundingClientRect().height));
    expect(Math.max(...heights)).toBeLessThanOrEqual(40);
    await expect(page.locator('[data-region="changbaishan"]')).toBeInViewport({ ratio: 1 });
  });

  test(`in ${language} a phone shows the overview without sliding sideways`, async ({ page, admin, signIn }) => {
    await page.setViewportSize(WIDTHS.phone);
    await signIn(admin);
    await seeOverview(page);
    await page.getByRole('button', { name: button, exact: true }).click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    const [first, second] = await page
      .locator('[data-kpi]')
      .evaluateAll(kpis => kpis.map(kpi => kpi.getBoundingClientRect().top));
    expect(first).toBe(second);
  });
}

for (const [name, viewport] of Object.entries(WIDTHS)) {
  test(`axe finds no serious fault before signing in, on a ${name}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.goto('/sign-in');
    await expect(page.getByRole('button', { name: '登录' })).toBeVisible();
    expect(await faults(page)).toEqual([]);
  });

  test(`axe finds no serious fault in the overview, on a ${name}`, async ({ page, admin, signIn }) => {
    await page.setViewportSize(viewport);
    await signIn(admin);
    await seeOverview(page);
    expect(await faults(page)).toEqual([]);
    await page.locator('[data-kpi="revenue"] .change').getByRole('button').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await faults(page, '[role="dialog"]')).toEqual([]);
  });
}

test('no request leaves the host', async ({ page, baseURL, admin, signIn }) => {
  const hosts = new Set<string>();
  page.on('request', request => {
    const { protocol, host } = new URL(request.url());
    if (protocol !== 'data:' && protocol !== 'blob:') hosts.add(host);
  });
  await page.goto('/sign-in');
  await signIn(admin);
  await seeOverview(page);
  await page.getByRole('button', { name: '县级' }).click();
  await expect(page).toHaveURL('/?level=county');
  // The network is never idle: notices come live. Every panel has its answer, and every font has come.
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  expect([...hosts]).toEqual([new URL(baseURL!).host]);
});
