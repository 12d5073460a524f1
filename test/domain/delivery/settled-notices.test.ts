import { describe, expect, it, test } from 'vitest';
import { endedBy, isChangedBy, mayEndNotices } from '../../../src/domain/delivery/settled-notices.ts';
import type { ReleaseEvent } from '../../../src/domain/event.ts';
import type { RecordedAnswer } from '../../../src/domain/lights/light.ts';
import {
  type Notice,
  noticeOfEvent,
  noticeOfMoment,
  noticeOfStaffing,
} from '../../../src/domain/notices/notice.ts';
import type { Release } from '../../../src/domain/release.ts';
import { aGreenLight, aLight, aStartedRelease, launchOn, MAYA, NOW } from '../../support/builders.ts';
import { LAUNCH_AT } from '../deciding.ts';

const by = { userId: 'U0LDOCS', name: 'Dana' };
const red = (expectedOn = '2026-12-24'): RecordedAnswer => ({
  answer: 'not_yet',
  reason: 'x',
  solver: 'y',
  expectedOn,
  by,
  at: NOW,
  asDeputy: false,
});
const docs = { departmentId: 'dep-docs', name: 'Docs' };
const answered = (answer: RecordedAnswer, before = 'waiting'): ReleaseEvent => ({
  type: 'light_answered',
  ...docs,
  answer,
  before,
});
const staffingOf = (subject: string): Notice => {
  const notice = noticeOfStaffing(subject);
  if (notice === null) throw new Error('It makes a notice.');
  return notice;
};
const noticeOf = (event: ReleaseEvent): Notice => {
  const notice = noticeOfEvent(event, NOW);
  if (notice === null) throw new Error('It makes a notice.');
  return notice;
};
const momentOf = (key: string): Notice => {
  const notice = noticeOfMoment(`time:rel-atlas:${key}`, { id: 'rel-atlas' });
  if (notice === null) throw new Error('It makes a notice.');
  return notice;
};

const isRed = aStartedRelease({
  lights: [aLight('docs', { state: 'not_yet', askedAt: NOW, answer: red() })],
});
const isAsked: Release = { ...isRed, lights: [aLight('docs', { askedAt: NOW })] };
const isGreen: Release = { ...isRed, lights: [aGreenLight('docs', '2026-11-18T09:00:00.000Z')] };
const hold = { by: MAYA, at: NOW, reason: 'x' };
const isHeld: Release = { ...isRed, hold };
const moved: Release = { ...isRed, plan: { ...isRed.plan, launch: launchOn('2027-01-12') } };
const barelyMoved: Release = { ...isRed, plan: { ...isRed.plan, launch: launchOn('2026-12-15') } };
const launch = {
  attempt: 1,
  mode: 'live_now' as const,
  decidedBy: MAYA,
  decidedAt: LAUNCH_AT,
  liveAt: LAUNCH_AT,
};
const live: Release = { ...isRed, stage: 'live', launch, attempts: 1 };
const retro: Release = { ...live, stage: 'retro' };
const closed: Release = { ...live, stage: 'closed' };

const movedEvent: ReleaseEvent = {
  type: 'release_moved',
  from: launchOn('2026-12-10'),
  to: launchOn('2027-01-12'),
};
const green: ReleaseEvent = answered({ answer: 'green', by, at: NOW, asDeputy: false }, 'not_yet');
const resumed: ReleaseEvent = { type: 'release_resumed', heldSince: NOW, moved: false };
const ended: ReleaseEvent = { type: 'release_closed', outcome: '', lessons: '' };
const decided: ReleaseEvent = { type: 'launch_decided', mode: 'live_now', attempt: 1, without: [] };
const held: ReleaseEvent = { type: 'release_held', reason: 'x' };

const redNotice = noticeOf(answered(red()));
const heldNotice = noticeOf(held);
const notLaunched = momentOf(`not_launched:${LAUNCH_AT}`);
const goNoGo = momentOf(`go_no_go:${LAUNCH_AT}`);

