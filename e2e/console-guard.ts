import { test as base, expect } from '@playwright/test';

export interface ConsoleGuard {
  /** Console errors that a test provokes on purpose. */
  readonly expectedErrors: readonly RegExp[];
}

/** Playwright's `test`; it fails where a page wrote an error to the console, threw, or asked another server. */
export const test = base.extend<ConsoleGuard>({
  expectedErrors: [[], { option: true }],
  page: async ({ page, baseURL, expectedErrors }, use) => {
    const found: string[] = [];
    const own = new URL(baseURL ?? 'http://127.0.0.1').origin;
    page.on('pageerror', (error) => found.push(`thrown: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') found.push(`console: ${message.text()}`);
    });
    page.on('request', (request) => {
      const url = request.url();
      if (/^https?:/.test(url) && !url.startsWith(`${own}/`)) found.push(`asked another server: ${url}`);
    });
    await use(page);
    expect(found.filter((error) => !expectedErrors.some((expected) => expected.test(error)))).toEqual([]);
  },
});

export { expect };
