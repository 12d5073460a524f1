import { afterEach, describe, expect, test } from 'vitest';
import type { Rehearsal } from '../../support/rehearsal.ts';
import { cardOf, newest, refusedCalls, toldPrivately, troubledRows } from '../../support/steps.ts';
import { atlasAt, clicksNewest, DAYS, inboxOf } from './reminder-flow.ts';

let rehearsal: Rehearsal;
afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

const docs = () => inboxOf(rehearsal, 'docs-lead');

describe('a reminder that was put off', () => {
  test('for an hour comes back as a new message after work, because its reader asked for it', async () => {
    rehearsal = await atlasAt(DAYS.three);
    await rehearsal.until('2026-12-07T15:40:00.000Z');
    await clicksNewest(rehearsal, 'docs-lead', 'Remind me in an hour');
    expect(docs()).toEqual([
      '· Put off: *Docs* for *Atlas 2.0*, asked again today at 17:40.\n· Nothing else is open.',
    ]);
    await rehearsal.until('2026-12-07T16:39:00.000Z');
    expect(docs()).toHaveLength(1);
    await rehearsal.until('2026-12-07T16:40:05.000Z');
    const [line, again = ''] = docs();
    expect(line).toBe('· Reminded again on Mon 7 Dec.');
    expect(again).toContain('*Docs* has not answered for *Atlas 2.0* yet.');
  });

  test('until tomorrow stays away that long, whatever the plan says meanwhile, and leaves others theirs', async () => {
    rehearsal = await atlasAt(DAYS.three);
    await rehearsal.until('2026-12-07T15:00:00.000Z');
    await clicksNewest(rehearsal, 'docs-lead', 'Remind me tomorrow morning');
    expect(docs().at(-1)).toContain('asked again tomorrow at 09:00.');
    await rehearsal.until('2026-12-08T08:00:05.000Z');
    expect(docs()).toHaveLength(2);
    // The plan’s own reminder an hour later says nothing new.
    await rehearsal.until(DAYS.two);
    expect(docs()).toHaveLength(2);
    expect(inboxOf(rehearsal, 'docs-deputy')).toHaveLength(1);
  });

  test('until a date skips the days between; a date after the launch or of today is refused at its field', async () => {
    rehearsal = await atlasAt(DAYS.three);
    const lead = await clicksNewest(rehearsal, 'docs-lead', 'Remind me on a date…');
    for (const [date, problem] of [
      ['2026-12-07', 'Choose tomorrow or later'],
      ['2026-12-11', 'Choose a date before the launch.'],
    ] as const) {
      await lead.fills({ 'Remind me on': date });
      expect(JSON.stringify(await lead.submits())).toContain(problem);
    }
    await lead.fills({ 'Remind me on': '2026-12-09' });
    await lead.submits();
    await rehearsal.bot.settle();
    await rehearsal.until('2026-12-09T07:59:00.000Z');
    expect(docs()).toHaveLength(1);
    await rehearsal.until('2026-12-09T08:00:05.000Z');
    expect(docs()).toHaveLength(2);
  });

  test('put off by a double click, it comes back once', async () => {
    rehearsal = await atlasAt(DAYS.three);
    const lead = rehearsal.slack.person('docs-lead');
    const digest = newest(lead.inbox);
    await Promise.all([
      lead.clicks(digest, 'Remind me in an hour'),
      lead.clicks(digest, 'Remind me in an hour'),
    ]);
    await rehearsal.until('2026-12-07T12:00:00.000Z');
    expect(docs()).toHaveLength(2);
  });

  test('an answer ends it: it does not come back', async () => {
    rehearsal = await atlasAt(DAYS.three);
    await clicksNewest(rehearsal, 'docs-lead', 'Remind me in an hour');
    await rehearsal.slack.person('docs-lead').clicks(cardOf(rehearsal, 'docs'), 'Green light');
    await rehearsal.until('2026-12-07T12:00:00.000Z');
    expect(docs()).toEqual(['· Nothing is open any more.']);
  });
});

describe('a lead who asks the deputy', () => {
  test('reads when the deputy does, and the deputy hears at once who asks; asked twice, it is said once', async () => {
    rehearsal = await atlasAt(DAYS.three);
    await clicksNewest(rehearsal, 'docs-lead', 'Ask my deputy');
    const lead = rehearsal.slack.person('docs-lead');
    expect(await toldPrivately(rehearsal, lead)).toContain(
      'I ask @docs-deputy, who reads it today at 10:00.',
    );
    expect(docs().at(-1)).toContain('You asked @docs-deputy (reads it today at 10:00) to answer.');
    await rehearsal.until('2026-12-07T09:01:00.000Z');
    const [deputy = '', ...more] = inboxOf(rehearsal, 'docs-deputy');
    expect(more).toEqual([]);
    expect(deputy).toContain('@docs-lead asks you to answer.');
    await clicksNewest(rehearsal, 'docs-lead', 'Ask my deputy');
    expect(await toldPrivately(rehearsal, lead, { count: 2 })).toContain('You have asked @docs-deputy');
    await rehearsal.until('2026-12-07T09:02:00.000Z');
    expect(inboxOf(rehearsal, 'docs-deputy')).toHaveLength(1);
    await clicksNewest(rehearsal, 'docs-deputy', 'Green light');
    expect(docs()).toEqual(['· Nothing is open any more.']);
  });
});
