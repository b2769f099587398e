import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** One finding, short enough to be read in a failed test. */
export interface Finding {
  readonly rule: string;
  readonly impact: string;
  readonly where: readonly string[];
}

/** What axe finds on the page as it stands: WCAG 2.0 to 2.2, levels A and AA. */
export async function accessibilityFindings(page: Page): Promise<readonly Finding[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const engine = (globalThis as unknown as { axe: typeof axe }).axe;
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const { violations } = await engine.run({ runOnly: tags });
    return violations.map(({ id, impact, nodes }) => ({
      rule: id,
      impact: impact ?? 'minor',
      where: nodes.slice(0, 5).map((node) => node.html.slice(0, 160)),
    }));
  });
}
