import { describe, expect, test } from 'vitest';
import {
  announcementAudiences,
  audiencesOf,
  leadsBeside,
  managersOf,
  roomOf,
} from '../../../src/domain/delivery/audience.ts';
import type { DueAction } from '../../../src/domain/delivery/due-action.ts';
import { deliveriesFor } from '../../../src/domain/delivery/effects.ts';
import type { ReleaseEvent } from '../../../src/domain/event.ts';
import type { Release } from '../../../src/domain/release.ts';
import {
  aLight,
  aPlan,
  aStartedRelease,
  departmentId,
  launchOn,
  leadOf,
  MAYA,
  NOW,
  someSettings,
} from '../../support/builders.ts';
import { announcing } from '../deciding.ts';

const settings = someSettings({ releaseManagers: [MAYA.userId, 'U0RICO'] });
const sales = { departmentId: departmentId('sales'), name: 'Sales' };
const answer = {
  answer: 'not_yet',
  reason: 'x',
  solver: 'y',
  expectedOn: '2026-11-24',
  by: MAYA,
  at: NOW,
  asDeputy: false,
} as const;

/** Every event of a running release that could reach somebody. */
const EVENTS: readonly ReleaseEvent[] = [
  { type: 'plan_changed', fields: ['goal'] },
  { type: 'release_moved', from: aPlan().launch, to: launchOn('2026-12-17') },
  { type: 'department_added', ...sales },
  { type: 'department_removed', ...sales },
  { type: 'release_started' },
  { type: 'department_asked', ...sales, again: false, because: null },
  { type: 'department_asked', ...sales, again: true, because: 'x' },
  { type: 'light_answered', ...sales, answer, before: 'waiting' },
  { type: 'consent_given', ...sales, agreed: false },
  { type: 'all_green' },
  { type: 'readiness_lost', name: 'Sales' },
  { type: 'release_held', reason: 'x' },
  { type: 'release_resumed', heldSince: NOW, moved: true },
  { type: 'release_cancelled', reason: 'x' },
  { type: 'manager_changed', from: { userId: 'U0RICO', name: 'Rico' }, to: MAYA },
  { type: 'launch_decided', mode: 'deployment_starts', attempt: 1, without: [] },
  { type: 'launch_failed', attempt: 1, usersSee: 'all', cause: 'x' },
  { type: 'announced' },
  { type: 'retro_opened' },
  { type: 'release_closed', outcome: 'x', lessons: 'y' },
];

const sent = (release: Release, event: ReleaseEvent): readonly DueAction[] =>
  deliveriesFor({ release, settings, now: NOW }, [{ id: 'ev-1', event }]).filter(
    ({ payload }) => payload.post !== false,
  );

const places = (actions: readonly DueAction[]): string[] => {
  const audiences = actions.flatMap(({ slot, threadOf }) => [slot?.audience, threadOf?.audience]);
  const named = audiences.flatMap((audience) => {
    if (audience === undefined) return [];
    return 'channel' in audience ? [audience.channel] : [audience.user];
  });
  return [...new Set(named)];
};

const lights = [aLight('docs', { askedAt: NOW }), aLight('sales', { askedAt: NOW }), aLight('support')];

describe('a rehearsal', () => {
  const rehearsal = aStartedRelease({
    practice: true,
    standInId: 'U0STAND',
    lights,
    privateChannelId: 'C0SECRET',
  });

  test.each(EVENTS)('$type reaches nobody but its manager', (event) => {
    expect(places(sent(rehearsal, event)).filter((place) => place !== MAYA.userId)).toEqual([]);
  });

  test('is announced to its manager', () => {
    const declared = sent(announcing({ practice: true }), { type: 'declared_live', attempt: 1 });
    expect(places(declared)).toEqual([MAYA.userId]);
  });
});

describe('a confidential release', () => {
  const quiet = aStartedRelease({
    visibility: 'confidential',
    privateChannelId: 'C0SECRET',
    standInId: 'U0STAND',
    lights,
  });
  // Rico managed it before Maya.
  const INSIDERS = [
    'C0SECRET',
    MAYA.userId,
    'U0RICO',
    'U0STAND',
    leadOf('docs'),
    leadOf('sales'),
    leadOf('support'),
  ];

  test.each(EVENTS)('$type never reaches the releases channel or a department’s', (event) => {
    expect(places(sent(quiet, event)).filter((place) => !INSIDERS.includes(place))).toEqual([]);
    const without = { ...quiet, privateChannelId: null };
    expect(places(sent(without, event)).filter((place) => place.startsWith('C0'))).toEqual([]);
  });

  test('asks its departments directly', () => {
    const ask = { type: 'department_asked', ...sales, again: false, because: null } as const;
    expect(places(sent(quiet, ask))).toContain(leadOf('sales'));
  });
});

describe('where messages go', () => {
  const open = aStartedRelease({ lights, standInId: 'U0STAND' });
  const [docs] = lights;

  test('the card stands in the releases channel, the private one, or with the manager', () => {
    expect(roomOf(open, settings)).toEqual({ channel: 'C0REL' });
    expect(roomOf({ ...open, visibility: 'confidential', privateChannelId: 'C0X' }, settings)).toEqual({
      channel: 'C0X',
    });
    expect(roomOf({ ...open, visibility: 'confidential' }, settings)).toEqual({ user: MAYA.userId });
    expect(roomOf({ ...open, practice: true }, settings)).toEqual({ user: MAYA.userId });
    expect(roomOf(open, someSettings({ releasesChannelId: null }))).toBeNull();
  });

  test('the stand-in gets what the manager gets, once even when it is the same person', () => {
    expect(managersOf(open)).toEqual([{ user: MAYA.userId }, { user: 'U0STAND' }]);
    expect(managersOf({ ...open, standInId: MAYA.userId })).toEqual([{ user: MAYA.userId }]);
  });

  test('a department that the settings no longer know is asked nowhere', () => {
    expect(docs && audiencesOf(docs, open, someSettings({ departments: [] }))).toEqual([]);
  });

  test('leads beside are only those of a department that is asked in its channel', () => {
    expect(docs && leadsBeside(docs, open, settings)).toEqual([{ user: leadOf('docs'), channel: 'C0DOCS' }]);
    expect(docs && leadsBeside(docs, { ...open, practice: true }, settings)).toEqual([]);
  });

  test('the announcement goes to every announcement channel', () => {
    const two = someSettings({ announcementChannelIds: ['C0A', 'C0B'] });
    expect(announcementAudiences(open, two)).toEqual([{ channel: 'C0A' }, { channel: 'C0B' }]);
  });
});
