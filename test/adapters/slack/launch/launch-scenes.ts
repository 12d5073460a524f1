import type { LaunchScene } from '../../../../src/adapters/slack/launch/prompt/launch-scene.ts';
import type { LaunchState } from '../../../../src/adapters/slack/launch/prompt/launch-state.ts';
import type { Place } from '../../../../src/adapters/slack/launch/prompt/places.ts';
import type { Release } from '../../../../src/domain/release.ts';
import { calling } from '../../../domain/launch-day/launch-day-cases.ts';
import { HIGH } from '../../../domain/matters.ts';
import {
  ANNOUNCEMENTS_CHANNEL,
  aGreenLight,
  aLight,
  aPlan,
  aStartedRelease,
  DEPARTMENT_KEYS,
  launchOn,
  MAYA,
  NOW,
  someSettings,
} from '../../../support/builders.ts';

/** One minute after the launch reminder of Atlas, in Berlin 13:31 on the day itself. */
export const AT_LAUNCH = '2026-12-10T12:31:00.000Z';

export const greenRelease = (overrides: Partial<Release> = {}): Release =>
  aStartedRelease({ lights: DEPARTMENT_KEYS.map((key) => aGreenLight(key)), ...overrides });

/** Sales is red, Docs waits, the others are green. */
export const unreadyRelease = (overrides: Partial<Release> = {}): Release => {
  const red = {
    answer: 'not_yet',
    reason: 'No price sheet.',
    solver: 'Piet',
    expectedOn: '2026-12-09',
    by: MAYA,
    at: NOW,
    asDeputy: false,
  } as const;
  return greenRelease({
    lights: DEPARTMENT_KEYS.map((key) => {
      if (key === 'sales') return aLight(key, { askedAt: NOW, state: 'not_yet', answer: red });
      return key === 'docs' ? aLight(key, { askedAt: NOW }) : aGreenLight(key);
    }),
    ...overrides,
  });
};

export const deploying = {
  stage: 'launching',
  attempts: 1,
  launch: { attempt: 1, decidedBy: MAYA, decidedAt: AT_LAUNCH, liveAt: null },
} as const;

export const launched = {
  stage: 'live',
  attempts: 1,
  launch: { attempt: 1, decidedBy: MAYA, decidedAt: AT_LAUNCH, liveAt: AT_LAUNCH },
} as const;

const hold = { by: MAYA, at: NOW, reason: 'The data centre burns.' };

const call = { mode: 'live_now', announcementId: 'ann-1', early: false, by: MAYA, at: AT_LAUNCH } as const;

/** With all that a high risk owes. */
const ofHighRisk = (release: Release): Release => ({
  ...release,
  plan: { ...release.plan, risk: HIGH, backOut: 'Switch it off.', beta: 'Liked.' },
});

/** A release in each state of the manager's boards. */
export const IN_STATE: Record<LaunchState, (overrides?: Partial<Release>) => Release> = {
  did_not_work: (overrides) => greenRelease({ attempts: 1, ...overrides }),
  cancelled: (overrides) => greenRelease({ stage: 'cancelled', ...overrides }),
  launched: (overrides) => greenRelease({ ...launched, ...overrides }),
  deploying: (overrides) => greenRelease({ ...deploying, ...overrides }),
  held: (overrides) => greenRelease({ hold, ...overrides }),
  called: (overrides) => greenRelease({ call, ...overrides }),
  not_ready: (overrides) => unreadyRelease(overrides),
  early: (overrides) => greenRelease({ plan: aPlan({ launch: launchOn('2026-12-17') }), ...overrides }),
  to_call: (overrides) => ofHighRisk(greenRelease(overrides)),
  calling: (overrides) => calling(ofHighRisk(greenRelease(overrides)), { startedAt: AT_LAUNCH }),
  ready: (overrides) => greenRelease(overrides),
};

const audience = { channel: ANNOUNCEMENTS_CHANNEL };

/** The announcements channel with 312 people. */
export const aPlace = (message: Place['message'] = null): Place => ({
  audience,
  channel: {
    channelId: ANNOUNCEMENTS_CHANNEL,
    name: 'announcements',
    isPrivate: false,
    isMember: true,
    isArchived: false,
    sharedWith: null,
    memberCount: 312,
  },
  message,
  doubt: null,
});

export const postedIn = (channelId: string): Place['message'] => ({
  slotKey: 'announcement',
  releaseId: 'rel-atlas',
  slot: { kind: 'board.announcement', subject: '1', audience },
  channelId,
  ts: '1796905861.000100',
  metadataKey: 'key',
  permalink: null,
  state: 'posted',
});

export const sceneOf = (release: Release, overrides: Partial<LaunchScene> = {}): LaunchScene => ({
  release,
  settings: someSettings(),
  attempt: 1,
  places: [aPlace()],
  changed: [],
  readied: 1,
  promptStands: false,
  now: AT_LAUNCH,
  workspaceUrl: 'https://acme.slack.com/',
  ...overrides,
});
