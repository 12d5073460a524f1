import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Story } from '../../src/practice/demo/scene.ts';
import type { RunningDemo } from '../../src/practice/demo/start-demo.ts';
import { everybodyAsked } from '../../src/practice/demo/stories/way.ts';
import { aDemo } from './a-demo.ts';
import { describeInBrowser, launchChromium } from './chromium.ts';
import { seriousFindings } from './driver/accessibility.ts';
import { openPractice, type PracticePage, WIDTHS } from './driver/practice-page.ts';
import { greenQuestion, openPlanForm } from './driver/release-steps.ts';

const salesIsAsked: Story = {
  name: 'sales-is-asked',
  summary: 'The lead of Sales has a question.',
  opensAs: 'U0SALES',
  opensAt: 'C0SALES',
  play: everybodyAsked,
};

/** Goes to a screen; returns what leaves it again, where something has to be closed. */
type Visit = (practice: PracticePage) => Promise<undefined | void | (() => Promise<void>)>;

const press = async ({ page }: PracticePage, key: string): Promise<void> => page.keyboard.press(key);

const thread: Visit = async (practice) => {
  await practice.beIn('release-manager', 'releases');
  await practice.message('Details').getByRole('button', { name: 'Reply in thread' }).click();
  await practice.page.getByRole('complementary', { name: 'Thread' }).waitFor();
  return () => press(practice, 'Escape');
};

const home: Visit = async ({ page, beIn }) => {
  await beIn('release-manager', 'Greenlight Home');
  await page
    .getByRole('region', { name: /^Home of/ })
    .getByRole('button')
    .first()
    .waitFor();
};

const form: Visit = async (practice) => {
  await practice.beIn('release-manager', 'releases');
  const opened = await openPlanForm(practice, 'Orbit');
  return () => practice.escape(opened);
};

const confirmation: Visit = async (practice) => {
  await practice.beIn('sales-lead', 'sales');
  const asked = await greenQuestion(practice);
  return () => practice.escape(asked);
};

const developer: Visit = async (practice) => {
  const panel = await practice.open('Developer panel');
  await panel.getByRole('row').nth(1).getByRole('button').click();
  await panel.getByRole('region', { name: /^Entry/ }).waitFor();
  return () => panel.getByRole('button', { name: 'Close the developer panel' }).click();
};

const people: Visit = async (practice) => {
  await practice.page.getByRole('banner').getByRole('button', { name: /@/ }).click();
  await practice.dialog('Be somebody else');
  return () => press(practice, 'Escape');
};

const clock: Visit = async (practice) => {
  await practice.page.getByRole('group', { name: 'Clock' }).getByRole('button').first().click();
  await practice.dialog('Move the clock');
  return () => press(practice, 'Escape');
};

const panel =
  (name: 'Guide' | 'Channels'): Visit =>
  async (practice) => {
    await practice.open(name);
    return () => press(practice, 'Escape');
  };

const asItOpens: Visit = async () => undefined;

const SCREENS: Readonly<Record<(typeof WIDTHS)[number], readonly [string, Visit][]>> = {
  1280: [
    ['a channel with a question', asItOpens],
    ['a question before a click', confirmation],
    ['a thread', thread],
    ['a form', form],
    ['the developer panel', developer],
    ['the people', people],
    ['the Home', home],
  ],
  360: [
    ['a channel with a question', asItOpens],
    ['the channels', panel('Channels')],
    ['the guide', panel('Guide')],
    ['the clock', clock],
    ['a thread', thread],
    ['a form', form],
    ['the developer panel', developer],
  ],
};

/** Tabs on until what has the focus is called so. */
const tabTo = async (page: Page, name: RegExp): Promise<void> => {
  const focused = (): Promise<string> =>
    page.evaluate(
      "document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? ''",
    );
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press('Tab');
    if (name.test(await focused())) return;
  }
  throw new Error(`The Tab key does not reach ${name}.`);
};

describeInBrowser('for everybody', () => {
  let browser: Browser;
  let demo: RunningDemo;
  beforeAll(async () => {
    [browser, demo] = await Promise.all([launchChromium(), aDemo(salesIsAsked)]);
  });
  afterAll(async () => {
    await browser.close();
    await demo.stop();
  });

  describe.each(WIDTHS)('at %i pixels', (width) => {
    let practice: PracticePage;
    beforeAll(async () => {
      practice = await openPractice(browser, demo.url, { width });
    });

    it.each(SCREENS[width])('a checker finds nothing serious in %s, light and dark', async (_, visit) => {
      const leave = await visit(practice);
      for (const colorScheme of ['light', 'dark'] as const) {
        await practice.page.emulateMedia({ colorScheme });
        expect(await seriousFindings(practice.page)).toEqual([]);
      }
      await leave?.();
    });

    it('asks no other host, and nothing breaks', () => {
      expect(practice.troubles()).toEqual([]);
    });
  });

  it('a green light is given by keys alone, and is read out', async () => {
    const practice = await openPractice(browser, demo.url);
    const { page } = practice;
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await tabTo(page, /^Green light: Sales/);
    await page.keyboard.press('Enter');
    await practice.dialog('Green light for Atlas 2.0');
    await tabTo(page, /^Yes, ready/);
    await page.keyboard.press('Enter');
    await practice.message('Green: sales-lead').waitFor();
    await page
      .getByRole('status')
      .getByText(/Thank you, 4 of 8/)
      .waitFor();
    expect(practice.troubles()).toEqual([]);
  });
});
