import { expect, test } from './test.js';

test('a wrong password is refused in a sentence, the right one opens the page that was asked for', async ({
  page,
  admin,
}) => {
  await page.goto('/?region=220200');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('登录');
  await page.getByLabel('账号', { exact: true }).fill(admin.login);
  await page.getByLabel('密码', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('alert')).toContainText('账号或密码不对');

  await page.getByLabel('密码', { exact: true }).fill(admin.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('总览');
  await expect(page).toHaveURL('/?region=220200');
});

test('signing out ends the session: the page asks to sign in again', async ({ page, admin, signIn }) => {
  await signIn(admin);
  await page.goto('/');
  await page.getByRole('button', { name: '退出' }).click();
  await expect(page).toHaveURL('/sign-in');
  await page.goto('/');
  await expect(page).toHaveURL('/sign-in');
});

test('a first password must be changed before anything is shown', async ({ page, newOfficer }) => {
  await page.goto('/sign-in');
  await page.getByLabel('账号', { exact: true }).fill(newOfficer.login);
  await page.getByLabel('密码', { exact: true }).fill(newOfficer.password);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('修改密码');
  await page.goto('/');
  await expect(page).toHaveURL('/password');

  await page.getByLabel('原密码', { exact: true }).fill(newOfficer.password);
  await page.getByLabel('新密码', { exact: true }).fill('my own password');
  await page.getByLabel('再填一次新密码', { exact: true }).fill('my own passwort');
  await page.getByRole('button', { name: '修改' }).click();
  await expect(page.getByRole('alert')).toContainText('两次填的新密码不一样');

  await page.getByLabel('再填一次新密码', { exact: true }).fill('my own password');
  await page.getByRole('button', { name: '修改' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('总览');
  await expect(page.getByRole('banner')).toContainText('吉林市 · 赵工');
});
