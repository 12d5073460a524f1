import { openRound, ROUND_PROBE } from '../../../application/acceptance/open-round.ts';
import { changeRelease } from '../../../application/change-release.ts';
import type { House } from '../../../application/house.ts';
import type { AcceptanceRound } from '../../../domain/acceptance/round.ts';
import { beginsAt } from '../../../domain/acceptance/round-moments.ts';
import { openRoundOf, roundOf } from '../../../domain/acceptance/standing.ts';
import { isAfter } from '../../../domain/calendar.ts';
import type { PersonCommand } from '../../../domain/command.ts';
import type { Actor } from '../../../domain/person.ts';
import { mayNot } from '../../../domain/policy.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { open, push, type Reply, refused, say, strange, update, whisper } from '../edge/reply.ts';
import { type ActionVisit, typedText, type ViewVisit, type Visit } from '../edge/visit.ts';
import { section } from '../kit/blocks.ts';
import { message } from '../kit/message.ts';
import { channelMention, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import type { Scene } from '../lights/card/scene.ts';
import { moment } from '../lights/card/sentences.ts';
import { titled } from '../planning/card/titled.ts';
import { planScene } from '../planning/contents/plan-scene.ts';
import { shownBehind } from '../planning/contents/seen-plan.ts';
import { partsView } from '../planning/form/parts-view.ts';
import { seenFor, seenRelease } from '../planning/look/seen-release.ts';
import { peopleCount } from '../words/count-words.ts';
import { closeForm, isVerdict } from './close-form.ts';
import { foundView, readFindingId } from './found-view.ts';
import { roundForm, typedRound } from './round-form.ts';
import { type AboutRound, aboutRound } from './try-it.ts';

const closing = (roundId: string) =>
  ({ type: 'close_round', roundId, verdict: 'accepted', words: '' }) as const satisfies PersonCommand;

/** Names and words are for whoever looks after the round and for the release manager. */
const mayNotRead = (actor: Actor, { release, settings }: Scene, roundId: string): Refusal | null => {
  const refusal = mayNot(actor, closing(roundId), release, settings);
  return refusal?.code === 'not_entitled' ? { ...refusal, command: 'feedback' } : refusal;
};

type Seen = { scene: Scene; round: AcceptanceRound };

const seenRound = async (
  house: House,
  actor: Actor,
  { releaseId, roundId }: AboutRound,
): Promise<Seen | { reply: Reply }> => {
  const seen = await seenRelease(house, actor, releaseId, true);
  if ('reply' in seen) return seen;
  const round = roundOf(seen.scene.release, roundId);
  if (round === undefined) return { reply: refused({ code: 'unknown_matter' }, releaseId) };
  const refusal = mayNotRead(actor, seen.scene, roundId);
  return refusal === null ? { scene: seen.scene, round } : { reply: refused(refusal, releaseId) };
};

const DECIDE_FIRST = 'Not closed yet: say of each problem what becomes of it. Then close the round.';

export const openFound = async (house: House, { actor, ids }: ActionVisit): Promise<Reply> => {
  const about = aboutRound(ids);
  if (about === null) return strange;
  const seen = await seenRound(house, actor, about);
  return 'reply' in seen ? seen.reply : open(foundView(seen));
};

/** What becomes of a problem; the list shows what is left. */
export const settle = async (
  house: House,
  { actor, request, ids }: ActionVisit,
  as: 'blocker' | 'limitation',
): Promise<Reply> => {
  const finding = readFindingId(ids?.extra);
  const releaseId = ids?.releaseId;
  if (finding === null || releaseId === undefined) return strange;
  const outcome = await changeRelease(house, request, releaseId, { type: 'settle_finding', ...finding, as });
  if (!outcome.ok) return refused(outcome.refusal, releaseId);
  const about = { releaseId, roundId: finding.roundId };
  const seen = await seenRound(house, actor, about);
  if ('reply' in seen) return seen.reply;
  return update(foundView(seen), async () => {
    const now = await seenRound(house, actor, about);
    return foundView('reply' in now ? seen : now);
  });
};

/** The form that closes a round; where a problem is not decided on, the list that says which. */
export const openClosing = async (house: House, visit: ActionVisit): Promise<Reply> => {
  const { actor, ids } = visit;
  const about = aboutRound(ids);
  if (about === null) return strange;
  const { releaseId, roundId } = about;
  const seen = await seenFor(house, actor, releaseId, closing(roundId));
  if ('reply' in seen) {
    const { reply } = seen;
    const isUndecided = reply.kind === 'refused' && reply.refusal.code === 'problems_undecided';
    if (!isUndecided) return reply;
    const found = await seenRound(house, actor, about);
    return 'reply' in found ? found.reply : open(foundView(found, DECIDE_FIRST));
  }
  const round = roundOf(seen.scene.release, roundId);
  return round === undefined ? strange : open(closeForm(seen.scene.release, round));
};

export const submitClosing = async (house: House, { request, view }: ViewVisit): Promise<Reply> => {
  const about = aboutRound(view.metadata);
  if (about === null) return strange;
  const verdict = typedText(view.typed, 'verdict');
  if (!isVerdict(verdict)) {
    return { kind: 'fields', problems: [{ field: 'verdict', problem: 'Choose what came of it.' }] };
  }
  const { releaseId, roundId } = about;
  const words = typedText(view.typed, 'words');
  const command = { type: 'close_round', roundId, verdict, words } as const;
  const outcome = await changeRelease(house, request, releaseId, command);
  // The list behind it shows what was so before.
  return outcome.ok ? { kind: 'close_all' } : refused(outcome.refusal, releaseId);
};

/** What runs, for those who look after it; else the form that opens the next round. */
export const showRounds = async (
  house: House,
  { actor }: Visit,
  releaseId: string | undefined,
): Promise<Reply> => {
  const seen = await seenRelease(house, actor, releaseId);
  if ('reply' in seen) return seen.reply;
  const round = openRoundOf(seen.scene.release);
  if (round !== undefined && mayNotRead(actor, seen.scene, round.id) === null) {
    return open(foundView({ scene: seen.scene, round }));
  }
  const wanted = await seenFor(house, actor, releaseId, ROUND_PROBE);
  return 'reply' in wanted ? wanted.reply : open(roundForm(wanted.scene));
};

/** On top of the window in which it was clicked. */
export const above = (visit: ActionVisit, reply: Reply): Reply =>
  visit.view !== null && reply.kind === 'open' ? push(reply.view) : reply;

const whoIsAsked = ({ round, scene: { release } }: Seen): Mrkdwn => {
  if (release.practice) return mrkdwn`You get the card that others would get`;
  return round.channelId === null
    ? mrkdwn`${peopleCount(round.inviteeIds.length)} ${round.inviteeIds.length === 1 ? 'gets' : 'get'} a card`
    : mrkdwn`${channelMention(round.channelId)} gets a card`;
};

const openedWords = (seen: Seen): Mrkdwn => {
  const { release, settings, now } = seen.scene;
  const begins = beginsAt(seen.round, release, settings);
  const when =
    release.startedAt === null
      ? mrkdwn` once the release has started`
      : release.hold !== null
        ? mrkdwn` when the release goes on`
        : isAfter(begins, now)
          ? mrkdwn` ${moment(begins, release)}`
          : mrkdwn` now`;
  return mrkdwn`Round ${seen.round.number} of *${titled(release)}* is open. ${whoIsAsked(seen)}${when}.`;
};

export const submitRound = async (house: House, { actor, request, view }: ViewVisit): Promise<Reply> => {
  const { releaseId } = view.metadata;
  if (releaseId === undefined) return strange;
  const outcome = await openRound(house, request, { releaseId, form: typedRound(view.typed) });
  if (!outcome.ok) return refused(outcome.refusal, releaseId);
  const seen = await seenRelease(house, actor, releaseId);
  const round = 'reply' in seen ? undefined : openRoundOf(seen.scene.release);
  if ('reply' in seen || round === undefined) return { kind: 'nothing' };
  const line = openedWords({ scene: seen.scene, round });
  const said = message(line, [section(line)]);
  const { behind = [] } = view;
  if (behind.length === 0) return whisper(said);
  return say(said, shownBehind(behind, [partsView(await planScene(house, actor, seen.scene))]));
};
