import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/domain/command.ts';
import { secondsFor } from '../../../src/domain/launch/decide-launch.ts';
import { reviewUntil } from '../../../src/domain/launch/demands.ts';
import { maySee } from '../../../src/domain/policy.ts';
import type { Release } from '../../../src/domain/release.ts';
import { anActor, anUrgent, launchOn, leadOf, MAYA, someSettings } from '../../support/builders.ts';
import {
  after,
  allGreen,
  answerOf,
  eventsOf,
  eventTypes,
  expectRefused,
  held,
  LAUNCH_AT,
  leadActor,
  notYet,
} from '../deciding.ts';
import { allGo } from '../launch-day/launch-day-cases.ts';
import { HIGH, highRisk, LOW, launchNow, NORMAL, RICO, rico } from '../matters.ts';

const settings = someSettings({ releaseManagers: [MAYA.userId, RICO.userId], admins: ['U0ADA'] });
const onTime = { now: LAUNCH_AT, settings };
const second = { ...onTime, actor: rico };
const agree = (agreed: boolean): Command => ({ type: 'second_launch', agreed });
const ready = allGo(highRisk(allGreen()));
const called = after(ready, launchNow(), onTime);
const plannedMove: Command = {
  type: 'plan_move',
  to: launchOn('2026-12-17'),
  reason: 'quality',
  words: '',
};

describe('two people launch a release of high risk', () => {
  test('the manager says it, and nothing goes yet', () => {
    expect(eventTypes(ready, launchNow(), onTime)).toEqual(['launch_called']);
    expect(called).toMatchObject({ stage: 'sign_off', launch: null, call: { by: MAYA, at: LAUNCH_AT } });
    expect(eventsOf(called, launchNow(), onTime)).toEqual([]);
  });

  test('a second person agrees, and it goes as it was called', () => {
    const next = after(called, agree(true), second);
    expect(next).toMatchObject({
      stage: 'launching',
      call: null,
      announcementId: 'ann-1',
      launch: { decidedBy: MAYA, agreedBy: RICO },
    });
  });

  test('a second person does not agree, and everything is as it was', () => {
    expect(eventTypes(called, agree(false), second)).toEqual(['launch_call_declined']);
    expect(after(called, agree(false), second)).toEqual(ready);
  });

  test.each([
    ['the manager', anActor(), 'not_entitled'],
    ['a lead', leadActor('docs'), 'not_entitled'],
  ])('%s cannot be the second', (_who, actor, code) => {
    expectRefused(called, agree(true), { code }, { ...onTime, actor });
  });

  test('whoever said it first cannot be the second, not even as an admin', () => {
    const admin = someSettings({ releaseManagers: [MAYA.userId, RICO.userId], admins: [MAYA.userId] });
    expectRefused(called, agree(true), { code: 'not_entitled' }, { ...onTime, settings: admin });
  });

  test('nothing was called', () => {
    expectRefused(ready, agree(true), { code: 'nothing_called' }, second);
  });

  test('with nobody there who could agree the manager hears so at once', () => {
    const alone = someSettings({ releaseManagers: [MAYA.userId], admins: [MAYA.userId] });
    expectRefused(ready, launchNow(), { code: 'nobody_second' }, { ...onTime, settings: alone });
    const standIn = { ...ready, standInId: 'U0STAND' };
    expect(eventTypes(standIn, launchNow(), { ...onTime, settings: alone })).toEqual(['launch_called']);
  });

  test('of a confidential release only those agree who know of it: nobody learns of it by being asked', () => {
    const secret = { ...ready, visibility: 'confidential', standInId: 'U0STAND' } as const;
    expect(secondsFor(ready, settings)).toEqual([RICO.userId, 'U0ADA']);
    expect(secondsFor(secret, settings)).toEqual(['U0ADA', 'U0STAND']);
    const speaks = { ...settings, releaseManagers: [RICO.userId, leadOf('docs')] };
    expect(secondsFor(secret, speaks)).toEqual([leadOf('docs'), 'U0ADA', 'U0STAND']);
    for (const userId of secondsFor(secret, speaks)) {
      expect(maySee({ userId, isFullMember: true }, secret, speaks)).toBe(true);
    }
  });

  test('what got in the way meanwhile stops the second person too', () => {
    const red = after(called, answerOf('sales', notYet), { ...onTime, actor: leadActor('sales') });
    expectRefused(red, agree(true), { code: 'not_ready', obstacles: [{ kind: 'not_yet' }] }, second);
  });

  test('a new date ends the call, even where it is undone: it was said for the date that stood then', () => {
    const chosen = after(called, plannedMove, onTime);
    expectRefused(chosen, agree(true), { code: 'nothing_called' }, second);
    expect(after(chosen, { type: 'undo_move' }, onTime).call).toBeNull();
    const waited = { ...called, move: chosen.move };
    const late = { ...onTime, actor: null, now: chosen.move?.leavesAt ?? '' };
    expect(after(waited, { type: 'apply_move' }, late).call).toBeNull();
  });

  test.each<[string, Command]>([
    ['a hold', { type: 'hold', reason: 'Wait' }],
    ['another manager', { type: 'hand_over', to: RICO }],
    ['a cancel', { type: 'cancel', reason: 'No' }],
  ])('%s ends the call', (_what, command) => {
    expect(after(called, command, onTime).call).toBeNull();
  });

  test('is asked of nobody in the urgent lane, in a rehearsal, or at less risk', () => {
    for (const release of [{ ...ready, urgent: anUrgent() }, { ...ready, practice: true }, allGreen()]) {
      expect(eventTypes(release, launchNow(), onTime)).toContain('launch_decided');
    }
  });

  test('on hold the manager cannot even call it', () => {
    expectRefused({ ...ready, hold: held }, launchNow(), { code: 'not_ready' }, onTime);
  });
});

