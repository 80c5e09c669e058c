import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './console-guard';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What is on screen now has no accessibility fault, in light and in dark. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    // Without motion, so that nothing is measured half faded in.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-mui-color-scheme', colorScheme);
    const { violations } = await new AxeBuilder({ page })
      .withTags(standards)
      .exclude('nextjs-portal')
      .analyze();
    const faults = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html}\n${node.failureSummary}`).join('\n')}`,
    );
    expect(faults, `${what}, ${colorScheme}`).toEqual([]);
  }
}
