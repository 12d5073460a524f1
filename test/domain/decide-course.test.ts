import { describe, expect, test } from 'vitest';
import type { Command, PlanChange } from '../../src/domain/command.ts';
import {
  aDepartment,
  aLight,
  anActor,
  anUrgent,
  aRelease,
  aStartedRelease,
  launchOn,
  leadOf,
  MAYA,
  NOW,
  someSettings,
} from '../support/builders.ts';
import {
  after,
  announcing,
  closedWell,
  deploying,
  eventsOf,
  eventTypes,
  expectRefused,
  held,
  leadActor,
  live,
} from './deciding.ts';

const hold: Command = { type: 'hold', reason: 'The API is down.' };
const resume: Command = { type: 'resume', launch: null };
const edit = (change: PlanChange): Command => ({ type: 'edit', change });
const TOMORROW = '2026-11-18T09:00:00.000Z';

/** A department as a form ticks it. */
const invited = (key: Parameters<typeof aDepartment>[0]) => {
  const { id, name, question, leadTimeDays, required, rules, packId } = aDepartment(key);
  return { departmentId: id, name, question, leadTimeDays, required, rules, packId };
};

describe('edit', () => {
  test('applies only what changed, and says which fields without their text', () => {
    const next = after(aRelease(), edit({ plan: { goal: 'Faster' }, standInId: 'U0STAND' }));
    expect(next).toEqual({
      ...aRelease(),
      plan: { ...aRelease().plan, goal: 'Faster' },
      standInId: 'U0STAND',
    });
    expect(eventsOf(aRelease(), edit({ plan: { goal: 'Faster' }, standInId: 'U0STAND' }))).toEqual([
      { type: 'plan_changed', fields: ['goal', 'standIn'] },
    ]);
  });

  test('without a change is no event and no new version', () => {
    const release = aRelease();
    expect(after(release, edit({ plan: release.plan, departments: release.lights }))).toBe(release);
  });

  test('of the date is a move, and the past is refused', () => {
    const to = launchOn('2026-12-17');
    expect(eventsOf(aRelease(), edit({ plan: { launch: to } }))).toEqual([
      { type: 'release_moved', from: aRelease().plan.launch, to },
    ]);
    const past = launchOn('2026-11-16');
    expectRefused(aRelease(), edit({ plan: { launch: past } }), { code: 'launch_in_past', at: past.at });
    const now = launchOn('2026-11-17', '10:00');
    expectRefused(aRelease(), edit({ plan: { launch: now } }), { code: 'launch_in_past' });
  });

  test('of a plan whose date has passed is taken as long as the date stays', () => {
    const after14 = '2026-12-11T09:00:00.000Z';
    expect(eventTypes(aStartedRelease(), edit({ plan: { goal: 'x' } }), { now: after14 })).toEqual([
      'plan_changed',
    ]);
  });

  test('adds and removes departments that were not asked', () => {
    const release = aRelease({ lights: [aLight('docs'), aLight('sales')] });
    const command = edit({ departments: [invited('docs'), invited('qa')] });
    expect(after(release, command).lights.map(({ name }) => name)).toEqual(['Docs', 'QA']);
    expect(eventTypes(release, command)).toEqual(['department_removed', 'department_added']);
  });

  test('keeps question, lead time and required of a department as they were', () => {
    const asked = aStartedRelease({ lights: [aLight('docs', { askedAt: NOW })] });
    const changed = { ...invited('docs'), question: 'Other?', leadTimeDays: 1, required: false };
    expect(after(asked, edit({ departments: [changed] }))).toBe(asked);
  });

  test('cannot remove a department that was asked, whatever it answered', () => {
    const lights = [aLight('docs', { askedAt: NOW, state: 'green' }), aLight('sales')];
    const refusal = { code: 'department_was_asked', name: 'Docs' };
    expectRefused(aStartedRelease({ lights }), edit({ departments: [invited('sales')] }), refusal);
  });

  test('cannot leave a release without departments', () => {
    expectRefused(aRelease(), edit({ departments: [] }), { code: 'no_departments' });
  });
});

describe('start', () => {
  test('begins the planning, once there are departments and the moment lies ahead', () => {
    expect(after(aRelease(), { type: 'start' }, { now: TOMORROW })).toMatchObject({
      stage: 'planning',
      startedAt: TOMORROW,
    });
    expectRefused(aRelease({ lights: [] }), { type: 'start' }, { code: 'no_departments' });
    const late = { now: '2026-12-10T13:00:00.000Z' };
    expectRefused(
      aRelease(),
      { type: 'start' },
      { code: 'launch_in_past', at: aRelease().plan.launch.at },
      late,
    );
  });
});

