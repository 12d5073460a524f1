import type { Browser, Locator } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { RunningDemo } from '../../src/practice/demo/start-demo.ts';
import { aDemo } from './a-demo.ts';
import { describeInBrowser, launchChromium } from './chromium.ts';
import { openPractice, type PracticePage } from './driver/practice-page.ts';
import { addMany } from './many-messages.ts';

const MANY = 5_000;

describeInBrowser('a channel with 5,000 messages', () => {
  let browser: Browser;
  let demo: RunningDemo;
  let practice: PracticePage;
  let list: Locator;
  beforeAll(async () => {
    [browser, demo] = await Promise.all([launchChromium(), aDemo('empty')]);
    addMany(demo.slack, 'general', MANY);
    practice = await openPractice(browser, `${demo.url}#as=U0MANAGER&at=C0GENERAL`);
    list = practice.page.getByRole('log', { name: 'Messages in general' });
    return async () => {
      await browser.close();
      await demo.stop();
    };
  });

  const drawn = (): Promise<number> => list.evaluate((one) => one.querySelectorAll('article').length);

  const isInSight = (words: string): Promise<boolean> =>
    list.getByText(words).evaluate((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      const { innerHeight } = one.ownerDocument.defaultView ?? { innerHeight: 0 };
      return top >= 0 && bottom <= innerHeight;
    });

  it('opens at its newest message, with the newest hundred', async () => {
    await list.getByText(`Message ${MANY}:`).waitFor();
    expect(await isInSight(`Message ${MANY}:`)).toBe(true);
    expect(await drawn()).toBeLessThanOrEqual(300);
  });

  it('keeps what somebody reads in its place while older ones come in above', async () => {
    const before = await drawn();
    await list.hover();
    await list.evaluate((one) => {
      one.scrollTop = 300;
    });
    await expect.poll(drawn).toBeGreaterThan(before);
    expect(await list.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(300);
  });

  it('reaches its beginning by scrolling, each message once', { timeout: 60_000 }, async () => {
    const beginning = list.getByText('This is where #general begins.');
    while (!(await beginning.isVisible())) {
      const before = await drawn();
      await list.evaluate((one) => {
        one.scrollTop = 0;
      });
      await expect
        .poll(async () => (await drawn()) > before || (await beginning.isVisible()), { timeout: 8_000 })
        .toBe(true);
    }
    expect(await drawn()).toBe(MANY);
    await list.getByText('Message 1:').waitFor();
  });

  it('is left for its end by a button', async () => {
    await practice.page.getByRole('button', { name: 'Jump to newest' }).click();
    await expect.poll(() => isInSight(`Message ${MANY}:`)).toBe(true);
  });

  it('can still be written in from its beginning, and shows at once what was written', async () => {
    await list.evaluate((one) => {
      one.scrollTop = 0;
    });
    await practice.page.getByRole('button', { name: 'Jump to newest' }).waitFor();
    await practice.write('What a long channel');
    await list.getByText('What a long channel').waitFor();
    await expect.poll(() => isInSight('What a long channel')).toBe(true);
    expect(await drawn()).toBe(MANY + 1);
  });

  it('asks no other host, and nothing breaks', () => {
    expect(practice.troubles()).toEqual([]);
  });
});
