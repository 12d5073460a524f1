import { mkdir, writeFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import type { Story } from '../../src/practice/demo/scene.ts';
import { aDemo } from './a-demo.ts';
import { launchChromium } from './chromium.ts';
import { docsIsAsked } from './docs-is-asked.ts';
import { openPractice, type PracticePage } from './driver/practice-page.ts';
import { giveGreen } from './driver/release-steps.ts';

/*
 * Draws the pictures of the documentation anew: `node test/browser/pictures.ts`. The same story at the same
 * virtual time gives the same pictures.
 */

const FOLDER = new URL('../../docs/pictures/', import.meta.url);

type Picture = {
  name: string;
  story: Story | string;
  /** Ids of a person and a channel; where the story opens is the default. */
  at?: string;
  look?: { width: number; height: number; colorScheme?: 'light' | 'dark'; scale?: number };
  visit?(practice: PracticePage): Promise<unknown>;
};

const PICTURES: readonly Picture[] = [
  {
    name: 'releases',
    story: 'red-light',
    at: '#as=U0MANAGER&at=C0RELEASES',
    visit: ({ message }) => message('Details').evaluate((card) => card.scrollIntoView()),
  },
  { name: 'docs-ask', story: docsIsAsked, visit: ({ message }) => message('Green light').waitFor() },
  {
    name: 'home',
    story: 'red-light',
    at: '#as=U0MANAGER&at=home',
    visit: ({ page }) => page.getByRole('button', { name: 'Show Atlas 2.0' }).waitFor(),
  },
  {
    name: 'phone-dark',
    story: docsIsAsked,
    look: { width: 360, height: 740, colorScheme: 'dark', scale: 2 },
    visit: ({ message }) => message('Green light').waitFor(),
  },
  {
    name: 'developer-panel',
    story: docsIsAsked,
    visit: async (practice) => {
      const panel = await practice.open('Developer panel');
      await panel.getByRole('switch', { name: 'Offline' }).check();
      await giveGreen(practice);
      await panel
        .getByRole('row')
        .filter({ hasText: /offline$/ })
        .first()
        .waitFor();
    },
  },
  {
    name: 'launch-form',
    story: 'all-green',
    visit: async (practice) => {
      await practice.press('Launch');
      await practice.dialog('Launch Atlas 2.0');
    },
  },
];

const DESK = { width: 1200, height: 740 };

/** Real times and signatures differ each time. */
const withoutChance = (entry: Record<string, unknown>): Record<string, unknown> => ({
  ...entry,
  realAt: Date.UTC(2026, 10, 2, 8),
  tookMs: entry.tookMs === null ? null : 5,
  signature: entry.signature === null ? null : `v0=${'0'.repeat(64)}`,
});

const take = async (
  browser: Browser,
  url: string,
  { at = '', visit, look = DESK }: Picture,
): Promise<Buffer> => {
  const practice = await openPractice(browser, null, look);
  const { page } = practice;
  await page.route('**/log?*', async (route) => {
    const response = await route.fetch();
    const entries = (await response.json()) as Record<string, unknown>[];
    await route.fulfill({ response, json: entries.map(withoutChance) });
  });
  await page.goto(`${url}${at}`);
  await visit?.(practice);
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
  await page.evaluate('document.fonts.ready.then(() => true)');
  const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  await page.unrouteAll({ behavior: 'wait' });
  await page.close();
  return picture;
};

const draw = async (browser: Browser, picture: Picture): Promise<void> => {
  // What somebody does in one picture must not show in another.
  const demo = await aDemo(picture.story);
  const content = await take(browser, demo.url, picture);
  await demo.stop();
  await writeFile(new URL(`${picture.name}.png`, FOLDER), content);
  process.stdout.write(`${picture.name}.png: ${Math.round(content.length / 1000)} kB\n`);
};

await mkdir(FOLDER, { recursive: true });
const browser = await launchChromium();
for (const picture of PICTURES) await draw(browser, picture);
await browser.close();
