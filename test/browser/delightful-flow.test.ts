import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scene } from '../../src/practice/demo/scene.ts';
import { leadName } from '../../src/practice/demo/stage/cast.ts';
import type { RunningDemo } from '../../src/practice/demo/start-demo.ts';
import { green } from '../../src/practice/demo/stories/verbs.ts';
import { aDemo } from './a-demo.ts';
import { describeInBrowser, launchChromium } from './chromium.ts';
import { docsIsAsked } from './docs-is-asked.ts';
import { openPractice, type PracticePage, WIDTHS } from './driver/practice-page.ts';
import { giveGreen, greenQuestion } from './driver/release-steps.ts';
import { reads } from './driver/words.ts';

/** A week before the launch all are asked; these leads answer, each on the own card. */
const greenFrom =
  (keys: readonly string[]) =>
  async (scene: Scene): Promise<void> => {
    for (const key of keys) await green(scene, key);
  };

describeInBrowser('the flow that must feel delightful', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  describe.each(WIDTHS)('at %i pixels', (width) => {
    let demo: RunningDemo;
    let practice: PracticePage;
    beforeAll(async () => {
      demo = await aDemo(docsIsAsked);
      practice = await openPractice(browser, demo.url, { width });
    });
    afterAll(() => demo.stop());

    const said = async (words: string | RegExp): Promise<string> => {
      const message = practice.message(words);
      await message.waitFor();
      return reads(message);
    };
    const everywhere = (): number =>
      [...demo.slack.workspace.channels.values()].reduce((sum, { messages }) => sum + messages.length, 0);

    it('asks the lead one question: whom, what, when, until when, for what gain', async () => {
      const question = await said('ready for customers to have');
      expect(question).toContain('@docs-lead, is Documentation ready for customers to have Atlas 2.0 on');
      expect(question).toMatch(/Thursday, November 19th.*Answer by .*Users gain: Teams can share a board/);
      expect(question).toMatch(/\d of 8 green\./);
    });

    it('takes the answer in two taps, with the sentence and the date in between', async () => {
      await practice.moveClockTo('2026-11-12T18:30');
      await demo.time.play(greenFrom(['training', 'marketing', 'product-marketing']));
      const before = everywhere();
      const dialog = await greenQuestion(practice);
      expect(await reads(dialog)).toContain(
        'Documentation is ready for customers to have Atlas 2.0 on Thu 19 Nov.',
      );
      await practice.send(dialog, {}, 'Yes, ready');
      expect(await said('Change answer')).toMatch(/Green: docs-lead, today at \d\d:\d\d .*Change answer/);
      expect(await said('Only visible to you')).toContain(
        'Thank you, 4 of 8. Waiting: Engineering, QA, Sales, Support.',
      );
      expect(everywhere()).toBe(before);
    });

    it('thanks the lead and nobody else', async () => {
      await practice.beIn('release-manager', 'docs');
      await said('Green: docs-lead');
      expect(await practice.message('Thank you').count()).toBe(0);
      expect(await practice.message('Only visible to you').count()).toBe(0);
      await practice.goTo('releases');
      expect(await said('Details')).toContain('Documentation: Green (docs-lead)');
    });

    it('tells the eighth that they were the last', async () => {
      await demo.time.play(greenFrom(['engineering', 'qa', 'sales']));
      await practice.beIn(leadName('support'), 'support');
      await giveGreen(practice);
      expect(await said('Only visible to you')).toContain('You were the last. The release manager knows.');
    });

    it('tells the manager that all is green, with the announcement to read and no Launch yet', async () => {
      await practice.beIn('release-manager', 'Greenlight');
      const all = await said('All eight green.');
      expect(all).toMatch(/All eight green\. Nothing to do until .*13:30\..*Read the announcement/);
      const launch = practice.page.getByRole('log').getByRole('button', { name: /^Launch/ });
      expect(await launch.count()).toBe(0);
    });

    it('brings Launch and Hold half an hour before the time', async () => {
      await practice.moveClockTo('2026-11-19T13:25');
      expect(await practice.message('Eight green, nothing').count()).toBe(0);
      await practice.moveClock('To the next thing');
      expect(await said('Eight green, nothing')).toMatch(
        /Eight green, nothing in the way, nothing changed since\..*Goes to #announcements \(302 people\)\. Launch Hold/,
      );
    });

    it('opens the announcement as it will appear, and takes a changed word', async () => {
      await practice.press('Launch');
      const form = await practice.dialog('Launch Atlas 2.0');
      expect(await form.getByLabel('Headline').inputValue()).toBe('Atlas 2.0 is live');
      expect(await form.getByLabel('What users gain').inputValue()).toBe(
        'Teams can share a board with a link.',
      );
      await practice.send(form, { Headline: 'Atlas 2.0 is here' }, 'Launch');
    });

    it('stands announced, the manager has the link, and the cards have settled', async () => {
      await practice.goTo('announcements');
      expect(await said('Atlas 2.0 is here')).toMatch(/Teams can share a board.*live since.*4 Good/);
      await practice.goTo('Greenlight');
      await practice.message('The announcement stands in').getByText('open it').click();
      await practice.page.getByRole('heading', { level: 1, name: 'announcements' }).waitFor();
      await practice.goTo('docs');
      const soon = { timeout: 10_000 };
      await expect.poll(() => said('Launched'), soon).toMatch(/Launched .*Atlas 2\.0\. Answers are closed\./);
      const answered = practice.page.getByRole('log').getByRole('button', { name: /^(Change|Green)/ });
      await expect.poll(() => answered.count(), soon).toBe(0);
      await practice.goTo('releases');
      // The release's card is brought up to date after the departments'.
      await expect.poll(() => said('Details'), soon).toMatch(/Live|Launched/);
    });

    it('asks no other host, and nothing breaks', () => {
      expect(practice.troubles()).toEqual([]);
    });
  });
});
