import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { describe } from 'vitest';

/** Where systems put Chromium; the first that is there is used. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const executablePath = PLACES.find((place) => existsSync(place));

/** Nothing that the browser does by itself may leave this machine. */
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** As root, Chromium starts only without its sandbox; the pages are our own. */
const isRoot = process.getuid?.() === 0;

export const launchChromium = (): Promise<Browser> => {
  if (executablePath === undefined) throw new Error('There is no Chromium on this machine.');
  return chromium.launch({ executablePath, args: isRoot ? [...QUIET, '--no-sandbox'] : QUIET });
};

/** A suite that needs Chromium, skipped in plain words where there is none. */
export const describeInBrowser: typeof describe.skip =
  executablePath === undefined ? describe.skip : describe;

if (executablePath === undefined)
  process.stderr.write(
    'SKIPPED: no Chromium on this machine, so the practice page is not tested in a browser. Install it, e.g. `apt-get install chromium`.\n',
  );
