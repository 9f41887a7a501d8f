import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { faults, overhang } from './faults.js';
import { expect, test } from './test.js';

const table = (page: Page) => page.getByRole('region', { name: '综合得分与名次区间' }).last();
const units = (page: Page) => table(page).locator('[data-unit]');
const trial = (page: Page) => page.getByRole('region', { name: '权重试算' });
const slider = (page: Page, name: string) => trial(page).getByRole('slider', { name });

async function openRanking(page: Page, address = '/ranking'): Promise<void> {
  await page.goto(address);
  await expect(units(page).first()).toBeVisible();
}

/** The first table of a downloaded ranking: head, then a row a unit. */
async function download(page: Page): Promise<{ csv: string; head: string[]; rows: string[][] }> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).first().click();
  const csv = await readFile(await (await downloading).path(), 'utf8');
  const [, head, ...rows] = csv
    .split('\r\n\r\n')[0]!
    .split('\r\n')
    .map(line => line.split(','));
  return { csv, head: head!, rows };
}

/** Scores by equal weights of indicators spread from the worst to the best unit: what the scheme of the demo says. */
function scoresOf(raws: number[][]): number[] {
  const columns = raws[0]!.map((_, at) => raws.map(row => row[at]!));
  const spans = columns.map(column => [Math.min(...column), Math.max(...column)] as const);
  return raws.map(
    row =>
      row.reduce((sum, raw, at) => sum + (100 * (raw - spans[at]![0])) / (spans[at]![1] - spans[at]![0]), 0) /
      row.length,
  );
}

interface Ranking {
  period: string;
  scheme: { indicators: { code: string; weight: number }[] };
  tipping: { inside: string; outside: string; weights: { code: string; from: number; to: number }[] } | null;
}

/** A quarter in which one weight alone would swap the last place with the next. */
async function tippable(page: Page): Promise<Ranking> {
  for (const period of ['2026-09', '2026-06', '2026-03', '2025-12', '2025-09', '2025-06']) {
    const answer = await page.request.get(`/api/rankings?period=${period}`);
    const ranking = (await answer.json()) as Ranking;
    if ((ranking.tipping?.weights.length ?? 0) > 0) return ranking;
  }
  throw new Error('In no quarter of the demo would one weight swap the last place with the next.');
}

