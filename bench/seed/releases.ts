import type { PostedMessage, Store } from '../../src/application/ports.ts';
import { addMinutes, type Instant } from '../../src/domain/calendar.ts';
import { EMPTY_CONTENTS } from '../../src/domain/contents/contents.ts';
import { withScopeText } from '../../src/domain/contents/scope.ts';
import { departmentCardSlot, releaseCardSlot } from '../../src/domain/delivery/boards.ts';
import { type Slot, slotKey } from '../../src/domain/delivery/due-action.ts';
import { timelineOf } from '../../src/domain/delivery/timeline.ts';
import { NO_FAMILY } from '../../src/domain/family/family.ts';
import { freshLight } from '../../src/domain/plan/decide-plan.ts';
import { NOTHING_YET } from '../../src/domain/plan/nothing-yet.ts';
import type { Release } from '../../src/domain/release.ts';
import { CHANNELS, MANAGER, PEOPLE, SETTINGS, TEAM } from './workspace.ts';

const A_MONTH_MINUTES = 30 * 24 * 60;

const padded = (nth: number): string => String(nth).padStart(4, '0');

/** A release that runs: every department was asked, nobody has answered. */
const aRelease = (nth: number, now: Instant): Release => {
  const launchAt = addMinutes(now, A_MONTH_MINUTES + nth);
  return {
    ...NOTHING_YET,
    id: `release-${padded(nth)}`,
    workspaceId: TEAM,
    version: 1,
    key: `atlas-${padded(nth)}`,
    stage: 'sign_off',
    plan: {
      name: 'Atlas',
      version: `${nth}.0`,
      value: 'Teams share their boards with a link.',
      launch: { date: launchAt.slice(0, 10), time: launchAt.slice(11, 16), zone: 'UTC', at: launchAt },
      path: 'big_bang',
      goal: 'Teams plan together.',
      measure: 'A third of the teams share a board within a month.',
      outOfScope: 'Guests',
      highlights: 'Boards can be shared with a link.',
      product: 'Atlas',
      price: '',
      packages: '',
      candidate: '',
      backOut: '',
      beta: '',
      risk: null,
      contents: withScopeText(EMPTY_CONTENTS, 'Shared boards'),
    },
    manager: MANAGER,
    seeksManager: false,
    standInId: null,
    visibility: 'everyone',
    privateChannelId: null,
    practice: false,
    lights: SETTINGS.departments.map((department) => ({
      ...freshLight({ departmentId: department.id, ...department }),
      askedAt: now,
    })),
    urgent: null,
    family: NO_FAMILY,
    createdAt: now,
    startedAt: now,
  };
};

/** A department's card as it stands in Slack, with what a click on it carries. */
export type Card = {
  releaseId: string;
  releaseKey: string;
  departmentId: string;
  channel: string;
  ts: string;
  lead: string;
};

const standing = (release: Release, slot: Slot, ts: string): PostedMessage => ({
  slotKey: slotKey(release.id, slot),
  releaseId: release.id,
  slot,
  channelId: 'channel' in slot.audience ? slot.audience.channel : `D${slot.audience.user}`,
  ts,
  metadataKey: `metadata-${ts}`,
  permalink: null,
  state: 'posted',
});

/** The time stamp of a seeded message: its release and its place in it. */
const tsOf = (nth: number, place: number): string =>
  `${1_600_000_000 + nth}.${String(place).padStart(6, '0')}`;

const boardsOf = (release: Release, nth: number): PostedMessage[] => {
  const card = releaseCardSlot(release, SETTINGS);
  const managerCard: Slot = {
    kind: 'board.manager_card',
    subject: '',
    audience: { user: release.manager.userId },
  };
  return [
    ...(card === null ? [] : [standing(release, card, tsOf(nth, 900))]),
    standing(release, managerCard, tsOf(nth, 901)),
    ...SETTINGS.departments.map(({ id, channelId }, place) =>
      standing(release, departmentCardSlot(id, { channel: channelId ?? '' }), tsOf(nth, place)),
    ),
  ];
};

/** Writes the workspace: its settings, and everybody and every channel, known already. */
export const seedWorkspace = (store: Store): Promise<void> =>
  store.transaction(async (tx) => {
    await tx.saveSettings(SETTINGS);
    await tx.savePeople(
      TEAM,
      PEOPLE.map(({ userId, name }) => ({
        userId,
        name,
        zone: 'UTC',
        isFullMember: true,
        isSlackAdmin: false,
        isOwner: false,
        deleted: false,
      })),
    );
    await tx.saveChannels(
      TEAM,
      CHANNELS.map(({ id, name }) => ({
        channelId: id,
        name,
        isPrivate: false,
        isMember: true,
        isArchived: false,
        sharedWith: null,
        memberCount: PEOPLE.length,
      })),
    );
  });

/**
 * Writes running releases and returns every department's card.
 * @param standing whether their boards stand in Slack already
 */
export const seedReleases = async (
  store: Store,
  count: number,
  now: Instant,
  { standing: stand = true }: { standing?: boolean } = {},
): Promise<Card[]> => {
  const cards: Card[] = [];
  await store.transaction(async (tx) => {
    for (let nth = 0; nth < count; nth += 1) {
      const release = aRelease(nth, now);
      await tx.saveRelease(release, null);
      await tx.redrawTimers(release, timelineOf(release, SETTINGS, now), now);
      for (const message of stand ? boardsOf(release, nth) : []) await tx.saveMessage(TEAM, message);
      SETTINGS.departments.forEach(({ id, channelId, leads }, place) => {
        cards.push({
          releaseId: release.id,
          releaseKey: release.key,
          departmentId: id,
          channel: channelId ?? '',
          ts: tsOf(nth, place),
          lead: leads[0] ?? '',
        });
      });
    }
  });
  return cards;
};
