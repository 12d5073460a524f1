import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/domain/command.ts';
import { EMPTY_CONTENTS, withNewItems } from '../../../src/domain/contents/contents.ts';
import type { Item } from '../../../src/domain/contents/parts.ts';
import { timelineOf } from '../../../src/domain/delivery/timeline.ts';
import { plannedMeetings } from '../../../src/domain/meetings/follow-plan.ts';
import { MEETING_KINDS, type MeetingKind } from '../../../src/domain/meetings/meeting.ts';
import type { Release } from '../../../src/domain/release.ts';
import {
  aDepartment,
  aLight,
  anActor,
  aPlan,
  aRelease,
  aStartedRelease,
  departmentId,
  launchOn,
  NOW,
  someSettings,
} from '../../support/builders.ts';
import { after } from '../deciding.ts';
import { aMove } from '../plan-cases.ts';
import { aPlannedMeeting, daysBefore } from './a-meeting.ts';

type Planned = Omit<Item<'meetings'>, 'id' | 'doneAt'>;

const planOf = (...meetings: readonly Planned[]) =>
  aPlan({ contents: withNewItems(EMPTY_CONTENTS, 'meetings', meetings) });

const notAsked = [aLight('sales'), aLight('docs')];

/** Started, nobody asked yet, and told of these meetings. */
const meets = (...meetings: readonly Planned[]): Release =>
  touched(aStartedRelease({ stage: 'planning', plan: planOf(...meetings), lights: notAsked }));

/** The meetings follow with any decision. */
const touched = (release: Release, now = NOW): Release =>
  after(release, { type: 'edit', change: { plan: { goal: `Another goal at ${now}.` } } }, { now });

const put = (release: Release, values: Planned): Release =>
  after(release, { type: 'put_item', part: 'meetings', itemId: '1', values });

const moved = (release: Release, date: string): Release =>
  after({ ...release, move: aMove({ to: launchOn(date) }) }, { type: 'apply_move' }, { actor: null });

const only = ({ meetings: [meeting, ...rest] }: Release) => {
  if (meeting === undefined || rest.length > 0) throw new Error('Not one meeting.');
  return meeting;
};

describe('when a meeting is', () => {
  test.each([
    ['T-5 at ten', aPlannedMeeting(), '2026-12-03T09:00:00.000Z'],
    [
      'without a time it is at ten',
      aPlannedMeeting({ when: daysBefore(1, null) }),
      '2026-12-09T09:00:00.000Z',
    ],
    ['T+3', aPlannedMeeting({ kind: 'retro', when: daysBefore(-3, '15:30') }), '2026-12-15T14:30:00.000Z'],
    [
      'on a day, in a zone of its own',
      aPlannedMeeting({
        when: { kind: 'fixed', date: '2026-12-01', until: null, time: '09:00', zone: 'Asia/Tokyo' },
      }),
      '2026-12-01T00:00:00.000Z',
    ],
  ])('%s', (_name, planned, at) => {
    expect(plannedMeetings({ plan: planOf(planned) }, someSettings())[0]).toMatchObject({ at, minutes: 30 });
  });
});

