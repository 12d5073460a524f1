import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { calendarText } from '../../../src/adapters/calendar/ics.ts';
import { feedOf } from '../../../src/application/meetings/calendar-feed.ts';
import type { Release } from '../../../src/domain/release.ts';
import { after } from '../../domain/deciding.ts';
import {
  aMeeting,
  aPlannedMeeting,
  aPlanThatMeets,
  daysBefore,
  type Planned,
} from '../../domain/meetings/a-meeting.ts';
import { aMove } from '../../domain/plan-cases.ts';
import { aPlan, aStartedRelease, launchOn } from '../../support/builders.ts';

/** As another program reads it. */
const parsed = (release: Release) => {
  const text = calendarText(feedOf(release));
  const calendar = new ICAL.Component(ICAL.parse(text));
  const entries = calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      sequence: event.sequence,
      from: event.startDate.toJSDate().toISOString(),
      until: event.endDate.toJSDate().toISOString(),
      inUtc: event.startDate.zone.tzid === 'UTC',
      summary: event.summary,
      location: event.location,
      description: event.description,
      status: String(component.getFirstPropertyValue('status')),
      changed: String(component.getFirstPropertyValue('last-modified')),
    };
  });
  return { text, method: String(calendar.getFirstPropertyValue('method')), entries };
};

const moved = (release: Release, date: string): Release =>
  after({ ...release, move: aMove({ to: launchOn(date) }) }, { type: 'apply_move' }, { actor: null });

const meets = (...planned: readonly Planned[]): Release =>
  after(aStartedRelease({ plan: aPlanThatMeets(...planned) }), {
    type: 'edit',
    change: { plan: { goal: 'Another goal.' } },
  });

describe('a calendar of meetings, as another library reads it', () => {
  test('one entry for each, in UTC, with where and how long', () => {
    const { entries, method } = parsed(meets(aPlannedMeeting()));
    expect(method).toBe('PUBLISH');
    expect(entries).toEqual([
      expect.objectContaining({
        uid: 'rel-atlas.2@greenlight',
        sequence: 0,
        from: '2026-12-03T09:00:00.000Z',
        until: '2026-12-03T09:30:00.000Z',
        inUtc: true,
        summary: 'Atlas 2.0: Status meeting',
        location: 'Slack, in a huddle',
        status: 'CONFIRMED',
      }),
    ]);
  });

  test('the same meeting moved three times is one entry at its last time', () => {
    const first = meets(aPlannedMeeting());
    const last = ['2026-12-17', '2026-12-11', '2026-12-16'].reduce(moved, first);
    const { entries } = parsed(last);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      uid: parsed(first).entries[0]?.uid,
      sequence: 3,
      from: '2026-12-09T09:00:00.000Z',
      status: 'CONFIRMED',
    });
  });

  test('a cancelled one stays, and says so; where all are, so does the file', () => {
    const both = meets(aPlannedMeeting(), aPlannedMeeting({ when: daysBefore(2) }));
    const off = after(both, { type: 'cancel_meeting', meetingId: '2', at: '2026-12-03T09:00:00.000Z' });
    expect(parsed(off)).toMatchObject({
      method: 'PUBLISH',
      entries: [
        { sequence: 1, status: 'CANCELLED', summary: 'Cancelled: Atlas 2.0: Status meeting' },
        { sequence: 0, status: 'CONFIRMED' },
      ],
    });
    const gone = parsed(after(off, { type: 'cancel', reason: 'No budget.' }));
    expect(gone.method).toBe('CANCEL');
    expect(gone.entries.map(({ status, sequence }) => [status, sequence])).toEqual([
      ['CANCELLED', 1],
      ['CANCELLED', 1],
    ]);
  });

  test('while the release is on hold it says that nobody meets, and no longer once it goes on', () => {
    const release = meets(aPlannedMeeting());
    const held = after(release, { type: 'hold', reason: 'Wait.' }, { now: '2026-12-01T09:00:00.000Z' });
    expect(parsed(held).entries[0]).toMatchObject({
      summary: 'On hold: Atlas 2.0: Status meeting',
      description: expect.stringContaining('nobody meets until it goes on'),
      sequence: 0,
    });
    const on = after(held, { type: 'resume', launch: null }, { now: '2026-12-02T09:00:00.000Z' });
    expect(parsed(on)).toEqual(parsed(release));
    // What was over before is no meeting that anybody waits for.
    const late = after(release, { type: 'hold', reason: 'Wait.' }, { now: '2026-12-04T09:00:00.000Z' });
    expect(parsed(late)).toEqual(parsed(release));
  });

  test('what somebody typed cannot add anything to it', () => {
    const name = 'Atlas, "2"; \\n\r\nSTATUS:CANCELLED\r\nEND:VEVENT 👩‍👩‍👧';
    const plan = aPlan({ name, version: null });
    const link = 'https://meet.example.com/a;b,c?d=e';
    const meetings = [aMeeting({ where: 'link', link })];
    const { entries, text } = parsed(aStartedRelease({ plan, meetings }));
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ status: 'CONFIRMED', location: link });
    expect(entries[0]?.summary).toBe(`${name.replace(/\r\n/g, ' ')}: Status meeting`);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  test('no meetings are an empty calendar', () => {
    expect(parsed(aStartedRelease())).toMatchObject({ method: 'PUBLISH', entries: [] });
  });
});
