import { test as base, type Page } from '@playwright/test';

/** Somebody who may sign in. */
export interface Person {
  login: string;
  password: string;
}

interface Fixtures {
  /** What `product.ts` has told about the product it started. */
  product: { address: string; home: string; password: string };
  home: string;
  admin: Person;
  /** An officer of 吉林市 (220200) whose first password is still to be changed. */
  newOfficer: Person;
  /** Signs in without the page, for tests about something else. */
  signIn: (person: Person) => Promise<void>;
}

/** A test on the running product; its address, home and administrator come from `product.ts`. */
export const test = base.extend<Fixtures>({
  // Playwright reads what a fixture needs off the braces, so that there must be some.
  product: async ({ browserName: _any }, use) =>
    use({ address: told('TIDU_E2E_ADDRESS'), home: told('TIDU_E2E_HOME'), password: told('TIDU_E2E_PASSWORD') }),
  baseURL: async ({ product }, use) => use(product.address),
  home: async ({ product }, use) => use(product.home),
  admin: async ({ product }, use) => use({ login: 'admin', password: product.password }),
  signIn: async ({ page }, use) => use(person => open(page, person)),
  newOfficer: async ({ playwright, baseURL, admin }, use, { testId }) => {
    const person = { login: `officer-${testId}`.slice(0, 60), password: 'first-password-220200' };
    const api = await playwright.request.newContext({ ...(baseURL !== undefined && { baseURL }) });
    await api.post('/api/session', { data: admin, failOnStatusCode: true });
    await api.post('/api/accounts', {
      data: { ...person, name: '赵工', role: 'officer', regionId: '220200' },
      failOnStatusCode: true,
    });
    await api.dispose();
    await use(person);
  },
});

async function open(page: Page, person: Person): Promise<void> {
  await page.request.post('/api/session', { data: person, failOnStatusCode: true });
}

function told(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set; run the tests with playwright.config.ts.`);
  return value;
}

export { expect } from '@playwright/test';
