import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { APIRequestContext, Page } from '@playwright/test';
import { faults, overhang } from './faults.js';
import { allFiled, newest, registered } from './register.js';
import { arrivals, listedTitles, type FiledRow } from './workbooks.js';
import { expect, test, type Person } from './test.js';

const grouped = (amount: number): string => amount.toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',');
const list = (page: Page) => page.getByRole('region', { name: '企业', exact: true }).last();
const rows = (page: Page) => list(page).locator('[data-row]');

async function openList(page: Page, address = '/enterprises'): Promise<void> {
  await page.goto(address);
  await expect(rows(page).first().locator('[data-open]')).toBeVisible();
}

/** An account of a secretary, whose name is that of a 服务秘书 in the register. */
async function secretary(api: APIRequestContext, name: string, login: string): Promise<Person> {
  const person = { login: `s-${login}`.slice(0, 40), password: 'first-password-secretary' };
  const account = { ...person, name, role: 'secretary', regionId: '220000' };
  await api.post('/api/accounts', { data: account, failOnStatusCode: true });
  return person;
}

/** Signs in with a first password and changes it. */
async function signInAnew(page: Page, { login, password }: Person): Promise<void> {
  await page.request.post('/api/session', { data: { login, password }, failOnStatusCode: true });
  const change = { current: password, next: `${password}-2` };
  await page.request.put('/api/session/password', { data: change, failOnStatusCode: true });
}

test.describe('the list', () => {
  test.beforeEach(async ({ admin, signIn }) => signIn(admin));

  test('holds every enterprise of the register, and slides to the last of them', async ({ page, home }) => {
    const codes = [...(await registered(home)).keys()].sort();
    await openList(page);
    await expect(page.getByRole('main')).toContainText(`共 ${codes.length} 户`);
    await expect(rows(page).first()).toContainText(codes[0]!);
    await rows(page).first().locator('[data-open]').focus();
    await page.keyboard.press('End');
    await expect(rows(page).last()).toContainText(codes.at(-1)!);
    // Only what is in sight is drawn.
    expect(await rows(page).count()).toBeLessThan(60);
  });

  test('is searched from the keyboard, and Back undoes the search', async ({ page, home }) => {
    const [firm] = [...(await registered(home)).values()];
    await openList(page);
    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox')).toBeFocused();
    await page.keyboard.type(firm!.uscc.slice(0, 14));
    await expect(page).toHaveURL(new RegExp(`search=${firm!.uscc.slice(0, 14)}`));
    await expect(rows(page)).toHaveCount(1);
    await expect(rows(page)).toContainText(firm!.name);

    await page.goBack();
    await expect(page).not.toHaveURL(/search/);
    await expect(page.getByRole('searchbox')).toHaveValue('');
    await expect(rows(page).nth(5)).toBeVisible();
  });

  test('is sorted by revenue as the workbooks have it, and the address keeps the order', async ({ page, home }) => {
    const latest = [...(await allFiled(home)).values()].map(newest).filter(({ revenue }) => revenue !== null);
    const [largest] = latest.toSorted((a, b) => b.revenue! - a.revenue!);
    await openList(page);
    await page.getByRole('button', { name: '营业收入', exact: true }).click();
    await expect(page).toHaveURL(/sort=-revenue/);
    await expect(rows(page).first()).toContainText(largest!.uscc);
    await expect(rows(page).first()).toContainText(grouped(largest!.revenue!));
    await page.reload();
    await expect(rows(page).first()).toContainText(largest!.uscc);
    await expect(page.getByRole('columnheader', { name: '营业收入' })).toHaveAttribute('aria-sort', 'descending');
  });

  test('leads by the arrow keys into an enterprise, and Back finds the row again', async ({ page }) => {
    await openList(page);
    await rows(page).first().locator('[data-open]').focus();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowUp');
    const link = page.locator('[data-open]:focus');
    const name = await link.innerText();
    await expect(page).toHaveURL(/at=\d+/);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    await page.goBack();
    await expect(rows(page).filter({ hasText: name })).toBeInViewport();
  });

  test('says what no enterprise matches, and how many there are without that', async ({ page, home }) => {
    const { size } = await registered(home);
    await page.goto('/enterprises?tier=national&search=没有这个名字');
    await expect(page.getByRole('heading', { name: '没有符合条件的企业' })).toBeVisible();
    await expect(page.getByRole('main')).toContainText(
      `吉林省共 ${size} 户，没有一户同时符合：国家级、“没有这个名字”。`,
    );
    await page.getByRole('button', { name: '去掉条件：“没有这个名字”' }).click();
    await expect(page).toHaveURL('/enterprises?tier=national');
    await expect(rows(page).first()).toContainText('国家级');
  });

  test('is downloaded whole, also the rows nobody has seen', async ({ page, home }) => {
    const codes = [...(await registered(home)).keys()];
    await openList(page);
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出' }).click();
    const csv = await readFile(await (await downloading).path(), 'utf8');
    expect(codes.filter(code => !csv.includes(`,${code},`))).toEqual([]);
    expect(csv).toContain('演示数据(合成)');
  });

  test('says that it could not be fetched, and fetches again', async ({ page }) => {
    await page.route('**/api/enterprises?*', route => route.abort());
    await page.goto('/enterprises');
    await expect(page.getByRole('main')).toContainText('已收的数据没有变动');
    await page.unroute('**/api/enterprises?*');
    await page.getByRole('button', { name: '再取一次' }).click();
    await expect(rows(page).first().locator('[data-open]')).toBeVisible();
  });
});

