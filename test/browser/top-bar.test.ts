import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunningDemo } from '../../src/practice/demo/start-demo.ts';
import { aDemo } from './a-demo.ts';
import { describeInBrowser, launchChromium } from './chromium.ts';
import { openPractice, type PracticePage } from './driver/practice-page.ts';

describeInBrowser('the bar at the top', () => {
  let browser: Browser;
  let demo: RunningDemo;
  let practice: PracticePage;
  beforeAll(async () => {
    [browser, demo] = await Promise.all([launchChromium(), aDemo('start')]);
    practice = await openPractice(browser, demo.url, { width: 1400, height: 740 });
  });
  afterAll(async () => {
    await browser.close();
    await demo.stop();
  });

  it.each([1400, 1280, 1200, 1120, 1024, 800])(
    'names in full who one is, and holds everything, at %i pixels',
    async (width) => {
      await practice.page.setViewportSize({ width: 1400, height: 740 });
      await practice.beIn('product-marketing-lead', 'releases');
      await practice.page.setViewportSize({ width, height: 740 });
      const bar = practice.page.getByRole('banner');
      const name = bar.getByText('@product-marketing-lead', { exact: true });
      const line = name.locator('..');
      await expect
        .poll(() => line.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth))
        .toBe(0);
      expect(await bar.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
      expect(await bar.getByRole('button', { name: 'Developer panel' }).isVisible()).toBe(true);
    },
  );
});
