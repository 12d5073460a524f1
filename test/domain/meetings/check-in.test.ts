import { describe, expect, test } from 'vitest';
import type { Light } from '../../../src/domain/lights/light.ts';
import { checkInStanding, standingCheckIn, wantsCheckIn } from '../../../src/domain/meetings/check-in.ts';
import type { CheckIn, Meeting } from '../../../src/domain/meetings/meeting.ts';
import type { Release } from '../../../src/domain/release.ts';
import {
  aGreenLight,
  aLight,
  anUrgent,
  aStartedRelease,
  departmentId,
  NOW,
  someSettings,
} from '../../support/builders.ts';
import { after, answerOf, leadActor, refusalOf } from '../deciding.ts';
import { aCheckIn, aMeeting, aPlannedMeeting, aPlanThatMeets } from './a-meeting.ts';

const settings = someSettings();
/** The morning of the working day before the meeting. */
const ASKED = '2026-12-02T09:00:00.000Z';
const YESTERDAY = '2026-12-01T09:00:00.000Z';
const LAST_WEEK = '2026-11-27T09:00:00.000Z';
const sales = departmentId('sales');
const by = { userId: 'U0LSALES', name: 'Sales lead' };

const onTrack = (at: string): Light =>
  aLight('sales', {
    state: 'on_track',
    askedAt: '2026-11-20T09:00:00.000Z',
    answer: { answer: 'on_track', askAgainOn: '2026-12-08', by, at, asDeputy: false },
  });

const with_ = (light: Light, meeting: Meeting = aMeeting(), rest: Partial<Release> = {}): Release =>
  aStartedRelease({
    plan: aPlanThatMeets(aPlannedMeeting()),
    lights: [light],
    meetings: [meeting],
    ...rest,
  });

const said = (is: 'yes' | 'at_risk' | 'no', at: string): CheckIn =>
  aCheckIn({ askedAt: at, answer: { is, by, at } });

describe('who is asked before a meeting', () => {
  const rows: readonly [string, Release, boolean][] = [
    ['not asked for its light yet', with_(aLight('sales')), true],
    ['on track, said a week ago', with_(onTrack(LAST_WEEK)), true],
    ['on track, said yesterday', with_(onTrack(YESTERDAY)), false],
    ['asked for its light, no answer', with_(aLight('sales', { askedAt: YESTERDAY })), false],
    ['green', with_(aGreenLight('sales', LAST_WEEK)), false],
    ['red: that is known', with_(aLight('sales', { state: 'not_yet', askedAt: LAST_WEEK })), false],
    ['asked about the date, no answer', with_(aLight('sales', { reviewAskedAt: LAST_WEEK })), false],
    ['not invited', with_(aLight('sales'), aMeeting({ departmentIds: [departmentId('docs')] })), false],
    [
      'the meeting is cancelled',
      with_(aLight('sales'), aMeeting({ cancelled: { why: 'taken_out', by, at: NOW } })),
      false,
    ],
    ['the meeting has begun', with_(aLight('sales'), aMeeting({ at: YESTERDAY })), false],
    ['a kick-off asks nobody', with_(aLight('sales'), aMeeting({ kind: 'kick_off' })), false],
    ['a look back asks nobody', with_(aLight('sales'), aMeeting({ kind: 'retro' })), false],
    ['a go / no-go asks', with_(aLight('sales'), aMeeting({ kind: 'go_no_go' })), true],
    [
      'asked already',
      with_(aLight('sales'), aMeeting({ checkIns: [aCheckIn({ askedAt: YESTERDAY })] })),
      false,
    ],
    ['said so yesterday', with_(aLight('sales'), aMeeting({ checkIns: [said('no', YESTERDAY)] })), false],
    ['said so last week', with_(aLight('sales'), aMeeting({ checkIns: [said('no', LAST_WEEK)] })), true],
    ['on hold', with_(aLight('sales'), aMeeting(), { hold: { by, at: NOW, reason: 'Wait.' } }), false],
    ['in a hurry', with_(aLight('sales'), aMeeting(), { urgent: anUrgent() }), false],
    ['launching', with_(aLight('sales'), aMeeting(), { stage: 'launching' }), false],
  ];

  test.each(rows)('%s', (_name, release, asked) => {
    const [meeting] = release.meetings;
    const [light] = release.lights;
    if (meeting === undefined || light === undefined) throw new Error('Nothing there.');
    expect(wantsCheckIn(release, meeting, light, settings, ASKED)).toBe(asked);
    const command = { type: 'ask_check_in', meetingId: meeting.id, departmentId: sales } as const;
    if (release.stage === 'launching') return;
    const next = after(release, command, { actor: null, now: ASKED });
    expect(next.meetings[0]?.checkIns.some(({ askedAt }) => askedAt === ASKED)).toBe(asked);
  });
});

describe('what a question comes to', () => {
  const asked = (light: Light, checkIn = aCheckIn()): Release =>
    with_(light, aMeeting({ checkIns: [checkIn] }));
  const standing = (release: Release, now = '2026-12-02T12:00:00.000Z') => {
    const [meeting] = release.meetings;
    const [checkIn] = meeting?.checkIns ?? [];
    if (meeting === undefined || checkIn === undefined) throw new Error('Nothing was asked.');
    return checkInStanding(release, meeting, checkIn, now);
  };

  test('it is open until the meeting begins', () => {
    expect(standing(asked(aLight('sales')))).toBe('open');
    expect(standing(asked(aLight('sales')), '2026-12-03T09:00:00.000Z')).toBe('begun');
  });

  test('the question for the light takes its place: never two at once', () => {
    const later = '2026-12-02T10:00:00.000Z';
    expect(standing(asked(aLight('sales', { askedAt: later })))).toBe('overtaken');
  });

  test('a light that is given says it better', () => {
    const release = asked(aLight('sales'));
    const green = after(release, answerOf('sales', { answer: 'green' }), {
      actor: leadActor('sales'),
      now: '2026-12-02T11:00:00.000Z',
    });
    expect(standing(green)).toBe('overtaken');
  });

  test('an answer counts until the light says something newer, and may be changed until then', () => {
    const answer = (release: Release, is: 'yes' | 'at_risk', now: string): Release =>
      after(
        release,
        { type: 'answer_check_in', meetingId: '2', departmentId: sales, askedAt: ASKED, answer: is },
        { actor: leadActor('sales'), now },
      );
    const first = answer(asked(aLight('sales')), 'yes', '2026-12-02T10:00:00.000Z');
    const second = answer(first, 'at_risk', '2026-12-02T11:00:00.000Z');
    expect(standing(second)).toBe('answered');
    expect(standingCheckIn(second, sales)).toMatchObject({ is: 'at_risk', by: { userId: 'U0LSALES' } });
    expect(second.meetings[0]?.sequence).toBe(0);
  });

  test('once the meeting has begun nobody changes anything any more', () => {
    const command = {
      type: 'answer_check_in',
      meetingId: '2',
      departmentId: sales,
      askedAt: ASKED,
      answer: 'no',
    } as const;
    const when = { actor: leadActor('sales'), now: '2026-12-03T09:00:00.000Z' };
    expect(refusalOf(asked(aLight('sales')), command, when)).toEqual({ code: 'matter_is_over', by: '' });
  });
});
