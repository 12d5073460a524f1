import { afterEach, describe, expect, test } from 'vitest';
import { buttonsOf } from '../../../src/practice/read/buttons.ts';
import { PEOPLE, type Rehearsal } from '../../support/rehearsal.ts';
import { green, newest, openPart, plan, refusedCalls, start, troubledRows } from '../../support/steps.ts';
import { atlasAt, clicksNewest, DAYS, inboxOf } from './reminder-flow.ts';

let rehearsal: Rehearsal;
afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

describe('what somebody owes', () => {
  test('comes as one message for two releases, and the next day’s turns it into one line', async () => {
    rehearsal = await atlasAt('2026-11-18T09:00:00.000Z');
    await plan(rehearsal, { title: 'Borealis 1.0', date: '2026-12-11' });
    await start(rehearsal);
    await rehearsal.until(DAYS.three);
    const [first = '', ...more] = inboxOf(rehearsal, 'docs-lead');
    expect(more).toEqual([]);
    expect(first).toMatch(/2 answers still missing from you[\s\S]*Atlas 2\.0[\s\S]*Borealis 1\.0/);
    expect(first).toContain('[[Green light]]');
    expect(inboxOf(rehearsal, 'docs-deputy')).toEqual([]);

    await rehearsal.until(DAYS.two);
    const [before, now = ''] = inboxOf(rehearsal, 'docs-lead');
    expect(before).toBe('· Reminded again on Tue 8 Dec.');
    expect(now).toContain('Reminded before: you (Mon 7 Dec).');
  });

  test('is told to the deputy and the sponsor in their turn, each hearing who was asked before', async () => {
    rehearsal = await atlasAt(DAYS.two, { sponsorId: 'U0READER' });
    const [deputy = '', ...none] = inboxOf(rehearsal, 'docs-deputy');
    expect(none).toEqual([]);
    expect(deputy).toContain('You are its deputy.');
    expect(deputy).toContain('Reminded before: @docs-lead (Mon 7 Dec).');
    expect(inboxOf(rehearsal, 'reader')).toEqual([]);

    // The sponsor lives in New York: the message waits for nine o’clock there.
    await rehearsal.until('2026-12-09T13:59:00.000Z');
    expect(inboxOf(rehearsal, 'reader')).toEqual([]);
    await rehearsal.until('2026-12-09T14:00:05.000Z');
    const [sponsor = ''] = inboxOf(rehearsal, 'reader');
    expect(sponsor).toContain('You are its sponsor: please help it to answer.');
    expect(sponsor).toContain('@docs-deputy (Tue 8 Dec)');
    expect(
      buttonsOf(newest(rehearsal.slack.person('reader').inbox).blocks).map(({ label }) => label),
    ).toEqual(['Remind me in an hour', 'Remind me tomorrow morning']);
    expect(sponsor).toContain('[Remind me in an hour] [Remind me tomorrow morning]');
    // The manager reads it all in the one message of that morning.
    const manager = inboxOf(rehearsal, 'maya').at(-1) ?? '';
    expect(manager).toContain('Its sponsor, @reader, is told today.');
    expect(manager).toContain('*Sales*. Reminded before: @sales-lead (Mon 7 Dec, Tue 8 Dec');
    expect(manager).toContain('It has no sponsor, so this comes to you.');

    await clicksNewest(rehearsal, 'reader', 'Remind me in an hour');
    expect(inboxOf(rehearsal, 'reader')[0]).toContain('Put off: *Docs* for *Atlas 2.0*, asked again today');
    await rehearsal.until('2026-12-09T15:00:15.000Z');
    expect(inboxOf(rehearsal, 'reader')).toHaveLength(2);
    await clicksNewest(rehearsal, 'reader', 'Remind me tomorrow morning');
    expect(inboxOf(rehearsal, 'reader').at(-1)).toContain('asked again tomorrow at 09:00');
  });

  test('ends with the light: nobody hears of it again, and what stands says so', async () => {
    rehearsal = await atlasAt(DAYS.two, { sponsorId: 'U0READER' });
    const lead = rehearsal.slack.person('docs-lead');
    const digest = newest(lead.inbox);
    await Promise.all([lead.clicks(digest, 'Green light'), lead.clicks(digest, 'Green light')]);
    await rehearsal.bot.settle();
    expect(inboxOf(rehearsal, 'docs-lead').at(-1)).toBe('· Nothing is open any more.');
    expect(inboxOf(rehearsal, 'docs-deputy')).toEqual(['· Nothing is open any more.']);
    await rehearsal.until('2026-12-09T18:00:00.000Z');
    expect(inboxOf(rehearsal, 'docs-lead')).toHaveLength(2);
    expect(inboxOf(rehearsal, 'docs-deputy')).toHaveLength(1);
    expect(inboxOf(rehearsal, 'reader')).toEqual([]);
  });

  test('ends with a hold too, and a deputy’s light on the card ends the lead’s reminders', async () => {
    rehearsal = await atlasAt(DAYS.three);
    await green(rehearsal, 'docs', 'docs-deputy');
    expect(inboxOf(rehearsal, 'docs-lead')).toEqual(['· Nothing is open any more.']);
    await rehearsal.slack.person('maya').types('#releases', '/release hold atlas-2.0 A bug.');
    await rehearsal.bot.settle();
    expect(inboxOf(rehearsal, 'sales-lead')).toEqual(['· Nothing is open any more.']);
    await rehearsal.until(DAYS.one);
    expect(inboxOf(rehearsal, 'sales-lead')).toHaveLength(1);
  });
});

