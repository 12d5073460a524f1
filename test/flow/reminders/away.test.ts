import { afterEach, describe, expect, test } from 'vitest';
import type { PersonDriver } from '../../../src/practice/people/person.ts';
import type { Rehearsal } from '../../support/rehearsal.ts';
import {
  auditOf,
  cardOf,
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

/** Types the command and returns what the person alone reads. */
const away = async (who: string, words: string): Promise<string> => {
  const person: PersonDriver = rehearsal.slack.person(who);
  const seen = whisperCount(rehearsal, person);
  await person.types('#releases', `/release away ${words}`.trim());
  await rehearsal.bot.settle();
  return toldPrivately(rehearsal, person, { seen });
};

describe('while a lead is away', () => {
  test('the question is put to the deputy, who stands in by name, and reminders go there too', async () => {
    rehearsal = await atlasAt('2026-12-01T09:00:00.000Z');
    expect(await away('docs-lead', '3 Dec 11 Dec')).toBe(
      'Recorded: you are away from Thu 3 Dec until Fri 11 Dec. I send no reminders there meanwhile. *Docs* is asked through @docs-deputy meanwhile.',
    );
    await rehearsal.until(DAYS.three);
    const deputy = rehearsal.slack.person('docs-deputy');
    const card = deputy.reads(cardOf(rehearsal, 'docs'));
    expect(card).toContain('docs-deputy, is *Docs* ready');
    expect(card).toContain('@docs-deputy stands in for @docs-lead, away until Fri 11 Dec.');
    const [reminder = ''] = inboxOf(rehearsal, 'docs-deputy');
    expect(reminder).toContain('You stand in for @docs-lead, away until Fri 11 Dec.');
    expect(inboxOf(rehearsal, 'docs-lead')).toEqual([]);
    expect((await auditOf(rehearsal)).filter(({ type }) => type === 'absence_set')).toHaveLength(1);
  });

  test('back again, the lead is reminded as before', async () => {
    rehearsal = await atlasAt('2026-12-01T09:00:00.000Z');
    await away('docs-lead', 'from 2026-12-01');
    const lead = rehearsal.slack.person('docs-lead');
    expect(await away('docs-lead', '')).toContain('You are away from Tue 1 Dec on.');
    const list = newest(lead.sees('#releases').filter(({ ephemeralFor }) => ephemeralFor === lead.id));
    await Promise.all([lead.clicks(list, 'I am back'), lead.clicks(list, 'I am back')]);
    expect(await toldPrivately(rehearsal, lead, { count: 4 })).toMatch(
      /Welcome back[\s\S]*this absence is over/,
    );
    await rehearsal.until(DAYS.three);
    expect(inboxOf(rehearsal, 'docs-lead')).toHaveLength(1);
    expect(inboxOf(rehearsal, 'docs-deputy')).toEqual([]);
    const types = (await auditOf(rehearsal)).map(({ type }) => type);
    expect(types.filter((type) => type === 'absence_ended')).toHaveLength(1);
  });

  test('somebody who falls ill after the question hands it on, and the release manager may say it for them', async () => {
    rehearsal = await atlasAt(DAYS.three);
    expect(inboxOf(rehearsal, 'docs-lead')).toHaveLength(1);
    expect(await away('maya', '@docs-lead from today')).toContain('@docs-lead is away from Mon 7 Dec on');
    await rehearsal.until('2026-12-07T09:05:00.000Z');
    expect(inboxOf(rehearsal, 'docs-deputy').at(-1)).toContain('You stand in for @docs-lead, who is away.');
    await rehearsal.until(DAYS.one);
    expect(inboxOf(rehearsal, 'docs-lead')).toHaveLength(1);
  });

  test('with nobody left the release manager is told once', async () => {
    rehearsal = await atlasAt('2026-12-01T09:00:00.000Z', { deputies: [] });
    expect(await away('docs-lead', '1 Dec 11 Dec')).toContain('Nobody can answer for *Docs* meanwhile');
    await rehearsal.until('2026-12-09T18:00:00.000Z');
    const told = inboxOf(rehearsal, 'maya').filter((text) => text.includes('Nobody is there to answer'));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('@docs-lead, away until Fri 11 Dec');
    expect(inboxOf(rehearsal, 'docs-lead')).toEqual([]);
  });
});

describe('who may say that somebody is away', () => {
  test('oneself, the manager of a release that runs, and admins; nobody else, and guests neither', async () => {
    rehearsal = await atlasAt(DAYS.asked);
    expect(await away('sales-lead', '@docs-lead from today')).toMatch(/^Absence not recorded: only an admin/);
    expect(await away('guest', 'from today')).toContain('guests, bots and people of other organisations');
    expect((await auditOf(rehearsal)).filter(({ type }) => type === 'absence_set')).toEqual([]);
  });

  test('only somebody who can answer for the department stands in', async () => {
    rehearsal = await atlasAt(DAYS.asked);
    expect(await away('docs-lead', 'from today @sales-lead')).toContain('sales-lead cannot answer for Docs');
    expect(await away('docs-lead', 'from today @docs-deputy')).toContain('asked through @docs-deputy');
  });

  test('what cannot be read is said, not guessed', async () => {
    rehearsal = await atlasAt('2026-12-01T09:00:00.000Z');
    expect(await away('docs-lead', 'next week')).toContain(
      'I cannot read "next" as a day. Write today, tomorrow',
    );
    expect(await away('docs-lead', '')).toContain('You are not away.');
  });
});
