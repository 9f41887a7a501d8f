import { defineConfig } from '@playwright/test';
import { launchOptions } from '../../../tests/browser.mjs';

/** Tests that change figures: they wait until those are through that compare what is shown at two moments. */
const CHANGING = /(filed-cells|filings|operations|register-change|tour)\.spec\.ts$/;

/** The real product in a real browser; `npm test` runs this after the other tests and adds its counts. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../../test-results/browser',
  globalSetup: './product.ts',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  projects: [
    { name: 'reading', testIgnore: CHANGING },
    { name: 'changing', testMatch: CHANGING, dependencies: ['reading'] },
  ],
  timeout: 30_000,
  reporter: [['list'], ['json', { outputFile: '../../../test-results/e2e.json' }]],
  use: {
    launchOptions: await launchOptions(),
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
  },
});