test.describe('a provincial account', () => {
  test.beforeEach(async ({ admin, signIn }) => signIn(admin));

  test('reads scores that follow from the raw figures, the first three tinted', async ({ page }) => {
    await openRanking(page);
    const { csv, head, rows } = await download(page);
    const ranked = rows.filter(([rank]) => rank !== '');
    const raw = head.flatMap((name, at) => (/原值/.test(name) ? [at] : []));
    const scores = scoresOf(ranked.map(row => raw.map(at => Number(row[at]))));
    const shown = await units(page).locator('td:nth-child(3)').allInnerTexts();
    expect(shown.slice(0, ranked.length)).toEqual(scores.map(score => score.toFixed(2)));
    expect(await units(page).evaluateAll(all => all.filter(row => row.classList.contains('commended')).length)).toBe(3);
    expect(csv).toContain('演示数据(合成)');
    expect(csv).toContain('综合排名前3位的市(州)');
  });

  test('sees the whole way of a score, and where a raw figure comes from', async ({ page }) => {
    await openRanking(page);
    const [name, score] = await Promise.all([
      units(page).first().locator('th').innerText(),
      units(page).first().locator('td:nth-child(3)').innerText(),
    ]);
    await page.getByRole('button', { name: '推导' }).click();
    await expect(page).toHaveURL('/ranking?view=derivation');
    const row = page
      .getByRole('region', { name: '得分推导' })
      .last()
      .getByRole('row', { name: new RegExp(name) });
    const cells = await row.getByRole('cell').allInnerTexts();
    // Of each of three indicators: raw, treated, normalised, weighted; the score is the sum of the weighted.
    const weighted = [4, 8, 12].map(at => Number(cells[at]));
    expect(weighted.reduce((sum, part) => sum + part, 0)).toBeCloseTo(Number(score), 1);
    await row.getByRole('button', { name: /营业收入同比/ }).click();
    await expect(page.getByRole('dialog', { name: '这个数怎么来的' })).toContainText(/n=\d+ 户/);
    await page.keyboard.press('Escape');
    await page.goBack();
    await expect(units(page).first()).toBeVisible();
  });

  test('tries weights by the arrow keys; the ranking stays, the address keeps the trial, Back ends it', async ({
    page,
  }) => {
    await openRanking(page);
    const before = await table(page).locator('tbody').innerText();
    await slider(page, '营业收入同比').focus();
    await page.keyboard.press('ArrowRight');
    await expect(trial(page).getByRole('status').or(trial(page).locator('output')).nth(1)).toHaveText('34.0%');
    await page.keyboard.press('End');
    await expect(page).toHaveURL(/weights=enterprises-by-tier(:|%3A)0,revenue-growth(:|%3A)100,rd-growth(:|%3A)0/);
    // Only growth counts: the fastest has the whole score, the slowest nothing.
    const scores = trial(page).locator('[data-trial] td:nth-child(2)');
    await expect(scores.first()).toHaveText('100.00');
    expect(await table(page).locator('tbody').innerText()).toBe(before);

    await page.reload();
    await expect(scores.first()).toHaveText('100.00');
    await trial(page).getByRole('button', { name: '恢复方案权重' }).click();
    await expect(page).toHaveURL('/ranking');
    await expect(scores.first()).not.toHaveText('100.00');
    await page.goBack();
    await expect(scores.first()).toHaveText('100.00');
  });

  test('finds that a tipping weight does swap the last place with the next', async ({ page }) => {
    const { period, scheme, tipping } = await tippable(page);
    await openRanking(page, `/ranking?period=${period}`);
    const [tip] = tipping!.weights;
    const shown = page.getByRole('region', { name: /怎样互换/ }).last();
    await expect(shown).toContainText(`${(tip!.to * 100).toFixed(1)}%`);
    for (const [beyond, first, second] of [
      [0.01, tipping!.outside, tipping!.inside],
      [-0.01, tipping!.inside, tipping!.outside],
    ] as const) {
      const to = tip!.to + Math.sign(tip!.to - tip!.from) * beyond;
      const weights = scheme.indicators.map(({ code, weight }) =>
        code === tip!.code ? `${code}:${100 * to}` : `${code}:${(100 * (1 - to) * weight) / (1 - tip!.from)}`,
      );
      await page.goto(`/ranking?period=${period}&weights=${weights.join(',')}`);
      await expect(trial(page).locator('table')).toHaveAttribute('aria-busy', 'false');
      const order = await trial(page)
        .locator('[data-trial]')
        .evaluateAll(all => all.map(row => row.getAttribute('data-trial')));
      expect(order.indexOf(first)).toBeLessThan(order.indexOf(second));
    }
  });

  test('goes back to an earlier quarter by the address', async ({ page }) => {
    await openRanking(page);
    await page.getByRole('combobox', { name: /期间/ }).press('Enter');
    await page.getByRole('option', { name: '2026年1—6月累计' }).click();
    await expect(page).toHaveURL('/ranking?period=2026-06');
    await expect(page.getByRole('combobox', { name: /2026年1—6月累计/ })).toBeVisible();
    await page.goBack();
    await expect(page.getByRole('combobox', { name: /2026年1—9月累计/ })).toBeVisible();
  });
});

test('an officer of 吉林市 is told in the API’s own sentence that the ranking is the province’s', async ({
  page,
  newOfficer,
  signIn,
}) => {
  await signIn(newOfficer);
  const change = { current: newOfficer.password, next: 'second-password-220200' };
  await page.request.put('/api/session/password', { data: change, failOnStatusCode: true });
  await page.goto('/ranking');
  await expect(page.getByRole('main')).toContainText('市州排名由省级汇总，只对省级账号开放');
  await expect(page.locator('[data-unit]')).toHaveCount(0);
  await page.getByRole('button', { name: '回到总览' }).click();
  await expect(page).toHaveURL('/');
});

for (const [name, viewport] of Object.entries({
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
})) {
  test(`axe finds no serious fault in the ranking, on a ${name}`, async ({ page, admin, signIn }) => {
    test.slow();
    await page.setViewportSize(viewport);
    await signIn(admin);
    await openRanking(page);
    expect(await faults(page)).toEqual([]);
    for (const language of ['EN', '中']) {
      await page.getByRole('button', { name: language, exact: true }).click();
      expect(await overhang(page)).toBe(0);
    }
    await page.getByRole('button', { name: '推导' }).click();
    await expect(page.getByRole('heading', { name: '得分推导' })).toBeVisible();
    expect(await overhang(page)).toBe(0);
    expect(await faults(page)).toEqual([]);
  });
}
