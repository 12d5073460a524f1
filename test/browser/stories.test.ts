import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunningDemo } from '../../src/practice/demo/start-demo.ts';
import { aDemo } from './a-demo.ts';
import { describeInBrowser, launchChromium } from './chromium.ts';
import { openPractice } from './driver/practice-page.ts';
import { reads } from './driver/words.ts';

/** Who looks at what, one story for each kind of place; what all stories end with is tested without a browser. */
const STORIES = [
  ['start', '@release-manager', 'releases', 'This is where #releases begins.'],
  ['empty', '@workspace-admin', 'Greenlight', /Set up|Start/],
  ['price-change', '@docs-lead', 'docs', 'The price has changed'],
  ['roll-call', '@release-manager', 'Greenlight', /Training says no-go/],
  ['phased-half-way', '@release-manager', 'Greenlight', 'Next: 50 % of customers'],
  ['reminder-ladder', '@docs-lead', 'Greenlight', '1 answer still missing from you.'],
  ['imported-timeline', '@release-manager', 'Greenlight', 'Kubernetes 1.32: draft'],
  ['uncertain-delivery', '@release-manager', 'announcements', 'Atlas 2.0 is live'],
  ['launched', '@reader', 'announcements', 'Atlas 2.0 is live'],
  ['retro', '@release-manager', 'Greenlight', 'Time to look back'],
] as const;

describeInBrowser('a story', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  // The next demo starts while somebody looks at this one.
  const demos: Promise<RunningDemo>[] = [];
  const demoAt = (index: number): Promise<RunningDemo> | undefined => {
    const story = STORIES[index];
    if (story === undefined) return undefined;
    const demo = demos[index] ?? aDemo(story[0]);
    demos[index] = demo;
    return demo;
  };
  afterAll(async () => {
    await browser.close();
    await Promise.allSettled(demos.map(async (demo) => (await demo).stop()));
  });

  it.each(STORIES)(
    '%s opens as %s at %s with what it promises',
    { timeout: 60_000 },
    async (name, person, place, words) => {
      const index = STORIES.findIndex((story) => story[0] === name);
      const starting = demoAt(index);
      demoAt(index + 1)?.catch(() => undefined);
      const demo = await starting;
      if (demo === undefined) throw new Error(`There is no story ${name}.`);
      try {
        const practice = await openPractice(browser, demo.url);
        const { page } = practice;
        await page.getByRole('banner').getByRole('button', { name: person }).waitFor();
        await page.getByRole('heading', { level: 1, name: new RegExp(`^${place}`) }).waitFor();
        await page.getByRole('log').getByText(words).first().waitFor();
        expect(practice.troubles()).toEqual([]);
        await page.close();
      } finally {
        await demo.stop();
      }
    },
  );

  it('that is closed opens with its pinned card in sight, until somebody scrolls on', {
    timeout: 60_000,
  }, async () => {
    const demo = await aDemo('closed');
    try {
      const practice = await openPractice(browser, demo.url, { width: 1200, height: 740 });
      const card = practice.message('What came of it').first();
      await card.waitFor();
      // In sight: between the header of the channel and the field below it, and the page itself stays in place.
      const frame = practice.page.getByRole('log');
      await expect
        .poll(async () => {
          const [list, box, bar] = await Promise.all([
            frame.boundingBox(),
            card.boundingBox(),
            practice.page.getByRole('banner').boundingBox(),
          ]);
          return list !== null && box !== null && bar?.y === 0 && box.y >= list.y - 1 && box.y < list.y + 60;
        })
        .toBe(true);
      await practice.page.getByRole('button', { name: 'Jump to newest' }).click();
      await expect
        .poll(() => frame.evaluate((list) => list.scrollTop + list.clientHeight - list.scrollHeight))
        .toBeGreaterThan(-60);
      await practice.page.close();
    } finally {
      await demo.stop();
    }
  });

  it('runs beside another, and neither sees the other', async () => {
    const demos = await Promise.all([aDemo('start'), aDemo('start')]);
    try {
      const [one, other] = await Promise.all(demos.map(({ url }) => openPractice(browser, url)));
      await one?.write('Only here');
      await one?.message('Only here').waitFor();
      await one?.moveClock('+1 day');
      await other?.write('Only there');
      await other?.message('Only there').waitFor();
      expect(await other?.message('Only here').count()).toBe(0);
      const faces = [one, other].map((each) => each && reads(each.page.locator('.clock-face')));
      expect(await Promise.all(faces)).toEqual([
        expect.stringContaining('Tue 3 Nov'),
        expect.stringContaining('Mon 2 Nov'),
      ]);
    } finally {
      await Promise.all(demos.map((demo) => demo.stop()));
    }
  });
});