test('whose day is over reads it the next morning, marked with when it was due', async () => {
  const people = PEOPLE.map((each) => (each.name === 'docs-lead' ? { ...each, tz: 'Asia/Tokyo' } : each));
  rehearsal = await atlasAt('2026-12-07T23:59:00.000Z', {}, people);
  expect(inboxOf(rehearsal, 'docs-lead')).toEqual([]);
  await rehearsal.until('2026-12-08T00:00:05.000Z');
  expect(inboxOf(rehearsal, 'docs-lead').at(-1)).toContain('Was due Mon 7 Dec at 18:00.');
});

describe('a department that is reminded in its channel', () => {
  test('reads it under the question, lead first, then the deputy too, and nobody is written to directly', async () => {
    rehearsal = await atlasAt(DAYS.two, { remind: 'channel' });
    const { slack } = rehearsal;
    const lead = slack.person('docs-lead');
    const card = slack.channel('#docs').topLevel.find(({ blocks }) => buttonsOf(blocks).length > 0);
    const thread = slack
      .channel('#docs')
      .thread(card?.ts ?? '')
      .map((message) => lead.reads(message));
    const reminded = thread.filter((text) => text.includes('has not answered'));
    expect(reminded).toHaveLength(2);
    expect(reminded[0]).not.toContain('@docs-deputy');
    expect(reminded[1]).toContain('@docs-lead, @docs-deputy');
    expect(inboxOf(rehearsal, 'docs-lead')).toEqual([]);
    expect(inboxOf(rehearsal, 'docs-deputy')).toEqual([]);
    expect(inboxOf(rehearsal, 'sales-lead')).toHaveLength(2);
  });
});

describe('a confidential release', () => {
  test('is reminded of directly, only those who may know of it, and its sponsor hears nothing', async () => {
    rehearsal = await atlasAt(DAYS.asked, { sponsorId: 'U0READER', remind: 'channel' });
    const maya = rehearsal.slack.person('maya');
    const [card] = maya.inbox;
    if (card !== undefined) await openPart(rehearsal, card, 'People and visibility');
    await maya.fills({ 'Who may know of it?': 'Only those who are asked' });
    await maya.submits();
    await rehearsal.until('2026-12-09T18:00:00.000Z');
    expect(inboxOf(rehearsal, 'docs-lead').some((text) => text.includes('still missing'))).toBe(true);
    expect(inboxOf(rehearsal, 'reader')).toEqual([]);
    const said = rehearsal.slack.channel('#docs').topLevel.flatMap(({ ts }) =>
      rehearsal.slack
        .channel('#docs')
        .thread(ts)
        .map((message) => maya.reads(message)),
    );
    expect(said.filter((text) => text.includes('has not answered'))).toEqual([]);
    expect(inboxOf(rehearsal, 'maya').at(-1)).toContain('may not see this release, so this comes to you.');
  });
});

test('an answer that needs words opens from the reminder, and "On track" takes one tap', async () => {
  rehearsal = await atlasAt(DAYS.three);
  const docs = await clicksNewest(rehearsal, 'docs-lead', 'Not yet');
  expect(docs.modal?.text).toContain('Docs');
  await docs.closes(true);
  await clicksNewest(rehearsal, 'docs-lead', 'On track');
  expect(inboxOf(rehearsal, 'docs-lead')).toEqual(['· Nothing is open any more.']);
});
