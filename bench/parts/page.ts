import type { Browser, Page } from 'playwright-core';
import { aDemo } from '../../test/browser/a-demo.ts';
import { launchChromium } from '../../test/browser/chromium.ts';
import { addMany } from '../../test/browser/many-messages.ts';
import { boundLine, type Line } from '../report/line.ts';
import { median } from '../report/numbers.ts';

const MESSAGES = 5_000;
const LOADS = 5;
const SLOW_FRAME_MS = 50;

/** Notes when the first message is on the screen; evaluated in the page before anything else. */
const NOTE_FIRST_MESSAGE = `
  window.firstMessage = new Promise((resolve) => {
    const look = () => {
      const message = document.querySelector('article.message');
      if (message && message.getBoundingClientRect().height > 0)
        requestAnimationFrame(() => resolve(performance.now()));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
`;

/** Scrolls to an end of the list, fast as with a flung wheel, and returns how long each frame took. */
const scroll = (direction: 'up' | 'down'): string => `
  new Promise((resolve) => {
    const list = document.querySelector('.messages');
    const step = ${direction === 'up' ? -500 : 500};
    const frames = [];
    let last = performance.now();
    const isAtEnd = () => step < 0
      ? list.scrollTop === 0 && list.textContent.includes('This is where')
      : list.scrollTop + list.clientHeight > list.scrollHeight - 5;
    const draw = (now) => {
      frames.push(now - last);
      last = now;
      if (isAtEnd()) resolve(frames.slice(1));
      else {
        list.scrollTop += step;
        requestAnimationFrame(draw);
      }
    };
    requestAnimationFrame(draw);
  })
`;

const openPage = async (browser: Browser): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.addInitScript(NOTE_FIRST_MESSAGE);
  return page;
};

const loadMs = async (browser: Browser, url: string): Promise<number> => {
  const page = await openPage(browser);
  await page.goto(url);
  const ms = await page.evaluate<number>('window.firstMessage');
  await page.close();
  return ms;
};

type Frames = { up: number[]; down: number[] };

const framesOf = async (browser: Browser, url: string): Promise<Frames> => {
  const page = await openPage(browser);
  await page.goto(url);
  await page.evaluate('window.firstMessage');
  const up = await page.evaluate<number[]>(scroll('up'));
  const down = await page.evaluate<number[]>(scroll('down'));
  await page.close();
  return { up, down };
};

const ms = (value: number): string => `${Math.round(value)} ms`;

const frameLines = (where: string, frames: readonly number[]): Line[] => {
  const slow = frames.filter((frame) => frame > SLOW_FRAME_MS);
  const percent = (value: number): string => `${value.toFixed(1)} %`;
  return [
    boundLine(
      `Frames over ${SLOW_FRAME_MS} ms, scrolling ${where}`,
      (100 * slow.length) / frames.length,
      null,
      percent,
    ),
    boundLine('The longest of these frames', Math.max(...frames), null, ms),
  ];
};

/** How soon the practice page shows its messages, and how smoothly it scrolls through very many. */
export const pageLines = async (): Promise<Line[]> => {
  const demo = await aDemo('start');
  addMany(demo.slack, 'general', MESSAGES);
  const url = `${demo.url}#as=U0MANAGER&at=C0GENERAL`;
  const browser = await launchChromium();
  try {
    // The first load is of a server that has read none of the files yet.
    await loadMs(browser, url);
    const loads: number[] = [];
    for (let turn = 0; turn < LOADS; turn += 1) loads.push(await loadMs(browser, url));
    const { up, down } = await framesOf(browser, url);
    return [
      boundLine('Practice page, to its first message', median(loads), { atMost: 1_000 }, ms),
      ...frameLines(`up ${MESSAGES} messages that load on the way`, up),
      ...frameLines(`down ${MESSAGES} messages`, down),
    ];
  } finally {
    await browser.close();
    await demo.stop();
  }
};