describe('a matter that waits for the manager', () => {
  it.each([
    ['a red light is settled by a green one', redNotice, isRed, isGreen, green, 'light_answered'],
    ['a red light is settled by a move in time', redNotice, isRed, moved, movedEvent, 'release_moved'],
    ['a red light stands after too short a move', redNotice, isRed, barelyMoved, movedEvent, null],
    ['a red light is settled by the launch', redNotice, isRed, live, decided, 'launch_decided'],
    ['a red light stands on hold', redNotice, isRed, isHeld, held, null],
    ['"not launched" is settled by a move', notLaunched, isRed, moved, movedEvent, 'release_moved'],
    ['"not launched" is settled by a hold', notLaunched, isRed, isHeld, held, 'release_held'],
    ['"not ready" is settled once all are green', goNoGo, isRed, isGreen, { type: 'all_green' }, 'all_green'],
    ['a hold is settled by its end', heldNotice, isHeld, isRed, resumed, 'release_resumed'],
    [
      'the weekly question is settled by resuming',
      momentOf('still_on_hold:2026-11-24'),
      isHeld,
      isRed,
      resumed,
      'release_resumed',
    ],
    [
      'the look back is settled by closing',
      noticeOf({ type: 'retro_opened' }),
      retro,
      closed,
      ended,
      'release_closed',
    ],
    [
      '"nobody can answer" is settled by an answer',
      staffingOf('nobody:dep-docs'),
      isAsked,
      isGreen,
      green,
      'light_answered',
    ],
    [
      '"nobody is there" is settled by an answer',
      staffingOf('away:dep-docs'),
      isAsked,
      isGreen,
      green,
      'light_answered',
    ],
    [
      '"nobody is there" is settled by the launch',
      staffingOf('away:dep-docs'),
      isAsked,
      live,
      decided,
      'launch_decided',
    ],
    [
      '"nobody is there" stands on hold',
      staffingOf('away:dep-docs'),
      isAsked,
      { ...isAsked, hold },
      held,
      null,
    ],
    ['what was settled before is left alone', redNotice, isGreen, live, decided, null],
  ] as const)('%s', (_name, notice, before, after, event, by) => {
    const end = endedBy([{ event }], notice, { before, after, reader: MAYA.userId });
    expect(end?.event.type ?? null).toBe(by);
  });

  it('is settled for whoever gave the release away', () => {
    const to = { userId: 'U0NEW', name: 'Noor' };
    const event: ReleaseEvent = { type: 'manager_changed', from: MAYA, to };
    const change = { before: isRed, after: { ...isRed, manager: to }, reader: MAYA.userId };
    expect(endedBy([{ event }], redNotice, change)?.event).toBe(event);
  });
});

test('a red light is said anew where a hold or a date changes what can be done, while it stands', () => {
  const change = { after: isHeld, reader: MAYA.userId };
  expect(isChangedBy([{ event: held }], redNotice, change)).toBe(true);
  expect(isChangedBy([{ event: resumed }], redNotice, { ...change, after: isRed })).toBe(true);
  expect(isChangedBy([{ event: movedEvent }], redNotice, { ...change, after: barelyMoved })).toBe(true);
  expect(isChangedBy([{ event: held }], redNotice, { ...change, after: isGreen })).toBe(false);
  expect(isChangedBy([{ event: held }], redNotice, { ...change, reader: 'U0OTHER' })).toBe(false);
  expect(isChangedBy([{ event: held }], goNoGo, change)).toBe(false);
});

test('a light that was simply given settles nothing, so not everything is looked up for it', () => {
  const simply = answered({ answer: 'green', by, at: NOW, asDeputy: false });
  expect(mayEndNotices([simply])).toBe(false);
  expect(mayEndNotices([green])).toBe(true);
});

test('other messages to the manager wait for nothing', () => {
  expect(noticeOfMoment('undelivered:x', { id: 'rel-atlas' })).toBeNull();
  expect(noticeOfStaffing('undelivered:x')).toBeNull();
  expect(noticeOfMoment('time:rel-other:not_launched:x', { id: 'rel-atlas' })).toBeNull();
});
