import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningDemo } from '../../src/practice/demo/start-demo.ts';
import { aDemo } from './a-demo.ts';
import { describeInBrowser, launchChromium } from './chromium.ts';
import { type GuidePanel, guidePanel } from './driver/guide-panel.ts';
import { openPractice, type PracticePage, WIDTHS } from './driver/practice-page.ts';
import { giveGreen, openPlanForm } from './driver/release-steps.ts';

type Acting = { practice: PracticePage; guide: GuidePanel };

const plan = async ({ practice }: Acting): Promise<void> => {
  const values = {
    'What do users gain?': 'Teams can share a board with a link.',
    'Launch date': '2026-11-19',
  };
  await practice.send(await openPlanForm(practice, 'Atlas 2.0'), values, 'Save draft');
};

const start = async ({ practice }: Acting): Promise<void> => {
  await practice.press('Start');
  const values = {
    'Goal: why do we do this at all?': 'Teams plan together.',
    'How is it measured?': 'A third of the teams share a board.',
  };
  await practice.send(await practice.dialog('Before it starts'), values, 'Start');
};

const notYet = async ({ practice }: Acting): Promise<void> => {
  await practice.press('Not yet');
  const values = {
    'What is in the way?': 'The price is not decided.',
    'Or which person?': 'Sales Lead',
    'When do you expect it to be solved?': '2026-11-10',
  };
  await practice.send(await practice.dialog(/./), values, 'Say not yet');
};

const redTurnsGreen = async ({ practice }: Acting): Promise<void> => {
  await practice.press('Change answer');
  await practice.send(
    await practice.dialog('Change answer'),
    { 'Your answer for Product marketing': 'Green light' },
    'Change answer',
  );
};

const lastLight = async (acting: Acting): Promise<void> => {
  const { practice, guide } = acting;
  await practice.beIn('training-lead', 'training');
  await giveGreen(practice);
  await practice.message('Green: training-lead').waitFor();
  await guide.takeHelp('Let the others answer');
};

const launch = async (acting: Acting): Promise<void> => {
  const { practice, guide } = acting;
  await guide.takeHelp('Go to the Launch button');
  if (practice.isNarrow) await guide.hide();
  await practice.press('Launch');
  await practice.send(await practice.dialog(/./), {}, 'Launch');
};

const rate = async ({ practice }: Acting): Promise<void> => {
  await practice.press('4 Good');
  await practice.press('Add words');
  await practice.send(await practice.dialog('A few words'), { 'One wish': 'More of it.' }, 'Send');
  await practice.escape(await practice.dialog(/./));
};

const readFeedback = ({ practice }: Acting): Promise<void> => practice.write('/release feedback');

const close = async (acting: Acting): Promise<void> => {
  await acting.practice.write('/release close');
  const values = {
    'What does the measure say now?': 'A third of the teams.',
    'Is the goal reached?': 'Reached',
    'What came of it?': 'It is out.',
    'What did we learn?': 'Decide the price first.',
    'Did you look back together?': 'Yes, we looked back',
  };
  await acting.practice.send(await acting.practice.dialog(/./), values, 'Close the release');
};

/** Each step as somebody does it who was taken where it happens. */
const STEPS: readonly [string, (acting: Acting) => Promise<void>][] = [
  ['Plan a release', plan],
  ['Look, then start', start],
  ['Let time pass', ({ guide }) => guide.takeHelp('Go to the question')],
  ['Green, by two taps', ({ practice }) => giveGreen(practice)],
  ['Say what is in the way', notYet],
  ['Try to launch', ({ practice }) => practice.write('/release launch')],
  ['Red turns green', redTurnsGreen],
  ['The last light', lastLight],
  ['Launch', launch],
  ['Rate it', rate],
  ['Read what people said', readFeedback],
  ['Close it', close],
];

describeInBrowser('the guide', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  describe.each(WIDTHS)('at %i pixels', (width) => {
    let demo: RunningDemo;
    let acting: Acting;
    beforeAll(async () => {
      demo = await aDemo('start');
      const practice = await openPractice(browser, demo.url, { width });
      acting = { practice, guide: guidePanel(practice) };
    });
    afterAll(() => demo.stop());

    it.each(STEPS)('"%s" ticks itself when it is done by clicks', async (title, perform) => {
      await acting.guide.follow(title);
      await perform(acting);
      await acting.guide.ticked(title);
    });

    it('says at its end that this was a whole release', async () => {
      const guide = await acting.practice.open('Guide');
      await guide.getByText('That was a whole release.').waitFor();
      expect(await guide.getByText('12 of 12').first().isVisible()).toBe(true);
    });

    it('asks no other host, and nothing breaks', () => {
      expect(acting.practice.troubles()).toEqual([]);
    });
  });
});
