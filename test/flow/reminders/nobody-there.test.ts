import { afterEach, describe, expect, test } from 'vitest';
import { addMinutes, fromEpochMs } from '../../../src/domain/calendar.ts';
import type { Rehearsal } from '../../support/rehearsal.ts';
import {
  green,
  newest,
  refusedCalls,
  toldPrivately,
  troubledRows,
  whisperCount,
} from '../../support/steps.ts';
import { atlasAt, DAYS, inboxOf } from './reminder-flow.ts';

let rehearsal: Rehearsal;
afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

/** Records that the only person who answers for Docs is away. */
const leaves = async (words: string): Promise<void> => {
  const lead = rehearsal.slack.person('docs-lead');
  await lead.types('#releases', `/release away ${words}`);
  await rehearsal.bot.settle();
};

/** One message a second reaches a person: edits wait for their turn. */
const aMinute = (): Promise<void> => rehearsal.until(addMinutes(fromEpochMs(rehearsal.slack.clock.now()), 1));

/** What Maya reads of Docs, whose lead is away and has no deputy; one message, however often it changes. */
const told = (): string => {
  const about = inboxOf(rehearsal, 'maya').filter((text) =>
    /^\*?Nobody (is|was|can|could) .*Docs/.test(text),
  );
  expect(about).toHaveLength(1);
  return about[0] ?? '';
};

describe('"nobody is there to answer", said to the release manager', () => {
  test('becomes a line when somebody answers all the same', async () => {
    rehearsal = await atlasAt(DAYS.asked, { deputies: [] });
    await leaves('3 Dec 11 Dec');
    expect(told()).toContain('Nobody is there to answer for *Docs*');
    await green(rehearsal, 'docs');
    await aMinute();
    expect(told()).toMatch(/Nobody was there to answer for \*Docs\*[\s\S]*Settled: Docs is green since/);
  });

  test('becomes a line when that person says that they are back, and holds again when they leave again', async () => {
    rehearsal = await atlasAt(DAYS.asked, { deputies: [] });
    await leaves('3 Dec 11 Dec');
    const lead = rehearsal.slack.person('docs-lead');
    const seen = whisperCount(rehearsal, lead);
    await leaves('');
    await toldPrivately(rehearsal, lead, { seen });
    const list = newest(lead.sees('#releases').filter(({ ephemeralFor }) => ephemeralFor === lead.id));
    await lead.clicks(list, 'I am back');
    await aMinute();
    expect(told()).toContain('Settled: docs-lead can answer for Docs now.');
    await leaves('3 Dec 10 Dec');
    await aMinute();
    expect(told()).toContain('Nobody is there to answer for *Docs*');
  });

  test('becomes a line on the day on which their absence is over', async () => {
    rehearsal = await atlasAt(DAYS.asked, { deputies: [] });
    await leaves('3 Dec 6 Dec');
    expect(told()).toContain('Nobody is there to answer for *Docs*');
    await rehearsal.until(DAYS.three);
    expect(told()).toContain('Settled: docs-lead can answer for Docs now.');
  });
});

test('"nobody can answer" becomes a line when somebody is named', async () => {
  rehearsal = await atlasAt(DAYS.asked, { leads: [], deputies: [] });
  expect(told()).toContain('*Nobody can answer for Docs*');
  const omar = rehearsal.slack.person('docs-deputy');
  const asked = rehearsal.slack
    .channel('#docs')
    .topLevel.find((message) => omar.reads(message).includes('I do'));
  if (asked === undefined) throw new Error('Nobody was asked who speaks.');
  await omar.clicks(asked, 'I do');
  await rehearsal.bot.settle();
  const maya = rehearsal.slack.person('maya');
  await maya.clicks(
    newest(maya.inbox.filter((message) => maya.reads(message).includes('Confirm'))),
    'Confirm',
  );
  await aMinute();
  expect(told()).toMatch(
    /Nobody could answer for \*Docs\*[\s\S]*Settled: docs-deputy can answer for Docs now\./,
  );
});
