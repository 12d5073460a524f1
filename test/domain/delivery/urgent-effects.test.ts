import { describe, expect, test } from 'vitest';
import type { Audience } from '../../../src/domain/delivery/due-action.ts';
import { deliveriesFor } from '../../../src/domain/delivery/effects.ts';
import type { ReleaseEvent } from '../../../src/domain/event.ts';
import type { PersonStamp } from '../../../src/domain/person.ts';
import type { Release } from '../../../src/domain/release.ts';
import {
  ANNOUNCEMENTS_CHANNEL,
  aDepartment,
  aGreenLight,
  aLight,
  anUrgent,
  aPlan,
  aStartedRelease,
  channelOf,
  launchOn,
  leadOf,
  MAYA,
  RELEASES_CHANNEL,
  someSettings,
} from '../../support/builders.ts';

const NIGHT = '2026-12-01T22:00:00.000Z';
const settings = someSettings({
  departments: [
    aDepartment('eng', { onDutyId: leadOf('eng') }),
    aDepartment('qa'),
    aDepartment('support', { onDutyId: leadOf('support') }),
    aDepartment('docs'),
    aDepartment('training', { channelId: channelOf('docs') }),
    aDepartment('sales', { zone: 'America/New_York' }),
    aDepartment('pmm', { channelId: null }),
  ],
});
const named = (userId: string) => ({ userId, name: userId, until: null });
const hotfix: Release = aStartedRelease({
  plan: aPlan({ launch: launchOn('2026-12-02', '00:00') }),
  startedAt: NIGHT,
  urgent: anUrgent(),
  lights: [
    aLight('eng', { askedAt: NIGHT, delegates: [named(leadOf('eng'))] }),
    aLight('qa'),
    aLight('support', { askedAt: NIGHT, delegates: [named(leadOf('support'))] }),
  ],
});

const sent = (release: Release, event: ReleaseEvent, now = NIGHT) =>
  deliveriesFor({ release, settings, now }, [{ id: 'e1', event }]).filter(
    ({ slot, payload }) => slot !== null && payload.post !== false,
  );

const to = (audience: Audience): string => ('user' in audience ? audience.user : audience.channel);
const lines = (release: Release, event: ReleaseEvent, kind: string): string[] =>
  sent(release, event)
    .filter((action) => action.kind === kind)
    .map(({ slot, dueAt }) => `${slot === null ? '' : to(slot.audience)} ${dueAt.slice(0, 16)}`);

const live: Release = {
  ...hotfix,
  stage: 'launching',
  attempts: 1,
  launch: { attempt: 1, decidedBy: MAYA, decidedAt: NIGHT, liveAt: NIGHT },
};
const LIVE: ReleaseEvent = { type: 'declared_live', attempt: 1 };

describe('while a hotfix runs', () => {
  test('its start tells nobody but the manager, whom it does not reach', () => {
    const started = sent(hotfix, { type: 'release_started' });
    expect(started.filter(({ kind }) => kind === 'statement.heads_up')).toEqual([]);
    expect(started.map(({ payload }) => payload.what).filter((what) => what !== undefined)).toEqual([
      'urgent_unreached',
    ]);
  });

  test('in working hours everybody is reached, and nothing is said', () => {
    const noon = '2026-12-02T11:00:00.000Z';
    const started = sent(hotfix, { type: 'release_started' }, noon);
    expect(started.filter(({ payload }) => payload.what === 'urgent_unreached')).toEqual([]);
  });

  test('a question goes to those who are named, and into no channel', () => {
    const asked = {
      type: 'department_asked',
      departmentId: 'dep-eng',
      name: 'Engineering',
      again: false,
      because: null,
    } as const;
    expect(lines(hotfix, asked, 'board.department_card')).toEqual([`${leadOf('eng')} 2026-12-01T22:00`]);
  });

  test('what happens to it is said to those who were asked, and to nobody else of their department', () => {
    const held = { ...hotfix, hold: { by: MAYA, at: NIGHT, reason: 'Wait.' } };
    const told = lines(held, { type: 'release_held', reason: 'Wait.' }, 'statement.to_department');
    expect(told).toContain(`${leadOf('eng')} 2026-12-01T22:00`);
    expect(told.join()).not.toContain(channelOf('eng'));
  });
});

describe('when it is live', () => {
  test('it is announced where releases are followed, not to the whole company at night', () => {
    expect(lines(live, LIVE, 'board.announcement')).toEqual([`${RELEASES_CHANNEL} 2026-12-01T22:00`]);
    expect(
      sent(live, LIVE).some(({ slot }) => slot !== null && to(slot.audience) === ANNOUNCEMENTS_CHANNEL),
    ).toBe(false);
  });

  test('one person is asked whether it is mended', () => {
    expect(lines(live, LIVE, 'board.mended')).toEqual(['U0PAT 2026-12-01T22:00']);
  });

  test('the manager hears what was found, unless they looked themselves', () => {
    const said = (by: PersonStamp): string[] => {
      const found = { ...live, urgent: anUrgent({ mended: { yes: false, by, at: NIGHT } }) };
      return lines(found, { type: 'mended_confirmed', mended: false }, 'statement.to_manager');
    };
    expect(said({ userId: 'U0PAT', name: 'Pat' })).toEqual([`${MAYA.userId} 2026-12-01T22:00`]);
    expect(said(MAYA)).toEqual([]);
  });

  test('everybody else finds one message when their own day begins, once for each channel', () => {
    expect(lines(live, LIVE, 'statement.urgent_told')).toEqual([
      `${channelOf('eng')} 2026-12-02T08:00`,
      `${channelOf('qa')} 2026-12-02T08:00`,
      `${channelOf('support')} 2026-12-02T08:00`,
      `${channelOf('docs')} 2026-12-02T08:00`,
      `${channelOf('sales')} 2026-12-02T14:00`,
      `${leadOf('pmm')} 2026-12-02T08:00`,
    ]);
  });

  test('a channel in which the question stood is not told once more', () => {
    const asked = { ...live, lights: [aGreenLight('qa', NIGHT)] };
    expect(lines(asked, LIVE, 'statement.urgent_told').join()).not.toContain(channelOf('qa'));
  });

  test('a release that was planned tells nobody so', () => {
    const planned = { ...live, urgent: null };
    expect(lines(planned, LIVE, 'statement.urgent_told')).toEqual([]);
    expect(lines(planned, LIVE, 'board.mended')).toEqual([]);
    expect(lines(planned, LIVE, 'board.announcement')).toEqual([`${ANNOUNCEMENTS_CHANNEL} 2026-12-01T22:00`]);
  });
});
