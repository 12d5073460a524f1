import type { Browser } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { Story } from '../../src/practice/demo/scene.ts';
import type { RunningDemo } from '../../src/practice/demo/start-demo.ts';
import { everybodyAsked } from '../../src/practice/demo/stories/way.ts';
import { aDemo } from './a-demo.ts';
import { describeInBrowser, launchChromium } from './chromium.ts';
import { openPractice, type PracticePage } from './driver/practice-page.ts';
import { giveGreen } from './driver/release-steps.ts';
import { reads } from './driver/words.ts';

const HOUR = 3_600_000;

/** Thursday evening, a week before the launch: five departments have not answered. */
const everybodyIsAsked: Story = {
  name: 'everybody-is-asked',
  summary: 'All are asked.',
  opensAs: 'U0MANAGER',
  opensAt: 'C0RELEASES',
  play: everybodyAsked,
};

describeInBrowser('the clock and the faults', () => {
  let browser: Browser;
  let demo: RunningDemo;
  let practice: PracticePage;
  beforeAll(async () => {
    [browser, demo] = await Promise.all([launchChromium(), aDemo(everybodyIsAsked)]);
    practice = await openPractice(browser, demo.url);
    return async () => {
      await browser.close();
      await demo.stop();
    };
  });

  const now = (): number => demo.slack.clock.now();
  const face = (): Promise<string> => reads(practice.page.locator('.clock-face'));

  it('"+1 hour" is an hour, and "+1 day" the same time of the next day', async () => {
    const before = now();
    await practice.moveClock('+1 hour');
    expect(now()).toBe(before + HOUR);
    expect(await face()).toMatch(/^Thu 12 Nov 20:30/);
    await practice.moveClock('+1 day');
    expect(now()).toBe(before + 25 * HOUR);
    expect(await face()).toMatch(/^Fri 13 Nov 20:30/);
  });

  it('"Next morning" is nine where the reader lives', async () => {
    await practice.beIn('marketing-lead', 'marketing');
    await practice.moveClock('Next morning');
    expect(await face()).toMatch(/^Sat 14 Nov 09:00\s+New York/);
    await practice.beIn('release-manager', 'releases');
    expect(await face()).toMatch(/^Sat 14 Nov 15:00\s+Berlin/);
  });

  it('"To the next thing" goes on until something shows, and says what, with a way there', async () => {
    const said = practice.page.getByRole('banner').getByRole('status');
    await practice.moveClock('To the next thing');
    const [at] = /\d\d:\d\d/.exec(await face()) ?? [];
    // The clock is seen to move before the answer says what happened.
    const words = new RegExp(`^${at}: (posted in|wrote to|changed in) [@#]`);
    await expect.poll(() => reads(said), { timeout: 8_000 }).toMatch(words);
    const link = said.getByRole('link').first();
    const name = (await reads(link)).slice(1);
    await link.click();
    await practice.page
      .getByRole('link', { name: new RegExp(`^(${name}|Greenlight)`) })
      .first()
      .waitFor();
    await practice.beIn('release-manager', 'releases');
  });

  it('"To a date…" goes to that moment, and not back', async () => {
    await practice.moveClockTo('2026-11-16T08:15');
    expect(await face()).toMatch(/^Mon 16 Nov 08:15/);
    await practice.page.getByRole('button', { name: 'To a date…' }).click();
    const panel = practice.page.getByRole('dialog', { name: 'To a date' });
    await panel.getByLabel(/^Date and time/).fill('2026-11-15T08:00');
    await panel.getByText('Time moves forward only').waitFor();
    await practice.page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
    expect(await face()).toMatch(/^Mon 16 Nov 08:15/);
  });

  it('a payload that Slack refuses is shown in red with its pointer until it is put away', async () => {
    const body = {
      channel: 'C0RELEASES',
      text: 'x',
      blocks: [{ type: 'section', text: { type: 'mrkdwn' } }],
    };
    await fetch(`${demo.slack.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer xoxb-practice' },
      body: JSON.stringify(body),
    });
    const refused = practice.page.getByRole('region', { name: 'Refused by Slack' });
    await refused.waitFor();
    expect(await reads(refused)).toMatch(/chat\.postMessage invalid_blocks[\s\S]*\/blocks\/0\/text/);
    await refused.getByRole('button', { name: 'Dismiss the refusals' }).click();
    await refused.waitFor({ state: 'detached' });
  });

  const FAULTS = [
    ['Rate limited', { status: '429', trouble: 'rate limited' }, 'engineering'],
    ['Error 500', { status: '500', trouble: 'status' }, 'qa'],
    ['Lost answer', { status: '–', trouble: 'reset after' }, 'sales'],
    ['Offline', { status: '–', trouble: 'offline' }, 'support'],
  ] as const;

  it.each(FAULTS)(
    '"%s": the log names the trouble, and the bot catches up',
    async (name, { status, trouble }, key) => {
      await practice.beIn(`${key}-lead`, key);
      const panel = await practice.open('Developer panel');
      const toggle = panel.getByRole('switch', { name });
      await toggle.check();
      await expect.poll(() => demo.faults.on()).toEqual([name.toLowerCase()]);
      const strip = practice.page.getByRole('status').filter({ hasText: 'Switch it off' });
      await strip.waitFor();
      await giveGreen(practice);
      const met = panel
        .getByRole('row')
        .filter({ hasText: new RegExp(`${trouble}$`) })
        .first();
      await met.waitFor();
      expect((await met.getByRole('cell').allInnerTexts())[4]).toBe(status);
      await met.getByRole('button').click();
      await panel
        .getByRole('region', { name: /^Entry/ })
        .getByText('to Slack')
        .waitFor();

      await strip.getByRole('button', { name: 'Switch it off' }).click();
      await strip.waitFor({ state: 'detached' });
      await expect.poll(() => demo.faults.on()).toEqual([]);
      await practice.moveClock('+1 hour');
      await practice.message(`Green: ${key}-lead`).waitFor();
      const answered = demo.slack.channel(key).topLevel.filter(({ text }) => text.includes(`Green`));
      expect(answered).toHaveLength(1);
    },
  );

  it('asks no other host, and nothing breaks', () => {
    expect(practice.troubles()).toEqual([]);
  });
});
