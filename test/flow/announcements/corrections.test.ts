import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Rehearsal, rehearse } from '../../support/rehearsal.ts';
import {
  auditOf,
  letEditsOut,
  newest,
  refusedCalls,
  runToLaunch,
  troubledRows,
} from '../../support/steps.ts';
import { adds, approves, closesAll, opensList, presses, saying, writes } from './announcement-flow.ts';

let rehearsal: Rehearsal;
const maya = () => rehearsal.slack.person('maya');

beforeEach(async () => {
  rehearsal = await rehearse();
  await runToLaunch(rehearsal);
  await letEditsOut(rehearsal);
});

afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

test('the announcement is edited in its place, its thread says why, and the record keeps it', async () => {
  const announcement = newest(rehearsal.slack.channel('#announcements').topLevel);
  expect(maya().reads(announcement)).toContain('Shared boards.');
  await opensList(rehearsal);
  await presses(maya(), 'Correct the announcement');
  await maya().fills({ 'What users gain': 'Shared boards, for five people each.' });
  expect(await maya().submits()).toMatchObject({ kind: 'errors' });
  await maya().fills({ 'What was wrong?': 'It said nothing of the limit.' });
  await maya().submits();
  await letEditsOut(rehearsal);
  const { topLevel, thread } = rehearsal.slack.channel('#announcements');
  expect(topLevel).toHaveLength(1);
  expect(maya().reads(newest(topLevel))).toContain('for five people each');
  expect(maya().reads(newest(topLevel))).toContain('corrected');
  const lines = thread(announcement.ts).map(maya().reads);
  expect(lines.filter((line) => line.includes('It said nothing of the limit.'))).toHaveLength(1);
  const kept = (await auditOf(rehearsal)).filter(({ type }) => type === 'announcement_corrected');
  expect(kept.map(({ personal }) => personal?.reason)).toEqual(['It said nothing of the limit.']);
});

test('a version is corrected where it stands; outside Slack its writer sends it once more', async () => {
  await adds(rehearsal, { 'Whom is it for?': 'Developers', 'In which channel?': 'eng' });
  await writes(rehearsal, maya(), 'One call.');
  await approves(rehearsal, maya());
  const posted = saying(maya(), rehearsal.slack.channel('#eng').topLevel, 'One call.');
  await adds(rehearsal, { 'Whom is it for?': 'Customers', 'Or where outside Slack?': 'Newsletter' });
  await writes(rehearsal, maya(), 'One board.');
  await approves(rehearsal, maya());
  await presses(maya(), 'Sent');
  await maya().submits();
  await letEditsOut(rehearsal);

  const corrects = async (nth: number, words: string): Promise<void> => {
    await closesAll(maya());
    await opensList(rehearsal);
    await presses(maya(), 'Correct', nth);
    await maya().fills({ 'What they read': words, 'What was wrong?': 'There are two.' });
    await maya().submits();
    await letEditsOut(rehearsal);
  };
  await corrects(0, 'Two calls.');
  const { topLevel, thread } = rehearsal.slack.channel('#eng');
  expect(
    topLevel
      .filter(({ ts }) => ts === posted.ts)
      .map(maya().reads)
      .join(),
  ).toContain('Two calls.');
  const said = thread(posted.ts).map(maya().reads).join();
  expect(said).toMatch(/\*Corrected\* above:[\s\S]*There are two\./);

  const asked = maya().inbox.filter((each) => maya().reads(each).includes('Newsletter')).length;
  await corrects(1, 'Two boards.');
  const again = saying(maya(), maya().inbox, 'please send the text');
  expect(maya().inbox.filter((each) => maya().reads(each).includes('Newsletter'))).toHaveLength(asked + 1);
  await maya().clicks(again, 'Copy text');
  expect(maya().modal?.text).toContain('Two boards.');
});