describe('meetings follow their plan', () => {
  test('nobody hears of one before Start', () => {
    const draft = aRelease({ plan: planOf(aPlannedMeeting()) });
    expect(touched(draft).meetings).toEqual([]);
  });

  test('one that is over before anybody could hear of it is announced to nobody', () => {
    expect(meets(aPlannedMeeting({ when: daysBefore(30) })).meetings).toEqual([]);
  });

  test('moved three times it is one meeting at its last time, each move counted', () => {
    const thrice = ['2026-12-17', '2026-12-11', '2026-12-16'].reduce(moved, meets(aPlannedMeeting()));
    expect(only(thrice)).toMatchObject({ id: '1', at: '2026-12-09T09:00:00.000Z', sequence: 3 });
  });

  test('another place is a change, what departments answered stays', () => {
    const answered = meets(aPlannedMeeting());
    const next = put(answered, aPlannedMeeting({ where: 'link', link: 'https://meet.example.com/a' }));
    expect(only(next)).toMatchObject({ sequence: 1, where: 'link' });
  });

  test('taken out of the plan it is cancelled, once', () => {
    const out = after(meets(aPlannedMeeting()), { type: 'remove_item', part: 'meetings', itemId: '1' });
    expect(only(out)).toMatchObject({ sequence: 1, cancelled: { why: 'taken_out' } });
    expect(touched(out, '2026-11-18T09:00:00.000Z').meetings).toEqual(out.meetings);
  });

  test('put back into the plan as it was it is on again', () => {
    const release = meets(aPlannedMeeting());
    const out = after(release, { type: 'remove_item', part: 'meetings', itemId: '1' });
    const back = touched({ ...out, plan: release.plan }, '2026-11-18T09:00:00.000Z');
    expect(only(back)).toMatchObject({ sequence: 2, cancelled: null });
  });

  test('with its release it is cancelled; what is over stays as it was', () => {
    const release = meets(aPlannedMeeting(), aPlannedMeeting({ when: daysBefore(10) }));
    const now = '2026-12-01T09:00:00.000Z';
    const gone = after(release, { type: 'cancel', reason: 'No budget.' }, { now });
    expect(gone.meetings.map(({ cancelled }) => cancelled?.why)).toEqual(['release_cancelled', undefined]);
  });

  test('a cancelled one that gets another time is on again', () => {
    const release = meets(aPlannedMeeting());
    const { at } = only(release);
    const off = after(release, { type: 'cancel_meeting', meetingId: '1', at });
    expect(only(off)).toMatchObject({ sequence: 1, cancelled: { why: 'nothing_to_discuss' } });
    expect(only(moved(off, '2026-12-17'))).toMatchObject({ sequence: 2, cancelled: null });
  });
});

describe('the moments of a meeting', () => {
  const settings = someSettings({
    departments: [aDepartment('sales', { zone: 'America/New_York' }), aDepartment('docs')],
  });

  const momentsOf = (release: Release, now = NOW): string[] =>
    timelineOf(release, settings, now)
      .filter(({ payload }) => payload.meetingId !== undefined)
      .map(({ kind, dueAt, payload }) => [kind, dueAt, payload.departmentId].filter(Boolean).join(' '));

  const around = [
    'time.meeting_agenda 2026-12-03T08:00:00.000Z',
    'time.meeting_begins 2026-12-03T09:00:00.000Z',
    'time.meeting_ends 2026-12-03T09:45:00.000Z',
  ];
  const questions = [
    `time.check_in 2026-12-02T15:00:00.000Z ${departmentId('sales')}`,
    `time.check_in 2026-12-02T09:00:00.000Z ${departmentId('docs')}`,
  ];

  test.each(
    (Object.keys(MEETING_KINDS) as MeetingKind[]).map((kind) => ({
      kind,
      expected: MEETING_KINDS[kind].asks ? [...questions, ...around] : around,
    })),
  )('of a $kind: each department is asked on its own wall where it is asked at all', ({ kind, expected }) => {
    expect(momentsOf(meets(aPlannedMeeting({ kind })))).toEqual(expected);
  });

  test('only who is invited is asked', () => {
    const release = meets(aPlannedMeeting({ departments: [departmentId('docs')] }));
    expect(momentsOf(release)).toEqual([questions[1], ...around]);
  });

  test.each<[string, Command | null]>([
    ['cancelled', { type: 'cancel_meeting', meetingId: '1', at: '2026-12-03T09:00:00.000Z' }],
    ['on hold', { type: 'hold', reason: 'Wait.' }],
    ['cancelled with its release', { type: 'cancel', reason: 'No.' }],
  ])('none of one that is %s', (_name, command) => {
    const release = meets(aPlannedMeeting());
    expect(momentsOf(command === null ? release : after(release, command, { actor: anActor() }))).toEqual([]);
  });
});
