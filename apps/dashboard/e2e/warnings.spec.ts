import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { faults, overhang } from './faults.js';
import { allFiled, registered } from './register.js';
import { expect, test } from './test.js';

const COLOURS = ['红', '橙', '黄', '蓝'];
const list = (page: Page) => page.getByRole('region', { name: '预警', exact: true }).last();
const rows = (page: Page) => list(page).locator('[data-row]');
const drawer = (page: Page) => page.getByRole('dialog');

async function openList(page: Page, address = '/warnings'): Promise<void> {
  await page.goto(address);
  await expect(rows(page).first().locator('[data-open]')).toBeVisible();
}

/** The rows of a downloaded list, each by the heads of its columns. */
function records(csv: string): Record<string, string>[] {
  const [head, ...lines] = csv
    .replace('\uFEFF', '')
    .split('\r\n\r\n')[0]!
    .split('\r\n')
    .map(line => line.split(','));
  return lines.map(cells => Object.fromEntries(head!.map((name, at) => [name, cells[at] ?? ''])));
}

async function download(page: Page): Promise<string> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出' }).click();
  return readFile(await (await downloading).path(), 'utf8');
}

test.describe('the administrator', () => {
  test.beforeEach(async ({ admin, signIn }) => signIn(admin));

  test('reads how many firms each colour has, each firm by its gravest', async ({ page }) => {
    await openList(page);
    const firing = records(await download(page));
    const gravest = new Map<string, number>();
    for (const row of firing) {
      const code = row['统一社会信用代码']!;
      gravest.set(code, Math.min(gravest.get(code) ?? 9, COLOURS.indexOf(row['颜色']!)));
    }
    await expect(page.getByRole('main')).toContainText(`共 ${firing.length} 条`);
    await expect(page.getByRole('main')).toContainText(/评估于 \d{4}-\d\d-\d\d \d\d:\d\d/);
    for (const [index, colour] of ['red', 'orange', 'yellow', 'blue'].entries()) {
      const count = [...gravest.values()].filter(each => each === index).length;
      const cell = page.locator(`[data-colour="${colour}"]`);
      await expect(cell).toContainText(COLOURS[index]!);
      await expect(cell.locator('b')).toHaveText(String(count));
    }
  });

  test('finds the growth of a falling firm to be that of its workbook', async ({ page, home }) => {
    await openList(page, '/warnings?rule=revenue-falling');
    const filed = await allFiled(home);
    const falling = records(await download(page));
    expect(falling.length).toBeGreaterThan(0);
    for (const row of falling) {
      // A firm that fell silent shows what it was last seen with.
      const own = filed
        .get(row['统一社会信用代码']!)!
        .filter(({ period, revenue }) => period <= row['期间']! && revenue != null)
        .toSorted((one, other) => (one.period < other.period ? -1 : one.period > other.period ? 1 : 0));
      const { revenue, revenuePrior } = own.at(-1)!;
      expect(Number(row['本期值'])).toBeCloseTo((100 * (revenue! - revenuePrior!)) / revenuePrior!, 6);
      expect(Number(row['本期值'])).toBeLessThan(Number(row['触发线']));
    }
  });

  test('keeps one colour by its cell, in the address, until the cell is pressed again', async ({ page }) => {
    await openList(page);
    const yellow = page.locator('[data-colour="yellow"]');
    await yellow.click();
    await expect(page).toHaveURL('/warnings?severity=yellow');
    await expect(yellow).toHaveAttribute('aria-pressed', 'true');
    await expect.poll(async () => [...new Set(await rows(page).locator('.warn-mark').allInnerTexts())]).toEqual(['黄']);
    await page.goBack();
    await expect(yellow).toHaveAttribute('aria-pressed', 'false');
  });

  test('opens a warning by the keyboard, reads what the rule means, and is back on its row after Esc', async ({
    page,
  }) => {
    await openList(page, '/warnings?rule=rd-below-floor-provincial');
    const first = rows(page).first().locator('[data-open]');
    await first.focus();
    await page.keyboard.press('ArrowDown');
    const second = rows(page).nth(1).locator('[data-open]');
    await expect(second).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(drawer(page)).toContainText('研发费用占营业收入的比重低于省级下限');
    await expect(drawer(page)).toContainText('依据');
    await expect(drawer(page).getByRole('heading', { name: '经过' })).toBeVisible();
    await expect(drawer(page)).toContainText('→ 触发中');
    await expect(page).toHaveURL(/open=\w+\.rd-below-floor-provincial/);
    await expect(rows(page).nth(1)).toHaveClass(/selected/);

    await page.keyboard.press('Escape');
    await expect(drawer(page)).toHaveCount(0);
    await expect(second).toBeFocused();
  });

  test('comes from a warning to its enterprise, which shows the same warning', async ({ page }) => {
    await openList(page, '/warnings?rule=revenue-falling');
    const name = await rows(page).first().locator('[data-open]').innerText();
    await rows(page).first().click();
    const value = await drawer(page).locator('.warning-line b').first().innerText();
    await drawer(page).getByRole('link', { name: '打开企业页' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    await expect(page.getByRole('region', { name: '预警', exact: true }).first()).toContainText(value);
  });

  test('is told that nothing matches, and clears the conditions', async ({ page }) => {
    await page.goto('/warnings?severity=blue&search=没有这个名字');
    await expect(page.getByRole('heading', { name: '没有符合条件的预警' })).toBeVisible();
    await expect(page.getByRole('main')).toContainText('吉林省、触发中、蓝、“没有这个名字”');
    await page.getByRole('button', { name: '清空全部条件' }).click();
    await expect(page).toHaveURL('/warnings');
    await expect(rows(page).first().locator('[data-open]')).toBeVisible();
  });
});

test('a secretary is warned of their own enterprises only', async ({ page, home, admin, signIn }, { testId }) => {
  await signIn(admin);
  const answer = await page.request.get('/api/warnings?limit=1');
  const [warned] = ((await answer.json()) as { rows: { secretary: string }[] }).rows;
  const firms = await registered(home);
  const own = [...firms.values()].filter(({ secretary }) => secretary === warned!.secretary).map(({ uscc }) => uscc);
  const person = { login: `w-${testId}`.slice(0, 40), password: 'first-password-secretary' };
  const account = { ...person, name: warned!.secretary, role: 'secretary', regionId: '220000' };
  await page.request.post('/api/accounts', { data: account, failOnStatusCode: true });
  await signIn(person);
  const change = { current: person.password, next: `${person.password}-2` };
  await page.request.put('/api/session/password', { data: change, failOnStatusCode: true });

  await openList(page);
  const codes = records(await download(page)).map(row => row['统一社会信用代码']!);
  expect(codes.length).toBeGreaterThan(0);
  expect(codes.filter(code => !own.includes(code))).toEqual([]);
  await expect(page.getByRole('note')).toContainText('演示数据(合成)');

  const foreign = [...firms.keys()].find(code => !own.includes(code))!;
  await page.goto(`/warnings?open=${foreign}.report-missing`);
  await expect(drawer(page)).toContainText('不在您的权限范围');
});

for (const [name, viewport] of Object.entries({
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
})) {
  test(`axe finds no serious fault in the warnings and in one of them, on a ${name}`, async ({
    page,
    admin,
    signIn,
  }) => {
    test.slow();
    await page.setViewportSize(viewport);
    await signIn(admin);
    await openList(page);
    expect(await faults(page)).toEqual([]);
    for (const language of ['EN', '中']) {
      await page.getByRole('button', { name: language, exact: true }).click();
      expect(await overhang(page)).toBe(0);
    }
    await rows(page).first().click();
    await expect(drawer(page).getByRole('heading', { name: '经过' })).toBeVisible();
    expect(await overhang(page)).toBe(0);
    expect(await faults(page)).toEqual([]);
  });
}
