import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Rehearsal, rehearse } from '../../support/rehearsal.ts';
import {
  ASKED,
  allGreen,
  auditOf,
  LAUNCH_TIME,
  launch,
  letEditsOut,
  newest,
  plan,
  refusedCalls,
  releaseOf,
  start,
  toldPrivately,
  troubledRows,
  whisperCount,
} from '../../support/steps.ts';
import { adds, approves, closesAll, opensList, presses, saying, writes } from './announcement-flow.ts';

let rehearsal: Rehearsal;
const person = (name: string) => rehearsal.slack.person(name);
const inChannel = (channel: string) => rehearsal.slack.channel(channel).topLevel;
/** Which of all posts it was. */
const postedAt = (words: string): number => {
  const posts = rehearsal.slack.log.calls.filter(({ method }) => method === 'chat.postMessage');
  const index = posts.findIndex(({ args }) => String((args as { text?: string }).text).includes(words));
  expect(index).toBeGreaterThan(-1);
  return index;
};
const stepsRecorded = async (): Promise<string[]> =>
  (await auditOf(rehearsal)).flatMap(({ type, data }) =>
    type === 'version_step' ? [String(data.step)] : [],
  );

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

const DEVELOPERS = { 'Whom is it for?': 'Developers', 'In which channel?': 'eng' };
const NEWSLETTER = {
  'Whom is it for?': 'Customers',
  'Or where outside Slack?': 'Newsletter',
  'Who writes it?': 'pmm-lead',
  'Who checks that it is right?': 'qa-lead',
};

const toLaunch = async (): Promise<void> => {
  await closesAll(person('maya'));
  await rehearsal.until(ASKED);
  await allGreen(rehearsal);
  await rehearsal.until(LAUNCH_TIME);
  await launch(rehearsal);
  await letEditsOut(rehearsal);
};

test('each group of readers has its own words: written, checked, approved, and out behind the announcement', async () => {
  const maya = person('maya');
  const [pmm, qa] = [person('pmm-lead'), person('qa-lead')] as const;
  await adds(rehearsal, DEVELOPERS);
  expect(maya.modal?.text).toContain('Filled from the plan');
  await writes(rehearsal, maya, 'The interface has a new call, see ATLAS-12.');
  expect(maya.modal?.text).toContain('1 thing that readers may stumble over');
  await presses(maya, 'Read and approve');
  expect(maya.modal?.text).toContain('“ATLAS-12”: Say what changes for the reader');
  await maya.submits();
  await letEditsOut(rehearsal);

  await adds(rehearsal, NEWSLETTER);
  expect(maya.modal?.text).toContain('pmm-lead is asked to write it.');
  const asked = saying(
    pmm,
    pmm.inbox,
    'please write the announcement for *Customers* (Newsletter, outside Slack)',
  );
  await pmm.clicks(asked, 'Write');
  expect(pmm.modal?.text).toContain('Shared boards.');
  await writes(rehearsal, pmm, 'Share a board with one click.');
  const check = saying(qa, qa.inbox, 'is this right for *Customers* (Newsletter, outside Slack)');
  expect(qa.reads(check)).toContain('Share a board with one click.');
  await qa.clicks(check, 'It is right');
  await letEditsOut(rehearsal);
  expect(qa.reads(check)).toContain('checked, to be approved. There is nothing for you to do here.');
  await closesAll(maya);
  await maya.clicks(saying(maya, maya.inbox, 'waits for you'), 'Read and approve');
  await maya.submits();
  await letEditsOut(rehearsal);
  expect((await releaseOf(rehearsal)).telling.versions.map(({ state }) => state)).toEqual([
    'approved',
    'approved',
  ]);
  expect(inChannel('#eng').filter((each) => maya.reads(each).includes('a new call'))).toEqual([]);

  await toLaunch();
  const announcement = newest(inChannel('#announcements'));
  const developers = saying(maya, inChannel('#eng'), 'a new call');
  expect(maya.reads(announcement)).toContain('Atlas 2.0 is live');
  expect(postedAt('a new call')).toBeGreaterThan(postedAt('How is it for you?'));
  expect(maya.reads(developers)).toContain('Atlas 2.0 is live');

  const send = saying(pmm, pmm.inbox, 'please send the text');
  expect(postedAt('please send the text')).toBeGreaterThan(postedAt('How is it for you?'));
  await pmm.clicks(send, 'Copy text');
  expect(pmm.modal?.text).toContain('Share a board with one click.');
  await closesAll(pmm);
  await pmm.clicks(send, 'Sent');
  await pmm.fills({ 'Where can it be read?': 'example.com' });
  expect(await pmm.submits()).toMatchObject({ kind: 'errors' });
  await pmm.fills({ 'Where can it be read?': 'https://example.com/news' });
  await pmm.submits();
  await letEditsOut(rehearsal);
  expect(pmm.reads(send)).toContain('sent by pmm-lead');
  expect((await releaseOf(rehearsal)).telling.versions[1]).toMatchObject({
    state: 'sent',
    sent: { by: { name: 'pmm-lead' }, link: 'https://example.com/news' },
  });
  expect(await stepsRecorded()).toEqual([
    ...['planned', 'drafted', 'approved', 'planned', 'drafted', 'checked', 'approved'],
    ...['published', 'published', 'sent'],
  ]);
});

