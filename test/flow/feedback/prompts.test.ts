import { afterEach, beforeEach, expect, test } from 'vitest';
import { aDepartment, someSettings, WORKSPACE } from '../../support/builders.ts';
import { stayGreen } from '../../support/launch-day.ts';
import { type Rehearsal, rehearse } from '../../support/rehearsal.ts';
import {
  auditOf,
  green,
  inspect,
  LAUNCH_TIME,
  launch,
  newest,
  openPart,
  plan,
  refusedCalls,
  releaseOf,
  standing,
  start,
} from '../../support/steps.ts';

let rehearsal: Rehearsal;
beforeEach(async () => {
  rehearsal = await rehearse({
    settings: someSettings({ departments: [aDepartment('eng'), aDepartment('sales')] }),
  });
});
afterEach(() => rehearsal.stop());

const isPrompt = ({ text }: { text: string }): boolean => text.includes('has been out for');
const prompts = () => standing(rehearsal).filter(isPrompt);
const channelsOf = () =>
  prompts()
    .map(({ channel }) => rehearsal.slack.workspace.channels.get(channel)?.name)
    .sort();

/** Atlas is launched; its risk was judged where it says so. */
const launched = async (risk: readonly string[] | null): Promise<void> => {
  await plan(rehearsal);
  const maya = rehearsal.slack.person('maya');
  if (risk !== null) {
    await openPart(rehearsal, newest(maya.inbox), 'Risk');
    await maya.fills({ 'If it goes wrong: tick what is true': risk });
    await maya.submits();
    await rehearsal.bot.settle();
    while (maya.modal !== null) await maya.closes(true);
  }
  await start(rehearsal);
  await rehearsal.until('2026-12-03T09:00:05.000Z');
  for (const key of ['eng', 'sales']) await green(rehearsal, key);
  if (risk !== null && risk.length > 0) await stayGreen(rehearsal, ['eng', 'sales']);
  await rehearsal.until(LAUNCH_TIME);
  await launch(rehearsal);
};

test('who ran it is asked the next working day, who sells it and the readers later: each place once, under what stands there', async () => {
  await launched(['Could money be lost or moved wrongly?']);
  await rehearsal.until('2026-12-11T12:00:00.000Z');
  expect(channelsOf()).toEqual(['eng']);
  const [first] = prompts();
  expect(first?.threadTs).toBeDefined();
  expect(first?.text).toContain('How did it go for you to bring it out?');
  await rehearsal.until('2026-12-15T12:00:00.000Z');
  expect(channelsOf()).toEqual(['announcements', 'eng', 'sales']);
  await rehearsal.until('2027-01-20T12:00:00.000Z');
  expect(channelsOf()).toEqual(['announcements', 'announcements', 'eng', 'sales']);
  expect(prompts().every(({ threadTs }) => threadTs !== undefined)).toBe(true);
  expect(refusedCalls(rehearsal)).toEqual([]);
});

test('of low risk nobody is asked again', async () => {
  await launched([]);
  await rehearsal.until('2027-01-20T12:00:00.000Z');
  expect(channelsOf()).toEqual([]);
});

test('an answer without a name, begun under the prompt: all of it is kept, and the record counts it from three on', async () => {
  await launched(['Could money be lost or moved wrongly?']);
  await rehearsal.until('2026-12-11T12:00:00.000Z');
  for (const who of ['eng-lead', 'eng-deputy', 'reader']) {
    const person = rehearsal.slack.person(who);
    const [prompt] = prompts();
    if (prompt === undefined) throw new Error('Nobody was asked.');
    await person.clicks(prompt, 'Answer without my name');
    await person.fills({
      'How is it?': '4 Good',
      'How sure do you feel with it?': '5 Very',
      'How much effort was it?': '2 Little',
      'Which work-around do you need now?': 'I export by hand.',
    });
    await person.submits();
    await rehearsal.bot.settle();
  }
  const release = await releaseOf(rehearsal);
  const [named, unnamed] = await inspect(rehearsal, async (reads) => [
    await reads.namedFeedback(WORKSPACE, release.id),
    await reads.anonymousFeedback(WORKSPACE, release.id),
  ]);
  expect(named).toEqual([]);
  expect(unnamed).toHaveLength(3);
  expect(unnamed[0]).toMatchObject({
    rating: 4,
    confidence: 5,
    effort: 2,
    day: '2026-12-11',
    words: { friction: 'I export by hand.' },
  });
  await rehearsal.until('2026-12-15T12:00:00.000Z');
  const counted = (await auditOf(rehearsal)).filter(({ type }) => type === 'feedback_counted');
  expect(counted.map(({ data }) => data)).toEqual([
    {
      round: 'first',
      answers: 3,
      ratings: { sum: 12, count: 3 },
      confidence: { sum: 15, count: 3 },
      effort: { sum: 6, count: 3 },
    },
  ]);
  expect(counted[0]?.personal).toMatchObject({ by: { name: 'Greenlight', role: 'clock' } });
  // Who answered stands in no line of the log.
  const lines = JSON.stringify(rehearsal.log);
  for (const trace of ['I export by hand', 'U0READER', 'feedback.words']) expect(lines).not.toContain(trace);
});

test('closed before the round is over: what was said until then is counted in front of the end, by the system', async () => {
  await launched(null);
  const reader = rehearsal.slack.person('reader');
  await reader.clicks(newest(rehearsal.slack.channel('#announcements').topLevel), '4 Good');
  await rehearsal.bot.settle();
  const maya = rehearsal.slack.person('maya');
  await maya.types('#releases', '/release close atlas-2.0');
  await maya.fills({
    value: '812',
    answer: 'Reached',
    'What came of it?': 'Good',
    'What did we learn?': 'Ask early',
    lookBack: 'Yes, we looked back',
  });
  await maya.submits();
  await rehearsal.bot.settle();
  const last = (await auditOf(rehearsal)).slice(-4);
  expect(last.map(({ type }) => type)).toEqual([
    'feedback_counted',
    'goal_checked',
    'retro_held',
    'release_closed',
  ]);
  expect(last[0]?.personal).toMatchObject({ by: { name: 'Greenlight' } });
  expect(last[3]?.personal).toMatchObject({ by: { name: 'maya' } });
});
