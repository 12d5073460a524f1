import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunningDemo } from '../../src/practice/demo/start-demo.ts';
import { aDemo } from './a-demo.ts';
import { describeInBrowser, launchChromium } from './chromium.ts';
import { docsIsAsked } from './docs-is-asked.ts';
import { openPractice, WIDTHS } from './driver/practice-page.ts';

describeInBrowser.each(WIDTHS)('a blocker at %i pixels', (width) => {
  let browser: Browser;
  let demo: RunningDemo;
  beforeAll(async () => {
    [browser, demo] = await Promise.all([launchChromium(), aDemo(docsIsAsked)]);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await demo.stop();
  });

  it('is raised from the menu of a message, taken, done, and confirmed', { timeout: 120_000 }, async () => {
    const practice = await openPractice(browser, demo.url, { width });
    const { page, beIn, write, message, press, dialog, send, moveClock, troubles } = practice;
    const snap = (name: string) =>
      process.env.SNAPS === undefined
        ? Promise.resolve()
        : page.screenshot({ path: `${process.env.SNAPS}/${width}-${name}.png` });

    await beIn('reader', 'docs');
    await write('The price sheet of the team plan is missing.');
    const said = message('The price sheet of the team plan is missing.');
    await said.hover();
    await said.getByRole('button', { name: 'More actions' }).click();
    await snap('menu');
    await page.getByRole('button', { name: /^Raise a blocker/ }).click();
    const form = await dialog('Something is in the way');
    await snap('form');
    await send(form, { 'Which department can solve it?': 'Sales' }, 'Raise it');
    await message('Raised for Atlas').waitFor();
    await snap('raised');

    await beIn('sales-lead', 'sales');
    await message('Can Sales solve it').waitFor();
    await snap('board');
    await press('I have it');
    await moveClock('To the next thing');
    await message('sales-lead has it.').waitFor();
    await snap('taken');
    await press('Done');
    await beIn('reader', 'Greenlight');
    await message('Is it gone?').waitFor();
    await snap('gone');
    await press('Yes, it is gone');
    await message('Out of the way.').waitFor();
    await snap('over');
    expect(troubles()).toEqual([]);
    await page.close();
  });
});