test('the launch form names what was not approved; approved afterwards, it goes at once', async () => {
  const maya = person('maya');
  await adds(rehearsal, DEVELOPERS);
  await writes(rehearsal, maya, 'A new call.');
  await adds(rehearsal, { 'Whom is it for?': 'Partners', 'Or where outside Slack?': 'Portal' });
  await writes(rehearsal, maya, 'A new portal.');
  await approves(rehearsal, maya, 1);
  await closesAll(maya);
  await rehearsal.until(ASKED);
  await allGreen(rehearsal);
  await rehearsal.until(LAUNCH_TIME);
  await maya.clicks(newest(maya.inbox), 'Launch');
  expect(maya.modal?.text).toContain('Not approved, so it does not go out with it: Developers.');
  expect(maya.modal?.text).toContain('Behind it goes: Partners, Portal.');
  await maya.submits();
  await letEditsOut(rehearsal);
  expect(inChannel('#eng').filter((each) => maya.reads(each).includes('A new call.'))).toEqual([]);
  await opensList(rehearsal);
  await approves(rehearsal, maya);
  expect(maya.reads(saying(maya, inChannel('#eng'), 'A new call.'))).toContain('Atlas 2.0 is live');
});

test('words that change while somebody reads them are not approved, and are checked anew', async () => {
  const maya = person('maya');
  const [pmm, qa] = [person('pmm-lead'), person('qa-lead')] as const;
  await adds(rehearsal, NEWSLETTER);
  await pmm.clicks(saying(pmm, pmm.inbox, 'please write'), 'Write');
  await writes(rehearsal, pmm, 'First words.');
  const first = saying(qa, qa.inbox, 'First words.');
  await qa.clicks(first, 'It is right');
  await letEditsOut(rehearsal);
  await opensList(rehearsal);
  await presses(maya, 'Read and approve');
  await pmm.types('#pmm', '/release announcements atlas-2.0');
  await presses(pmm, 'Write');
  await writes(rehearsal, pmm, 'Other words.');
  expect(await maya.submits()).not.toMatchObject({ kind: 'closed' });
  expect((await releaseOf(rehearsal)).telling.versions).toMatchObject([{ state: 'draft', round: 2 }]);
  expect(qa.reads(saying(qa, qa.inbox, 'Other words.'))).toContain('is this right for');
  expect(qa.reads(first)).toContain('There is nothing for you to do here.');
});

test('others see the list and can change nothing; guests see nothing', async () => {
  await adds(rehearsal, DEVELOPERS);
  await writes(rehearsal, person('maya'), 'A new call.');
  const reader = person('reader');
  await reader.types('#releases', '/release announcements atlas-2.0');
  expect(reader.modal?.text).toContain('*Developers*');
  for (const button of ['Add a version', 'Write', 'Read and approve', 'Take out']) {
    expect(reader.modal?.text).not.toContain(`[${button}]`);
  }
  const guest = person('guest');
  const seen = whisperCount(rehearsal, guest);
  await guest.types('#releases', '/release announcements atlas-2.0');
  expect(await toldPrivately(rehearsal, guest, { seen })).toContain('Not shown: guests');
});

test('a place is one channel or one outside Slack; what is taken out settles what was asked', async () => {
  const maya = person('maya');
  expect(await adds(rehearsal, { ...NEWSLETTER, 'In which channel?': 'eng' })).toMatchObject({
    kind: 'errors',
  });
  await closesAll(maya);
  await adds(rehearsal, NEWSLETTER);
  const pmm = person('pmm-lead');
  const asked = saying(pmm, pmm.inbox, 'please write');
  await presses(maya, 'Take out');
  await letEditsOut(rehearsal);
  expect(maya.modal?.text).toContain('everybody reads the announcement');
  expect(pmm.reads(asked)).toContain('not wanted any more');
});
