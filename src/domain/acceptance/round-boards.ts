import { isAfter } from '../calendar.ts';
import { boardAction } from '../delivery/boards.ts';
import { type Audience, type DueAction, PRIORITY, type Slot } from '../delivery/due-action.ts';
import type { NamedEvent, Scene } from '../delivery/statements.ts';
import type { ReleaseEvent } from '../event.ts';
import { lightsAreOpen, type Release } from '../release.ts';
import { type AcceptanceRound, isOpenRound } from './round.ts';
import { beginsAt } from './round-moments.ts';

type Where = Pick<Scene, 'release' | 'settings' | 'now'>;

/** Whether people may be asked for it now: it has begun and is open, and nothing is held. */
export const isAskedNow = ({ release, settings, now }: Where, round: AcceptanceRound): boolean =>
  isOpenRound(round) &&
  release.startedAt !== null &&
  release.hold === null &&
  lightsAreOpen(release) &&
  !isAfter(beginsAt(round, release, settings), now);

/** A release that not everyone may know of shows itself in its own channel only. */
export const isHiddenIn = (release: Release, channelId: string): boolean =>
  release.visibility === 'confidential' && channelId !== release.privateChannelId;

/** Where people read what they may try. In a rehearsal its manager alone reads everything. */
export const triersOf = (round: AcceptanceRound, release: Release): readonly Audience[] => {
  if (release.practice) return [{ user: release.manager.userId }];
  return round.channelId === null
    ? round.inviteeIds.map((user) => ({ user }))
    : [{ channel: round.channelId }];
};

/** Whoever looks after it; a role that nobody has taken is the manager's. */
export const ownerOf = ({ owner }: AcceptanceRound, release: Release): Audience => ({
  user: release.practice ? release.manager.userId : (owner.userId ?? release.manager.userId),
});

export const trialSlot = ({ id }: AcceptanceRound, audience: Audience): Slot => ({
  kind: 'board.round',
  subject: id,
  audience,
});

const ownerSlot = (round: AcceptanceRound, release: Release): Slot => ({
  kind: 'board.round_owner',
  subject: round.id,
  audience: ownerOf(round, release),
});

const endsSlot = (round: AcceptanceRound, release: Release): Slot => ({
  kind: 'board.round_ends',
  subject: round.id,
  audience: ownerOf(round, release),
});

const postable = (scene: Where, round: AcceptanceRound, audience: Audience): boolean =>
  isAskedNow(scene, round) && !('channel' in audience && isHiddenIn(scene.release, audience.channel));

const cardsFor = (
  scene: Where,
  round: AcceptanceRound,
  audiences: readonly Audience[],
  priority: (typeof PRIORITY)[keyof typeof PRIORITY],
): DueAction[] =>
  audiences.map((audience) =>
    boardAction(scene.release, scene.now, {
      slot: trialSlot(round, audience),
      post: postable(scene, round, audience),
      priority,
    }),
  );

/** What whoever looks after it reads: how it goes, and at the end that nobody closed it. */
export const ownerBoards = (scene: Where, round: AcceptanceRound, ends = false): DueAction[] => {
  const { release, now } = scene;
  const asked = isAskedNow(scene, round);
  const priority = PRIORITY.notice;
  return [
    boardAction(release, now, { slot: ownerSlot(round, release), post: asked, priority }),
    boardAction(release, now, { slot: endsSlot(round, release), post: ends && asked, priority }),
  ];
};

/** Everything that stands about a round, brought up to date; posted once it has begun. */
export const roundBoards = (scene: Where, round: AcceptanceRound): DueAction[] => [
  ...cardsFor(scene, round, triersOf(round, scene.release), PRIORITY.ask),
  ...ownerBoards(scene, round),
];

/**
 * After somebody said something: where they said it. A card in a channel counts for everybody; one in somebody's
 * direct messages says what they said themselves, so that one answer never edits fifty messages.
 */
export const triedBoards = (scene: Where, round: AcceptanceRound, userId: string): DueAction[] => {
  const where = triersOf(round, scene.release).filter(
    (audience) => 'channel' in audience || audience.user === userId,
  );
  return [...cardsFor(scene, round, where, PRIORITY.clicked), ...ownerBoards(scene, round)];
};

/** Beside the events of the round itself: what makes its cards say something else. */
const TOUCHES: readonly ReleaseEvent['type'][] = [
  'release_started',
  'release_held',
  'release_resumed',
  'release_cancelled',
  'plan_changed',
  'manager_changed',
  'launch_decided',
  'launch_failed',
];

/** The open round's cards, where one of the events touches them. */
export const touchedRounds = (scene: Scene, events: readonly NamedEvent[]): DueAction[] =>
  events.some(({ event }) => TOUCHES.includes(event.type))
    ? scene.release.rounds.filter(isOpenRound).flatMap((round) => roundBoards(scene, round))
    : [];