describe('hold and resume', () => {
  test('a hold keeps who, when and why; a second one is refused with them', () => {
    const next = after(aStartedRelease(), hold, { actor: leadActor('docs') });
    expect(next.hold).toMatchObject({ by: { name: leadOf('docs') }, at: NOW, reason: 'The API is down.' });
    const refusal = { code: 'already_on_hold', reason: 'The API is down.', by: leadOf('docs') };
    expectRefused(next, hold, refusal);
  });

  test.each([['hold'], ['cancel']] as const)('%s without a reason is refused at its field', (type) => {
    const refusal = { code: 'fields_invalid', problems: [{ field: 'reason' }] };
    expectRefused(aStartedRelease(), { type, reason: '  ' }, refusal);
  });

  test('resume goes on with the same date while it lies ahead', () => {
    const release = aStartedRelease({ hold: held });
    expect(after(release, resume, { now: TOMORROW })).toEqual(aStartedRelease());
    expect(eventsOf(release, resume, { now: TOMORROW })).toEqual([
      { type: 'release_resumed', heldSince: NOW, moved: false },
    ]);
  });

  test('a hotfix goes on without a new date, however late it has become', () => {
    const release = aStartedRelease({ urgent: anUrgent(), hold: held });
    const now = '2026-12-14T09:00:00.000Z';
    expect(after(release, resume, { now })).toMatchObject({ hold: null, plan: release.plan });
  });

  test('resume needs a new date once the old one has passed', () => {
    const release = aStartedRelease({ hold: held });
    const now = '2026-12-14T09:00:00.000Z';
    expectRefused(release, resume, { code: 'launch_date_passed', at: release.plan.launch.at }, { now });
    const past = launchOn('2026-12-11');
    expectRefused(
      release,
      { type: 'resume', launch: past },
      { code: 'launch_in_past', at: past.at },
      { now },
    );
    const to = launchOn('2026-12-17');
    const next = after(release, { type: 'resume', launch: to }, { now });
    expect(next).toMatchObject({ hold: null, plan: { launch: to } });
    expect(eventTypes(release, { type: 'resume', launch: to }, { now })).toEqual([
      'release_resumed',
      'release_moved',
    ]);
  });

  test('a deployment that runs is resumed without a date to keep', () => {
    const now = '2026-12-14T09:00:00.000Z';
    expect(eventTypes(deploying({ hold: held }), resume, { now })).toEqual(['release_resumed']);
  });

  test('what is not on hold cannot be resumed', () => {
    expectRefused(aStartedRelease(), resume, { code: 'not_on_hold' });
  });

  test('no release becomes live while it is on hold', () => {
    expectRefused(
      deploying({ hold: held }),
      { type: 'declare_live', announcementId: 'a' },
      { code: 'on_hold', reason: held.reason },
    );
    expectRefused(announcing(), hold, { code: 'wrong_stage' });
  });
});

describe('cancel', () => {
  test('ends a release, held or not', () => {
    const next = after(
      aStartedRelease({ hold: held }),
      { type: 'cancel', reason: 'No budget' },
      { now: TOMORROW },
    );
    expect(next).toMatchObject({ stage: 'cancelled', hold: null, endedAt: TOMORROW });
  });
});

describe('handing over', () => {
  const RICO = { userId: 'U0RICO', name: 'Rico' };
  const settings = someSettings({ admins: ['U0ADA'], releaseManagers: [MAYA.userId, RICO.userId] });
  const handOver: Command = { type: 'hand_over', to: RICO };

  test.each([
    ['the release manager', anActor()],
    ['an admin', anActor({ userId: 'U0ADA', name: 'Ada' })],
  ])('%s may, and both names are recorded', (_who, actor) => {
    expect(eventsOf(aStartedRelease(), handOver, { actor, settings })).toEqual([
      { type: 'manager_changed', from: MAYA, to: RICO },
    ]);
  });

  test('goes only to somebody on the list, and not to whoever has it', () => {
    const toSam: Command = { type: 'hand_over', to: { userId: 'U0SAM', name: 'Sam' } };
    expectRefused(aStartedRelease(), toSam, { code: 'not_a_release_manager', name: 'Sam' }, { settings });
    expectRefused(
      aStartedRelease(),
      { type: 'hand_over', to: MAYA },
      { code: 'already_managing' },
      { settings },
    );
    const noList = { settings: someSettings({ releaseManagers: [] }) };
    expect(after(aStartedRelease(), toSam, noList).manager.name).toBe('Sam');
  });

  test('afterwards the former manager may no longer launch', () => {
    const next = after(aStartedRelease(), handOver, { settings });
    expectRefused(
      next,
      { type: 'cancel', reason: 'x' },
      { code: 'not_entitled', entitled: { userIds: [RICO.userId] } },
      { settings },
    );
  });

  test('a release whose manager has left is taken by the first who clicks; the second reads by whom', () => {
    const sought = after(aStartedRelease(), { type: 'seek_manager' }, { actor: null, settings });
    expect(sought.seeksManager).toBe(true);
    const rico = { actor: anActor(RICO), settings };
    const taken = after(sought, { type: 'take_over' }, rico);
    expect(taken).toMatchObject({ manager: RICO, seeksManager: false });
    expectRefused(
      taken,
      { type: 'take_over' },
      { code: 'already_taken', by: 'Rico' },
      { actor: anActor(), settings },
    );
  });

  test('is asked for once, and never for a rehearsal', () => {
    const sought = aStartedRelease({ seeksManager: true });
    expect(eventsOf(sought, { type: 'seek_manager' }, { actor: null })).toEqual([]);
    expect(eventsOf(aStartedRelease({ practice: true }), { type: 'seek_manager' }, { actor: null })).toEqual(
      [],
    );
  });
});

describe('close', () => {
  test('needs what came of it and what was learnt', () => {
    expectRefused(live(), { ...closedWell, outcome: '' }, { problems: [{ field: 'outcome' }] });
    expectRefused(live(), { ...closedWell, lessons: ' ' }, { problems: [{ field: 'lessons' }] });
    const next = after(live(), closedWell, { now: TOMORROW });
    expect(next).toMatchObject({ stage: 'closed', outcome: 'Good', lessons: 'Ask early', endedAt: TOMORROW });
  });
});
