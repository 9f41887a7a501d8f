import type { LaunchOptions } from '@playwright/test';

/** How Playwright launches a browser here. */
export function launchOptions(): Promise<LaunchOptions>;
