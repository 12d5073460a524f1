import { afterEach, describe, expect, test } from 'vitest';
import { PEOPLE, type Rehearsal } from '../../support/rehearsal.ts';
import { green, refusedCalls, troubledRows } from '../../support/steps.ts';
import { atlasAt, clicksNewest, DAYS, inboxOf } from './reminder-flow.ts';

let rehearsal: Rehearsal;
afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

/** Nothing reaches Slack between these two moments. */
const outage = async (from: string, until: string): Promise<void> => {
  await rehearsal.until(from);
  rehearsal.slack.faults.offline(true);
  await rehearsal.until(until);
  rehearsal.slack.faults.offline(false);
};

/** The lead of Docs lives in Bangkok, where ten in Berlin is four in the afternoon. */
const IN_BANGKOK = PEOPLE.map((each) => (each.name === 'docs-lead' ? { ...each, tz: 'Asia/Bangkok' } : each));
const BEFORE = '2026-12-07T08:59:00.000Z';
const IN_THE_EVENING = '2026-12-07T10:03:00.000Z';
const BEFORE_NINE = '2026-12-08T01:59:00.000Z';
const AT_NINE = '2026-12-08T02:00:05.000Z';

describe('a reminder that Slack did not take in its reader’s working hours', () => {
  test('waits for the next ones, says when it was due, and is one message with what is due that day', async () => {
    rehearsal = await atlasAt(DAYS.asked, {}, IN_BANGKOK);
    await outage(BEFORE, IN_THE_EVENING);
    await rehearsal.until(BEFORE_NINE);
    expect(inboxOf(rehearsal, 'docs-lead')).toEqual([]);
    // In Berlin it is still noon: whoever is at work there got theirs at once.
    expect(inboxOf(rehearsal, 'sales-lead')).toHaveLength(1);
    await rehearsal.until(AT_NINE);
    const [late = ''] = inboxOf(rehearsal, 'docs-lead');
    expect(late).toContain('Was due Mon 7 Dec at 16:00.');
    await rehearsal.until(DAYS.two);
    expect(inboxOf(rehearsal, 'docs-lead')).toHaveLength(1);
    expect(inboxOf(rehearsal, 'docs-deputy')).toHaveLength(1);
  });

  test('is not sent at all once the light was given meanwhile', async () => {
    rehearsal = await atlasAt(DAYS.asked, {}, IN_BANGKOK);
    await outage(BEFORE, IN_THE_EVENING);
    await green(rehearsal, 'docs', 'docs-deputy');
    await rehearsal.until(AT_NINE);
    expect(inboxOf(rehearsal, 'docs-lead')).toEqual([]);
  });

  test('leaves the one before it as it is until it is there itself', async () => {
    rehearsal = await atlasAt(DAYS.three, {}, IN_BANGKOK);
    await outage('2026-12-08T08:59:00.000Z', '2026-12-08T10:03:00.000Z');
    await rehearsal.until('2026-12-09T01:59:00.000Z');
    const [standing = '', ...none] = inboxOf(rehearsal, 'docs-lead');
    expect(none).toEqual([]);
    expect(standing).toContain('[[Green light]]');
    await rehearsal.until('2026-12-09T02:00:05.000Z');
    expect(inboxOf(rehearsal, 'docs-lead')[0]).toBe('· Reminded again on Wed 9 Dec.');
  });

  test('comes hours after the moment that its reader chose only in their working hours', async () => {
    rehearsal = await atlasAt(DAYS.three, {}, IN_BANGKOK);
    // Half past five there: it comes back at half past six.
    await rehearsal.until('2026-12-07T10:30:00.000Z');
    await clicksNewest(rehearsal, 'docs-lead', 'Remind me in an hour');
    await outage('2026-12-07T11:29:00.000Z', '2026-12-07T12:33:00.000Z');
    await rehearsal.until(BEFORE_NINE);
    expect(inboxOf(rehearsal, 'docs-lead')).toHaveLength(1);
    await rehearsal.until(AT_NINE);
    expect(inboxOf(rehearsal, 'docs-lead')).toHaveLength(2);
  });

  test('comes soon after that moment, whatever the hour, because they asked for it', async () => {
    rehearsal = await atlasAt(DAYS.three, {}, IN_BANGKOK);
    await rehearsal.until('2026-12-07T10:30:00.000Z');
    await clicksNewest(rehearsal, 'docs-lead', 'Remind me in an hour');
    await outage('2026-12-07T11:29:00.000Z', '2026-12-07T11:45:00.000Z');
    await rehearsal.until('2026-12-07T11:47:00.000Z');
    expect(inboxOf(rehearsal, 'docs-lead')).toHaveLength(2);
  });
});

const posts = (): number =>
  rehearsal.slack.log.calls.filter(({ method }) => method === 'chat.postMessage').length;

test('once the deadline has passed what stands says so, by an edit that notifies nobody', async () => {
  rehearsal = await atlasAt(DAYS.three);
  expect(inboxOf(rehearsal, 'docs-lead')[0]).toContain('Answer by today at 17:00.');
  const before = posts();
  await rehearsal.until('2026-12-07T16:00:05.000Z');
  await rehearsal.until('2026-12-08T07:00:00.000Z');
  const [standing = '', ...none] = inboxOf(rehearsal, 'docs-lead');
  expect(none).toEqual([]);
  expect(standing).toContain('*Overdue* since yesterday at 17:00: answer as soon as you can.');
  expect(standing).not.toContain('Answer by');
  expect(posts()).toBe(before);
});

test('the planned launch passes: nothing is asked any more before its manager chooses', async () => {
  rehearsal = await atlasAt(DAYS.one);
  expect(inboxOf(rehearsal, 'docs-lead').at(-1)).toContain('*Overdue*');
  await rehearsal.until('2026-12-10T13:00:05.000Z');
  expect(inboxOf(rehearsal, 'docs-lead').at(-1)).toBe('· Nothing is open any more.');
});