describe('the days in which others can object', () => {
  /** Started on Tuesday 17 November, 10:00 in Berlin. */
  const of = (risk: typeof HIGH | null, overrides: Parameters<typeof allGreen>[0] = {}) => {
    const release = allGreen(overrides);
    return { ...release, plan: { ...release.plan, risk, backOut: 'x', beta: 'x' } };
  };

  test.each([
    ['low', LOW, null],
    ['normal', NORMAL, '2026-11-19T09:00:00.000Z'],
    ['not judged', null, null],
    ['high', HIGH, '2026-11-24T09:00:00.000Z'],
  ] as const)('at %s risk', (_name, risk, until) => {
    const now = '2026-11-17T10:00:00.000Z';
    expect(reviewUntil(of(risk), settings, now)).toBe(until);
    if (until !== null) {
      expectRefused(of(risk), launchNow({ early: true }), { code: 'review_runs', until }, { now, settings });
      expect(reviewUntil(of(risk), settings, until)).toBeNull();
    }
  });

  test('are none in the urgent lane, in a rehearsal, or before the start', () => {
    const now = '2026-11-17T10:00:00.000Z';
    const cases: Partial<Release>[] = [{ urgent: anUrgent() }, { practice: true }, { startedAt: null }];
    for (const overrides of cases) {
      expect(reviewUntil(of(HIGH, overrides), settings, now)).toBeNull();
    }
  });

  test('of what the plan owes the launch hears first', () => {
    const owing = { ...ready, plan: { ...ready.plan, backOut: '', beta: '' } };
    const obstacles = [
      { kind: 'plan', owes: 'back_out' },
      { kind: 'plan', owes: 'beta' },
    ];
    expectRefused(owing, launchNow(), { code: 'not_ready', obstacles }, onTime);
    const edit: Command = { type: 'edit', change: { plan: { backOut: 'x', beta: 'y' } } };
    expect(eventTypes(owing, edit, onTime)).toEqual(['plan_changed', 'all_green']);
  });
});
