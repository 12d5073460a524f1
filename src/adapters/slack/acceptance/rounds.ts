import { openRound, ROUND_PROBE } from '../../../application/acceptance/open-round.ts';
import type { House } from '../../../application/house.ts';
import { forgetTyped, keepClosed, keepTyped, typedBefore } from '../../../application/plan/keep-typed.ts';
import { beginsAt } from '../../../domain/acceptance/round-moments.ts';
import { openRoundOf } from '../../../domain/acceptance/standing.ts';
import { isAfter } from '../../../domain/calendar.ts';
import type { Release } from '../../../domain/release.ts';
import { open, type Reply, refused, say, strange, whisper } from '../edge/reply.ts';
import type { ViewVisit, Visit } from '../edge/visit.ts';
import { section } from '../kit/blocks.ts';
import { message } from '../kit/message.ts';
import { channelMention, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { moment } from '../lights/card/sentences.ts';
import { titled } from '../planning/card/titled.ts';
import { planScene } from '../planning/contents/plan-scene.ts';
import { shownBehind } from '../planning/contents/seen-plan.ts';
import { partsView } from '../planning/form/parts-view.ts';
import { seenFor, seenRelease } from '../planning/look/seen-release.ts';
import { peopleCount } from '../words/count-words.ts';
import { foundView } from './found-view.ts';
import { ROUND_FORMS } from './ids.ts';
import type { Seen } from './look-after.ts';
import { mayNotRead } from './may-read.ts';
import { emptyRound, roundForm, roundOfFields, typedRound } from './round-form.ts';

/** What is kept of a form that was not sent, for each round. */
const formOf = ({ id, rounds }: Release) => ({
  form: `${ROUND_FORMS.open}:${rounds.length + 1}`,
  releaseId: id,
});

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
  if ('reply' in wanted) return wanted.reply;
  const { scene } = wanted;
  const shown = emptyRound(scene);
  const kept = await typedBefore(house, actor, formOf(scene.release), shown);
  return open(roundForm(scene, { values: kept ?? shown, kept: kept !== null }));
};

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
  const before = await seenRelease(house, actor, releaseId);
  if (releaseId === undefined) return strange;
  if ('reply' in before) return before.reply;
  const { scene } = before;
  const typed = typedRound(view.typed);
  const outcome = await openRound(house, request, { releaseId, form: roundOfFields(typed) });
  if (!outcome.ok) {
    await keepTyped(house, actor, formOf(scene.release), { shown: emptyRound(scene), typed });
    return refused(outcome.refusal, releaseId);
  }
  await forgetTyped(house, actor, formOf(scene.release));
  const seen = await seenRelease(house, actor, releaseId);
  const round = 'reply' in seen ? undefined : openRoundOf(seen.scene.release);
  if ('reply' in seen || round === undefined) return { kind: 'nothing' };
  const line = openedWords({ scene: seen.scene, round });
  const said = message(line, [section(line)]);
  const { behind = [] } = view;
  if (behind.length === 0) return whisper(said);
  return say(said, shownBehind(behind, [partsView(await planScene(house, actor, seen.scene))]));
};

export const closeRoundForm = async (house: House, { actor, view }: ViewVisit): Promise<void> => {
  const seen = await seenRelease(house, actor, view.metadata.releaseId);
  if ('reply' in seen) return;
  const { scene } = seen;
  const typed = typedRound(view.typed);
  await keepClosed(house, actor, formOf(scene.release), { shown: emptyRound(scene), typed });
};
