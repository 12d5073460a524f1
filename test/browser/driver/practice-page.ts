import type { Browser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { fillField } from './fields.ts';
import { escaped } from './words.ts';

/** Widths at which everything has to work: a desk, and a small phone. */
export const WIDTHS = [1280, 360] as const;

const CEILING_MS = 8_000;
/** Below this, the sidebar, the small steps of the clock and the guide are behind buttons. */
const NARROW = 760;
const WIDE = 1120;

export type ClockButton = 'To the next thing' | '+1 hour' | 'Next morning' | '+1 day';

/** The page as a person works it who finds things by what they are called. */
export type PracticePage = {
  page: Page;
  isNarrow: boolean;
  /** Becomes a person and goes to a channel ("docs"), the conversation with the bot ("Greenlight") or "Greenlight Home". */
  beIn(person: string, place: string): Promise<void>;
  /** Goes to a place as whoever one is. */
  goTo(place: string): Promise<void>;
  /** Types into the composer and sends it. */
  write(text: string): Promise<void>;
  /** The newest message of the channel in which these words stand. */
  message(words: string | RegExp): Locator;
  /** The open form, or the question that is asked; waits until it has this title. */
  dialog(title: string | RegExp): Promise<Locator>;
  /** Clicks the newest button in the channel whose name begins with these words. */
  press(words: string, where?: Locator): Promise<void>;
  /** Fills fields by their labels, presses a button, and waits until that has gone. */
  send(form: Locator, values: Readonly<Record<string, string>>, button: string): Promise<void>;
  /** Closes the open form by a key, and waits until it has gone. */
  escape(form: Locator): Promise<void>;
  /** Moves the clock and waits until it stands still again. */
  moveClock(button: ClockButton): Promise<void>;
  /** Moves the clock to a moment such as "2026-11-12T14:00" on the wall of whoever one is. */
  moveClockTo(moment: string): Promise<void>;
  /** Opens the guide, the developer panel or, on a narrow page, the channels, where they are not open. */
  open(panel: 'Guide' | 'Developer panel' | 'Channels'): Promise<Locator>;
  /** What no page may do: ask another host, break its policy, or throw. */
  troubles(): string[];
};

const PANELS = {
  Guide: { role: 'complementary', close: 'Hide the guide' },
  'Developer panel': { role: 'region', close: 'Close the developer panel' },
  Channels: { role: 'navigation', close: null },
} as const;

const watchTroubles = (page: Page): (() => string[]) => {
  const troubles: string[] = [];
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (/^(http|ws)/.test(protocol) && hostname !== '127.0.0.1') troubles.push(`asked ${request.url()}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(error.message));
  return () => troubles;
};

/** Drives a page that is open. */
export const practicePage = (page: Page): PracticePage => {
  page.setDefaultTimeout(CEILING_MS);
  const troubles = watchTroubles(page);
  const width = page.viewportSize()?.width ?? WIDE;
  const isNarrow = width < NARROW;
  const bar = page.getByRole('banner');
  const clock = bar.getByRole('group', { name: 'Clock' });

  const open: PracticePage['open'] = async (name) => {
    const panel = page.getByRole(PANELS[name].role, { name, exact: true });
    if (!(await panel.isVisible())) await bar.getByRole('button', { name, exact: true }).click();
    await panel.waitFor();
    return panel;
  };
  const closeOver = async (): Promise<void> => {
    for (const [name, { role, close }] of Object.entries(PANELS)) {
      const button = close === null ? null : page.getByRole(role, { name, exact: true }).getByLabel(close);
      if (button !== null && (name === 'Guide' ? width < WIDE : isNarrow) && (await button.isVisible()))
        await button.click();
    }
  };
  const be = async (person: string): Promise<void> => {
    await closeOver();
    const opener = bar.getByRole('button', { name: /@/ });
    if ((await opener.textContent())?.includes(`@${person}`)) return;
    await opener.click();
    const people = page.getByRole('dialog', { name: 'Be somebody else' });
    await people.getByRole('button', { name: new RegExp(`@${person}\\b(?!-)`) }).click();
    await bar.getByRole('button', { name: new RegExp(`@${person}\\b(?!-)`) }).waitFor();
  };
  const goTo = async (place: string): Promise<void> => {
    await closeOver();
    const channels = await open('Channels');
    await channels.getByRole('link', { name: new RegExp(`^${escaped(place)}( ?,|$)`) }).click();
    const isHome = place === 'Greenlight Home';
    const title = isHome ? 'Greenlight' : place;
    await page.getByRole('heading', { level: 1, name: new RegExp(`^${escaped(title)}\\b(?!-)`) }).waitFor();
    await (isHome
      ? page.getByRole('region', { name: 'Home of Greenlight' })
      : page.getByRole('log', { name: /^Messages in/ })
    ).waitFor();
  };
  const face = (): Promise<string | null> => clock.locator('.clock-face').getAttribute('title');
  const whileMoving = async (move: () => Promise<void>): Promise<void> => {
    const before = await face();
    await move();
    await expect
      .poll(async () => (await clock.getAttribute('aria-busy')) === 'false' && (await face()) !== before, {
        timeout: CEILING_MS,
      })
      .toBe(true);
  };
  const inClockPanel = async (wideName: string): Promise<Locator> => {
    const name = isNarrow ? 'Move the clock' : wideName;
    await (isNarrow ? clock.getByRole('button').first() : clock.getByRole('button', { name })).click();
    return page.getByRole('dialog', { name: name.replace('…', ''), exact: true });
  };

  return {
    page,
    isNarrow,
    open,
    goTo,
    beIn: async (person, place) => {
      await be(person);
      await goTo(place);
    },
    write: async (text) => {
      const field = page.getByRole('main').getByRole('combobox', { name: /^Message #/ });
      await field.fill(text);
      await field.press('Enter');
    },
    message: (words) =>
      page
        .getByRole('log', { name: /^Messages in/ })
        .getByRole('article')
        .filter({ hasText: words })
        .last(),
    dialog: async (title) => {
      const dialog = page.getByRole('dialog', { name: title });
      await dialog.waitFor();
      return dialog;
    },
    press: async (words, where = page.getByRole('log', { name: /^Messages in/ })) => {
      await where
        .getByRole('button', { name: new RegExp(`^${escaped(words)}\\b`) })
        .last()
        .click();
    },
    send: async (form, values, button) => {
      for (const [label, value] of Object.entries(values)) await fillField(form, label, value);
      const sender = form.getByRole('button', { name: button, exact: true });
      await sender.click();
      await sender.waitFor({ state: 'detached' });
    },
    escape: async (form) => {
      await page.keyboard.press('Escape');
      await form.waitFor({ state: 'detached' });
    },
    moveClock: async (button) => {
      await closeOver();
      await whileMoving(async () => {
        const isBehind = isNarrow && button !== 'To the next thing';
        const where = isBehind ? await inClockPanel(button) : clock;
        await where.getByRole('button', { name: new RegExp(`^${escaped(button)}`) }).click();
      });
    },
    moveClockTo: async (moment) => {
      await closeOver();
      await whileMoving(async () => {
        const panel = await inClockPanel('To a date…');
        await panel.getByLabel(/^Date and time/).fill(moment);
        await panel.getByRole('button', { name: 'Go there' }).click();
      });
    },
    troubles,
  };
};

/** Opens the page of a demo where its story begins, or at an address of it; null only prepares it. */
export const openPractice = async (
  browser: Browser,
  url: string | null,
  options: { width?: number; height?: number; colorScheme?: 'light' | 'dark'; scale?: number } = {},
): Promise<PracticePage> => {
  const { width = 1280, height = 800, colorScheme = 'light', scale = 1 } = options;
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme,
    reducedMotion: 'reduce',
    deviceScaleFactor: scale,
  });
  const practice = practicePage(page);
  if (url === null) return practice;
  await page.goto(url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return practice;
};
