import { afterEach, describe, expect, test } from 'vitest';
import type { PersonDriver } from '../../../src/practice/people/person.ts';
import type { PracticeMessage } from '../../../src/practice/workspace/model.ts';
import type { Rehearsal } from '../../support/rehearsal.ts';
import { newest, refusedCalls, toldPrivately, troubledRows, whisperCount } from '../../support/steps.ts';
import { atlasAt, DAYS, inboxOf } from './reminder-flow.ts';

let rehearsal: Rehearsal;
afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

const chases = async (who: string): Promise<string> => {
  const person: PersonDriver = rehearsal.slack.person(who);
  const seen = whisperCount(rehearsal, person);
  await person.types('#releases', '/release chase atlas-2.0');
  await rehearsal.bot.settle();
  return toldPrivately(rehearsal, person, { seen });
};

const lastTold = (who: string): PracticeMessage => {
  const person = rehearsal.slack.person(who);
  return newest(person.sees('#releases').filter(({ ephemeralFor }) => ephemeralFor === person.id));
};

const nudges = async (nth: number): Promise<string> => {
  const maya = rehearsal.slack.person('maya');
  const seen = whisperCount(rehearsal, maya);
  await maya.clicks(lastTold('maya'), 'Nudge', { nth });
  await rehearsal.bot.settle();
  return toldPrivately(rehearsal, maya, { seen });
};

describe('the release manager', () => {
  test('sees who was reminded when, and what comes next', async () => {
    rehearsal = await atlasAt(DAYS.two);
    const said = await chases('maya');
    expect(said).toContain('*Atlas 2.0*: 2 departments owe an answer. Times are Berlin time.');
    expect(said).toContain('Asked Thu 3 Dec at 10:00.');
    expect(said).toContain('@docs-lead (lead): Mon 7 Dec at 10:00, Tue 8 Dec at 10:00');
    expect(said).toContain('@docs-deputy (deputy): Tue 8 Dec at 10:00');
    expect(said).toContain('Next: @docs-lead (lead): Wed 9 Dec at 10:00.');
    // One line a person, one way to write a day.
    expect(said.split('\n').filter((line) => line.startsWith('@sales-lead'))).toHaveLength(1);
    expect(said).not.toMatch(/today|tomorrow|yesterday/);
  });

  test('reads who stands in for an absent lead, then and next', async () => {
    rehearsal = await atlasAt(DAYS.asked);
    await rehearsal.slack.person('maya').types('#releases', '/release away @docs-lead 5 Dec 11 Dec');
    await rehearsal.until(DAYS.two);
    const said = await chases('maya');
    const standing = '@docs-deputy (deputy, stands in for @docs-lead, away until Fri 11 Dec)';
    expect(said).toContain(`${standing}: Mon 7 Dec at 10:00, Tue 8 Dec at 10:00`);
    expect(said).toContain(`Next: ${standing}: Wed 9 Dec at 10:00.`);
    expect(said).not.toContain('@docs-lead (lead)');
  });

  test('nudges with one click: at once in working hours, once a working day', async () => {
    rehearsal = await atlasAt('2026-12-04T10:00:00.000Z');
    expect(await chases('maya')).toContain('Nobody was reminded yet.');
    const [list, maya] = [lastTold('maya'), rehearsal.slack.person('maya')];
    expect(await nudges(0)).toContain('@docs-lead is reminded now.');
    await rehearsal.until('2026-12-04T10:01:00.000Z');
    const [nudge = ''] = inboxOf(rehearsal, 'docs-lead');
    expect(nudge).toContain('@maya asks for your answer.');
    const seen = whisperCount(rehearsal, maya);
    await maya.clicks(list, 'Nudge', { nth: 0 });
    expect(await toldPrivately(rehearsal, maya, { seen })).toContain(
      'Not sent again: Docs was nudged on Fri 4 Dec 2026, 11:00 Berlin time.',
    );
    await rehearsal.until('2026-12-04T15:00:00.000Z');
    expect(inboxOf(rehearsal, 'docs-lead')).toHaveLength(1);
    expect(await chases('maya')).toContain('You can nudge it again');
  });

  test('reads when a nudge goes out where it is the weekend there', async () => {
    rehearsal = await atlasAt('2026-12-05T10:00:00.000Z');
    await chases('maya');
    expect(await nudges(0)).toBe(
      '*Docs*: For @docs-lead it goes out Mon 7 Dec at 09:00: it is Sat 5 Dec at 11:00 there.',
    );
    await rehearsal.until('2026-12-07T07:59:00.000Z');
    expect(inboxOf(rehearsal, 'docs-lead')).toEqual([]);
    await rehearsal.until('2026-12-07T08:00:05.000Z');
    expect(inboxOf(rehearsal, 'docs-lead')).toHaveLength(1);
    // The plan’s reminder of the same morning finds it there already.
    await rehearsal.until(DAYS.three);
    expect(inboxOf(rehearsal, 'docs-lead')).toHaveLength(1);
  });

  test('finds it in the menu of the card too', async () => {
    rehearsal = await atlasAt(DAYS.three);
    const maya = rehearsal.slack.person('maya');
    const [card] = maya.inbox;
    const seen = whisperCount(rehearsal, maya);
    if (card !== undefined) await maya.clicks(card, 'Who was reminded?');
    expect(await toldPrivately(rehearsal, maya, { seen })).toContain('2 departments owe an answer.');
  });
});

test('nobody else reads who was reminded, nor nudges', async () => {
  rehearsal = await atlasAt(DAYS.two);
  for (const who of ['docs-lead', 'reader', 'admin']) {
    expect(await chases(who)).toMatch(/^Not shown: only the release manager of Atlas 2\.0 can do this/);
  }
  expect(await chases('guest')).toMatch(/^Not shown: guests/);
});
