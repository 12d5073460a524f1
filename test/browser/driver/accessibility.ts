import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What an accessibility checker finds on a page that keeps somebody from using it. */
export const seriousFindings = async (page: Page): Promise<string[]> => {
  // The policy of the page forbids script tags; what the checker evaluates is not one.
  if ((await page.evaluate('typeof axe')) === 'undefined') await page.evaluate(axe.source);
  const found = await page.evaluate('axe.run(document, { preload: false })');
  return (found as axe.AxeResults).violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`);
};