test.describe('one enterprise', () => {
  test.beforeEach(async ({ admin, signIn }) => signIn(admin));

  test('shows what the workbook says, and where in it', async ({ page, home }) => {
    const [uscc, filed] = [...(await allFiled(home))].find(
      ([, own]) => own.length > 4 && newest(own).revenue !== null,
    )!;
    const last = newest(filed);
    await page.goto(`/enterprises/${uscc}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(last.name);
    await page
      .locator(`[data-filing^="${last.period}"]`)
      .first()
      .getByRole('button', { name: /营业收入/ })
      .click();
    const origin = page.getByRole('dialog', { name: '这个数怎么来的' });
    await expect(origin).toContainText(`${grouped(last.revenue!)} 万元`);
    await expect(origin).toContainText(new RegExp(`批次 b\\d+，“经营报表”表第 ${last.row} 行`));
  });

  test('keeps every version of a return, and counts the last', async ({ page, home }) => {
    const twice = versions(await allFiled(home));
    await page.goto(`/enterprises/${twice.uscc}`);
    const later = page.locator(`[data-filing="${twice.period} v2"]`);
    const earlier = page.locator(`[data-filing="${twice.period} v1"]`);
    await expect(earlier).toContainText('已被替换');
    await expect(later).not.toContainText('已被替换');
    for (const [row, filed] of [
      [earlier, twice.rows[0]],
      [later, twice.rows[1]],
    ] as const) {
      await row.getByRole('button', { name: /营业收入/ }).click();
      await expect(page.getByRole('dialog')).toContainText(`${grouped(filed!.revenue!)} 万元`);
      await page.keyboard.press('Escape');
    }
  });

  test('shows its titles as the lists have them, and where today is', async ({ page, home }) => {
    const titles = await grants(home);
    const [uscc, own] = [...titles].find(([, lines]) => lines.length === 2)!;
    await page.goto(`/enterprises/${uscc}`);
    const line = page.getByRole('list', { name: '称号' });
    await expect(line.getByRole('img')).toHaveCount(2);
    for (const { on } of own) await expect(line.getByRole('img', { name: `${on} —` })).toHaveCount(1);
    await expect(line).toContainText('今天');
  });

  test('switches its indicator and the table behind it in the address', async ({ page, home }) => {
    const [uscc] = [...(await allFiled(home))].find(([, own]) => own.length > 4)!;
    await page.goto(`/enterprises/${uscc}`);
    const panel = page.getByRole('region', { name: '指标走势' });
    await expect(panel.locator('canvas')).toHaveCount(1);
    await panel.getByRole('combobox').press('Enter');
    await page.getByRole('option', { name: '研发强度' }).click();
    await panel.getByRole('button', { name: '表', exact: true }).click();
    await expect(page).toHaveURL(/indicator=rd-intensity&view=table/);
    await expect(panel.getByRole('columnheader', { name: /研发强度/ })).toBeVisible();
    await page.goBack();
    await expect(panel.locator('canvas')).toHaveCount(1);
    await page.goBack();
    await expect(panel.getByRole('combobox')).toHaveAccessibleName(/营业收入/);
  });
});

test('an officer of 吉林市 finds no enterprise of another prefecture, and a link to one says so', async ({
  page,
  home,
  admin,
  newOfficer,
  signIn,
}) => {
  await signIn(admin);
  const answer = await page.request.get('/api/enterprises?region=220100&limit=1');
  const { rows: foreign } = (await answer.json()) as { rows: { id: string; name: string }[] };
  await signInAnew(page, newOfficer);
  await openList(page);
  const all = Number(/共 (\d+) 户/.exec(await page.getByRole('main').innerText())![1]);
  expect(all).toBeGreaterThan(0);
  expect(all).toBeLessThan((await registered(home)).size);

  await page.goto(`/enterprises?search=${foreign[0]!.id}`);
  await expect(page.getByRole('main')).toContainText(`吉林市共 ${all} 户，没有一户同时符合`);
  await page.goto('/enterprises?region=220100');
  await expect(page.getByRole('main')).toContainText('您可以看吉林市的数据，不能看长春市的。');
  await page.goto(`/enterprises/${foreign[0]!.id}`);
  await expect(page.getByRole('heading', { name: '没有这户企业，或不在您的权限范围' })).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText(foreign[0]!.name);
  await page.getByRole('button', { name: '回到企业名单' }).click();
  await expect(page).toHaveURL('/enterprises');
});

test('a secretary sees the enterprises assigned to them, and begins with the first page there is', async ({
  page,
  home,
  admin,
  signIn,
}, { testId }) => {
  const firms = [...(await registered(home)).values()];
  const name = firms.map(firm => firm.secretary).find(each => firms.filter(f => f.secretary === each).length > 1)!;
  const own = firms.filter(firm => firm.secretary === name);
  await signIn(admin);
  await signInAnew(page, await secretary(page.request, name, testId));
  await page.goto('/');
  await expect(page).toHaveURL('/enterprises');
  await expect(page.getByRole('main')).toContainText(`共 ${own.length} 户`);
  for (const firm of own) await expect(list(page)).toContainText(firm.name);
  await expect(page.getByRole('note')).toContainText('演示数据(合成)');
  await expect(page.getByRole('navigation', { name: '主导航' }).first()).not.toContainText('总览');

  await rows(page).first().locator('[data-open]').click();
  await expect(page.getByRole('heading', { name: '报送与版本' })).toBeVisible();
  await expect(page.getByRole('button', { name: '变更登记' })).toHaveCount(0);
  const foreign = firms.find(firm => firm.secretary !== name)!;
  await page.goto(`/enterprises/${foreign.uscc}`);
  await expect(page.getByRole('heading', { name: '没有这户企业，或不在您的权限范围' })).toBeVisible();
});

for (const [name, viewport] of Object.entries({
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
})) {
  test(`axe finds no serious fault in the list and in an enterprise, on a ${name}, and neither slides sideways`, async ({
    page,
    home,
    admin,
    signIn,
  }) => {
    test.slow();
    const [uscc] = [...(await allFiled(home))].find(([, own]) => own.length > 4)!;
    await page.setViewportSize(viewport);
    await signIn(admin);
    await openList(page);
    expect(await faults(page)).toEqual([]);
    await page.getByRole('button', { name: 'EN', exact: true }).click();
    expect(await overhang(page)).toBe(0);
    await page.goto(`/enterprises/${uscc}`);
    await expect(page.locator('canvas')).toHaveCount(1);
    expect(await overhang(page)).toBe(0);
    await page.getByRole('button', { name: '中', exact: true }).click();
    expect(await overhang(page)).toBe(0);
    expect(await faults(page)).toEqual([]);
  });
}

/** The two versions of a return that an enterprise filed twice with different revenue. */
function versions(filed: Map<string, FiledRow[]>): { uscc: string; period: string; rows: FiledRow[] } {
  for (const [uscc, own] of filed) {
    for (const { period } of own) {
      const rows = own.filter(row => row.period === period);
      if (rows.length === 2 && rows.every(({ revenue }) => revenue !== null)) return { uscc, period, rows };
    }
  }
  throw new Error('No enterprise of the demo has filed a period twice.');
}

/** Titles that were granted or renewed and never cancelled, by credit code. */
async function grants(home: string): Promise<Map<string, { on: string }[]>> {
  const demo = join(home, 'demo');
  const lists = (await arrivals(demo)).filter(({ kind }) => kind === 'title');
  const lines = (await Promise.all(lists.map(({ path }) => listedTitles(demo, path)))).flat();
  const cancelled = new Set(lines.filter(({ isCancelled }) => isCancelled).map(({ uscc }) => uscc));
  const titles = new Map<string, { on: string }[]>();
  for (const { uscc, on } of lines.filter(line => !cancelled.has(line.uscc)))
    titles.set(uscc, [...(titles.get(uscc) ?? []), { on }]);
  return titles;
}
