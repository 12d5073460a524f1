import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Rehearsal, rehearse } from '../../support/rehearsal.ts';
import { letEditsOut, plan, refusedCalls, releaseOf, start, troubledRows } from '../../support/steps.ts';
import { adds, approves, closesAll, opensList, saying, writes } from './announcement-flow.ts';

let rehearsal: Rehearsal;
const person = (name: string) => rehearsal.slack.person(name);
const inChannel = (channel: string) => rehearsal.slack.channel(channel).topLevel;
const WORDS = 'What changes: boards are shared. What you have to do: nothing.';

/** Ten working days before the launch of 10 December, and the morning of five. */
const [EARLIER, ITS_MOMENT] = ['2026-11-26T09:00:00.000Z', '2026-12-03T09:00:05.000Z'];

beforeEach(async () => {
  rehearsal = await rehearse();
  await plan(rehearsal);
  await start(rehearsal);
});

afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

const notice = async (where: Readonly<Record<string, string>>): Promise<void> => {
  await adds(rehearsal, {
    'Whom is it for?': 'Teams with customers',
    'When does it go out?': 'A notice 5 working days before',
    ...where,
  });
  await writes(rehearsal, person('maya'), WORDS);
};

const moveTo = async (choice: string): Promise<void> => {
  const maya = person('maya');
  await maya.types('#releases', '/release move atlas-2.0');
  await maya.fills({
    'When does it launch instead?': choice,
    'Why?': 'It does not work well enough yet',
    'In your words': 'It loses rows.',
  });
  await maya.submits();
  await rehearsal.bot.settle();
  await rehearsal.until(new Date(rehearsal.slack.clock.now() + 180_000).toISOString());
};

test('a notice goes out at its moment, and is corrected in its place when the date moves', async () => {
  const maya = person('maya');
  await notice({ 'In which channel?': 'sales' });
  await approves(rehearsal, maya);
  await closesAll(maya);
  await rehearsal.until(EARLIER);
  expect(inChannel('#sales').filter((each) => maya.reads(each).includes('boards are shared'))).toEqual([]);
  await rehearsal.until(ITS_MOMENT);
  const posted = saying(maya, inChannel('#sales'), 'boards are shared');
  expect(maya.reads(posted)).toContain('Atlas 2.0: what is coming');
  expect(maya.reads(posted)).toContain('*From when*: Dec 10');

  await moveTo('A week later: Thu 17 Dec');
  expect(maya.reads(saying(maya, inChannel('#sales'), 'boards are shared'))).toContain('*From when*: Dec 17');
  const thread = rehearsal.slack.channel('#sales').thread(posted.ts).map(maya.reads);
  expect(thread.filter((line) => line.includes('the date has changed'))).toHaveLength(1);

  await maya.types('#releases', '/release cancel atlas-2.0');
  await maya.fills({ reason: 'No budget.' });
  await maya.submits();
  await letEditsOut(rehearsal);
  expect(maya.reads(saying(maya, inChannel('#sales'), 'boards are shared'))).toContain('*It is not coming*');
  expect(rehearsal.slack.channel('#sales').thread(posted.ts).map(maya.reads).join()).toContain(
    'is not coming: it was cancelled',
  );
});

test('one that nobody approved waits, its manager hears so once, and it goes out when they do', async () => {
  const maya = person('maya');
  await notice({ 'In which channel?': 'sales' });
  await closesAll(maya);
  await rehearsal.until(ITS_MOMENT);
  expect(inChannel('#sales').filter((each) => maya.reads(each).includes('boards are shared'))).toEqual([]);
  const late = maya.inbox.filter((each) => maya.reads(each).includes('*did not go out*'));
  expect(late).toHaveLength(1);
  await opensList(rehearsal);
  await approves(rehearsal, maya);
  expect(maya.reads(saying(maya, inChannel('#sales'), 'boards are shared'))).toContain('*From when*: Dec 10');
  expect(late.map(maya.reads).join()).toContain('There is nothing for you to do here.');
});

test('outside Slack its writer gets the text with the date, and hears when the date has moved', async () => {
  const maya = person('maya');
  await notice({ 'Or where outside Slack?': 'Partner mail' });
  await approves(rehearsal, maya);
  await closesAll(maya);
  await rehearsal.until(ITS_MOMENT);
  const send = saying(maya, maya.inbox, 'please send the text');
  await maya.clicks(send, 'Copy text');
  expect(maya.modal?.text).toContain('From when: Thu 10 Dec');
  await closesAll(maya);
  await maya.clicks(send, 'Sent');
  await maya.submits();
  await letEditsOut(rehearsal);
  expect((await releaseOf(rehearsal)).telling.versions).toMatchObject([
    { state: 'sent', sent: { link: '' } },
  ]);
  await moveTo('A week later: Thu 17 Dec');
  const moved = saying(maya, maya.inbox, 'says another date');
  await maya.clicks(moved, 'Copy text');
  expect(maya.modal?.text).toContain('From when: Thu 17 Dec');
});
