import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/domain/command.ts';
import { isEarly } from '../../../src/domain/launch/decide-launch.ts';
import { aGreenLight, aLight, DEPARTMENT_KEYS, departmentId, MAYA, NOW } from '../../support/builders.ts';
import {
  after,
  allGreen,
  announcing,
  answerOf,
  deploying,
  eventsOf,
  eventTypes,
  expectRefused,
  held,
  LAUNCH_AT,
  leadActor,
  light,
} from '../deciding.ts';

const launch = (overrides: Partial<Extract<Command, { type: 'launch' }>> = {}): Command => ({
  type: 'launch',
  mode: 'live_now',
  announcementId: 'ann-1',
  early: false,
  ...overrides,
});
const onTime = { now: LAUNCH_AT };

describe('launch', () => {
  test('live now is decided and declared in one breath, with the approved announcement', () => {
    const next = after(allGreen(), launch(), onTime);
    expect(next).toMatchObject({
      stage: 'launching',
      attempts: 1,
      announcementId: 'ann-1',
      launch: { attempt: 1, decidedBy: MAYA, decidedAt: LAUNCH_AT, liveAt: LAUNCH_AT },
    });
    expect(eventTypes(allGreen(), launch(), onTime)).toEqual(['launch_decided', 'declared_live']);
  });

  test('deployment starts now announces nothing yet', () => {
    const command = launch({ mode: 'deployment_starts' });
    const next = after(allGreen(), command, onTime);
    expect(next).toMatchObject({ stage: 'launching', announcementId: null, launch: { liveAt: null } });
    expect(eventTypes(allGreen(), command, onTime)).toEqual(['launch_decided']);
  });

  test('is refused with everything that is in the way, worst first', () => {
    const release = allGreen({
      hold: held,
      lights: [
        aLight('eng', { askedAt: NOW }),
        aLight('docs', {
          state: 'not_applicable_asked',
          answer: { answer: 'not_applicable', reason: 'No docs', by: MAYA, at: NOW, asDeputy: false },
        }),
        aLight('sales', {
          state: 'not_yet',
          answer: {
            answer: 'not_yet',
            reason: 'Prices',
            solver: 'Pat',
            expectedOn: '2026-12-01',
            by: MAYA,
            at: NOW,
            asDeputy: false,
          },
        }),
        aLight('qa', { state: 'on_track', askedAt: NOW }),
        aLight('support', { required: false }),
        aGreenLight('training'),
      ],
    });
    const obstacles = [
      { kind: 'hold', reason: held.reason, by: 'Maya' },
      { kind: 'not_yet', department: 'Sales', reason: 'Prices', solver: 'Pat', expectedOn: '2026-12-01' },
      { kind: 'consent', department: 'Docs', reason: 'No docs' },
      { kind: 'waiting', department: 'Engineering', onTrack: false, asked: true },
      { kind: 'waiting', department: 'QA', onTrack: true, asked: true },
    ];
    expectRefused(release, launch({ early: true }), { code: 'not_ready', obstacles }, onTime);
  });

  test.each(DEPARTMENT_KEYS)('cannot pass by a missing light of %s', (key) => {
    const lights = allGreen().lights.map((each) =>
      each.departmentId === departmentId(key) ? aLight(key) : each,
    );
    expectRefused(allGreen({ lights }), launch({ early: true }), { code: 'not_ready' }, onTime);
  });

  test('goes without optional departments and names them in the record', () => {
    const lights = [
      aGreenLight('eng'),
      aLight('sales', { required: false }),
      aLight('docs', { required: false, state: 'green' }),
    ];
    const [decidedEvent] = eventsOf(allGreen({ lights }), launch(), onTime);
    expect(decidedEvent).toMatchObject({ type: 'launch_decided', without: ['Sales'] });
  });

  describe('early', () => {
    test.each([
      ['2026-12-10T12:00:00.000Z', false],
      ['2026-12-10T11:59:59.999Z', true],
      ['2026-12-10T13:30:00.000Z', false],
      [NOW, true],
    ])('at %s it is early: %s', (now, early) => {
      expect(isEarly(allGreen(), now)).toBe(early);
    });

    test('is asked about first, naming those not green whose preparation is not over', () => {
      const lights = [
        aGreenLight('eng'),
        { ...aGreenLight('docs'), leadTimeDays: 15 },
        aLight('sales', { askedAt: '2026-11-24T09:00:00.000Z', leadTimeDays: 2, required: false }),
        aLight('training', { required: false }),
      ];
      const now = '2026-11-25T09:00:00.000Z';
      const refusal = { code: 'too_early', at: LAUNCH_AT, stillPreparing: ['Sales', 'Training'] };
      expectRefused(allGreen({ lights }), launch(), refusal, { now });
      expect(eventTypes(allGreen({ lights }), launch({ early: true }), { now })).toContain('launch_decided');
    });
  });

  test('locks the lights', () => {
    const next = after(allGreen(), launch({ mode: 'deployment_starts' }), onTime);
    const actor = leadActor('sales');
    expectRefused(
      next,
      answerOf('sales', { answer: 'green' }),
      { code: 'wrong_stage', stage: 'launching' },
      { actor },
    );
  });
});

describe('a deployment', () => {
  test('that is through is announced as approved', () => {
    const next = after(
      deploying(),
      { type: 'declare_live', announcementId: 'ann-2' },
      { now: '2026-12-10T15:00:00.000Z' },
    );
    expect(next).toMatchObject({
      stage: 'launching',
      announcementId: 'ann-2',
      launch: { liveAt: '2026-12-10T15:00:00.000Z' },
    });
  });

  test('that did not work goes back to sign-off; only the touched lights are asked again', () => {
    const command: Command = {
      type: 'declare_failed',
      usersSee: 'part',
      cause: 'Disk full',
      askAgain: [departmentId('eng')],
    };
    const now = '2026-12-10T15:00:00.000Z';
    const next = after(deploying(), command, { now });
    expect(next).toMatchObject({ stage: 'sign_off', launch: null, attempts: 1, announcementId: null });
    expect(light(next, 'eng')).toMatchObject({ state: 'waiting', askedAt: now });
    expect(light(next, 'eng').askedAgainBecause).toContain('Disk full');
    expect(next.lights.filter(({ state }) => state === 'green')).toHaveLength(7);
    expect(eventTypes(deploying(), command, { now })).toEqual(['launch_failed', 'department_asked']);
  });

  test('that did not work is tried again as the next attempt', () => {
    const failed = after(
      deploying(),
      { type: 'declare_failed', usersSee: 'nothing', cause: 'x', askAgain: [] },
      onTime,
    );
    const next = after(failed, launch(), onTime);
    expect(next).toMatchObject({ attempts: 2, launch: { attempt: 2 } });
  });

  test('cannot ask a department again that is not part of it', () => {
    const command: Command = {
      type: 'declare_failed',
      usersSee: 'nothing',
      cause: 'x',
      askAgain: ['dep-legal'],
    };
    expectRefused(deploying(), command, { code: 'unknown_department' });
  });
});

test('a release is live once its announcements are out, not before', () => {
  expect(after(announcing(), { type: 'announced' }, { actor: null }).stage).toBe('live');
  expect(after(deploying(), { type: 'announced' }, { actor: null })).toEqual(deploying());
});
