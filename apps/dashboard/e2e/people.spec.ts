import type { Browser, Page } from '@playwright/test';
import { faults, overhang } from './faults.js';
import { expect, test, type Person } from './test.js';

/** A login of its own for each test, so that they need no order. */
const loginOf = (testId: string): string => `p-${testId}`.slice(0, 40);

/** Another browser, for the person the account is for. */
async function otherBrowser(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({
    ...(baseURL !== undefined && { baseURL }),
    locale: 'zh-CN',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  return context.newPage();
}

async function signInBy(page: Page, { login, password }: Person): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('账号', { exact: true }).fill(login);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
}

async function changePassword(page: Page, current: string, next: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('修改密码');
  await page.getByLabel('原密码', { exact: true }).fill(current);
  await page.getByLabel('新密码', { exact: true }).fill(next);
  await page.getByLabel('再填一次新密码', { exact: true }).fill(next);
  await page.getByRole('button', { name: '修改' }).click();
}

/** Fills the form of a new account of 通化市 and sends it. */
async function create(page: Page, login: string): Promise<void> {
  await page.getByRole('button', { name: '设立账号' }).click();
  const form = page.getByRole('dialog', { name: '设立账号' });
  await form.getByLabel('账号').fill(login);
  await form.getByLabel('姓名').fill('钱工');
  await form.getByLabel('角色').selectOption('officer');
  await form.getByRole('combobox', { name: '地区' }).fill('通化市');
  await page.getByRole('treeitem', { name: '通化市' }).click();
  await form.getByRole('button', { name: '设立', exact: true }).click();
}

test('an account lives from its first password to its end, and the record shows each step', async ({
  page,
  browser,
  baseURL,
  admin,
  signIn,
}, { testId }) => {
  test.slow();
  const login = loginOf(testId);
  const other = await otherBrowser(browser, baseURL);
  await signIn(admin);
  await page.goto('/people');
  await create(page, login);

  const handed = page.getByRole('dialog', { name: `${login} 的首次密码` });
  const first = await handed.getByRole('status', { name: '首次密码' }).innerText();
  expect(first).toMatch(/^\w{4}-\w{4}-\w{4}-\w{4}$/);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await handed.getByRole('button', { name: '复制密码' }).click();
  await expect(handed.getByRole('button', { name: '已复制' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(first);
  await handed.getByRole('button', { name: '已交给本人，关闭' }).click();
  await expect(page.getByText(first)).toHaveCount(0);
  const row = page.locator(`[data-account="${login}"]`);
  await expect(row).toContainText(/钱工.*工作人员.*通化市.*待改首次密码/s);

  await signInBy(other, { login, password: first });
  await changePassword(other, first, 'my own password');
  await expect(other.getByRole('banner')).toContainText('通化市 · 钱工');

  await page.getByRole('button', { name: `重置密码 ${login}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: '重置密码' }).click();
  const reset = await handed.getByRole('status', { name: '首次密码' }).innerText();
  await handed.getByRole('button', { name: '已交给本人，关闭' }).click();
  await other.goto('/');
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('登录');
  await signInBy(other, { login, password: reset });
  await changePassword(other, reset, 'my second password');
  await expect(other.getByRole('banner')).toContainText('钱工');

  await page.getByRole('button', { name: `停用 ${login}` }).click();
  await expect(page.getByRole('dialog')).toContainText('钱工立刻不能登录');
  await page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
  await expect(row).toContainText('已停用');
  await signInBy(other, { login, password: 'my second password' });
  await expect(other.getByRole('alert')).toContainText(`账号 ${login} 已停用`);

  await page.getByRole('button', { name: `恢复 ${login}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: '恢复' }).click();
  await expect(row).toContainText('可登录');
  await page.getByRole('button', { name: `修改 ${login}` }).click();
  const form = page.getByRole('dialog', { name: `修改 ${login}` });
  await form.getByLabel('角色').selectOption('analyst');
  await form.getByRole('button', { name: '保存' }).click();
  await expect(row).toContainText('分析人员');

  await page.getByRole('link', { name: '审计', exact: true }).click();
  await page.getByRole('searchbox', { name: '对象' }).fill(login);
  await page.getByRole('button', { name: '查' }).click();
  await expect(page).toHaveURL(`/people?tab=audit&subject=${login}`);
  await expect(page.locator('[data-action] .action')).toHaveText([
    '修改账号',
    '恢复账号',
    '停用账号',
    // A changed password ends every session and begins a new one.
    '登录',
    '修改密码',
    '登录',
    '重置密码',
    '登录',
    '修改密码',
    '登录',
    '设立账号',
  ]);
  await page.locator('[data-action="account.update"]').getByRole('button').click();
  await expect(page.getByRole('dialog')).toContainText(/原来 · 角色\s*工作人员/);
  await expect(page.getByRole('dialog')).toContainText(/改为 · 角色\s*分析人员/);
  await other.context().close();
});

test('the last administrator is not disabled, in the words of the API', async ({ page, admin, signIn }) => {
  await signIn(admin);
  await page.goto('/people');
  await page.getByRole('button', { name: '停用 admin' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '停用' }).click();
  await expect(dialog.getByRole('alert')).toHaveText(
    'admin 是最后一个可用的管理员，不能停用或改任。请先设立另一位管理员。',
  );
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-account="admin"]')).toContainText('可登录');
});

test('a login that is taken is refused, and what was typed is still there', async ({ page, admin, signIn }, {
  testId,
}) => {
  const login = loginOf(testId);
  await signIn(admin);
  await page.goto('/people');
  await create(page, login);
  await page.getByRole('button', { name: '已交给本人，关闭' }).click();
  await create(page, login);
  const form = page.getByRole('dialog', { name: '设立账号' });
  await expect(form.getByRole('alert')).toContainText(`${login} 已经存在`);
  await expect(form.getByLabel('姓名')).toHaveValue('钱工');
});

test('a first password may be typed; a short one is not sent', async ({ page, admin, signIn }, { testId }) => {
  const login = loginOf(testId);
  await signIn(admin);
  await page.goto('/people?new=1');
  const form = page.getByRole('dialog', { name: '设立账号' });
  await form.getByLabel('账号').fill(login);
  await form.getByLabel('姓名').fill('孙工');
  await form.getByLabel('自己填').check();
  await form.getByLabel('首次密码', { exact: true }).fill('too short');
  await form.getByRole('button', { name: '设立', exact: true }).click();
  await expect(form).toBeVisible();
  await form.getByLabel('首次密码', { exact: true }).fill('long enough for it');
  await form.getByRole('button', { name: '设立', exact: true }).click();
  await expect(page.getByRole('dialog', { name: `${login} 的首次密码` })).toContainText('long enough for it');
});

test('the record is whole; older entries are a page further, Back returns', async ({ page, admin, signIn }) => {
  await signIn(admin);
  await page.goto('/people?tab=audit');
  await page.getByRole('button', { name: '核对整条记录' }).click();
  await expect(page.getByRole('main')).toContainText(/共 [\d,]+ 条，逐条重算过：前后相接/);

  const newest = await page.locator('[data-action] .seq').allInnerTexts();
  await page.getByRole('button', { name: '更早的' }).click();
  await expect(page).toHaveURL(`/people?tab=audit&before=${newest.at(-1)}`);
  await expect(page.locator('[data-action] .seq').first()).toHaveText(String(Number(newest.at(-1)) - 1));
  await page.goBack();
  await expect(page).toHaveURL('/people?tab=audit');

  await page.getByRole('combobox', { name: '做了什么' }).press('Enter');
  await page.getByRole('option', { name: '确定省份' }).click();
  await expect(page.locator('[data-action]')).toHaveCount(1);
});

test('an officer sees neither operations nor people', async ({ page, newOfficer, signIn }) => {
  await signIn(newOfficer);
  const change = { current: newOfficer.password, next: 'second-password-220200' };
  await page.request.put('/api/session/password', { data: change, failOnStatusCode: true });
  await page.goto('/filings');
  const menu = page.getByRole('navigation', { name: '主导航' });
  await expect(menu.getByRole('link', { name: '报送' })).toBeVisible();
  for (const [word, address] of [
    ['运行', '/operations'],
    ['用户与审计', '/people'],
  ] as const) {
    await expect(menu.getByRole('link', { name: word })).toHaveCount(0);
    await page.goto(address);
    await expect(page.getByRole('heading', { name: '不在您的权限范围' })).toBeVisible();
    await expect(page.getByRole('main')).toContainText('这项操作只对管理员');
    await expect(page.getByRole('table')).toHaveCount(0);
  }
});

test('the administrator of a prefecture has its accounts, not the record of the whole', async ({
  page,
  admin,
  signIn,
}, { testId }) => {
  const person = { login: loginOf(testId), password: 'first-password-220200' };
  await signIn(admin);
  const data = { ...person, name: '李处', role: 'administrator', regionId: '220200' };
  await page.request.post('/api/accounts', { data, failOnStatusCode: true });
  await signIn(person);
  const change = { current: person.password, next: 'second-password-220200' };
  await page.request.put('/api/session/password', { data: change, failOnStatusCode: true });

  await page.goto('/people');
  await expect(page.locator(`[data-account="${person.login}"]`)).toContainText('吉林市');
  await expect(page.locator('[data-account="admin"]')).toHaveCount(0);
  await page.goto('/people?tab=audit');
  await expect(page.getByRole('main')).toContainText('您可以看吉林市的数据，不能看吉林省的。');
  await page.goto('/operations');
  await expect(page.getByRole('heading', { name: '不在您的权限范围' })).toBeVisible();
});

for (const [name, viewport] of Object.entries({
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
})) {
  test(`axe finds no serious fault in people and audit, on a ${name}, and nothing slides sideways`, async ({
    page,
    admin,
    signIn,
  }) => {
    await page.setViewportSize(viewport);
    await signIn(admin);
    await page.goto('/people?new=1');
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page).toHaveURL('/people');
    expect(await overhang(page)).toBe(0);

    await page.goto('/people?tab=audit');
    await page.locator('[data-action]').first().getByRole('button').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await faults(page)).toEqual([]);
    expect(await overhang(page)).toBe(0);
    await page.getByRole('button', { name: 'EN', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('People');
    expect(await overhang(page)).toBe(0);
  });
}
