import { changeRelease } from '../../../application/change-release.ts';
import type { House } from '../../../application/house.ts';
import { forgetTyped, keepClosed, keepTyped, typedBefore } from '../../../application/plan/keep-typed.ts';
import type { AcceptanceRound, Finding, Trial } from '../../../domain/acceptance/round.ts';
import { replacedBy, roundOf, trialOf } from '../../../domain/acceptance/standing.ts';
import type { Actor } from '../../../domain/person.ts';
import type { Refused } from '../../../domain/refusal.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { nothing, open, type Reply, refused, say, strange, whisper } from '../edge/reply.ts';
import { showsItself } from '../edge/shows-itself.ts';
import type { Ids } from '../edge/value.ts';
import { type ActionVisit, typedText, type ViewVisit, type Visit } from '../edge/visit.ts';
import { section } from '../kit/blocks.ts';
import { message, type SlackMessage } from '../kit/message.ts';
import { joinMrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { seenFor } from '../planning/look/seen-release.ts';
import { inlineText } from '../words/inline-text.ts';
import { ROUND_FORMS } from './ids.ts';
import { FOUND, isInChannel } from './round-words.ts';
import { type Spoken, sayForm, worksForm } from './say-form.ts';

export type AboutRound = { releaseId: string; roundId: string };

/** The round that a button or form names; null for anything that this program never wrote. */
export const aboutRound = (ids: Ids | null): AboutRound | null =>
  ids?.releaseId === undefined || ids.extra === undefined
    ? null
    : { releaseId: ids.releaseId, roundId: ids.extra };

/** In a channel the card names nobody: whoever answered reads that it arrived, and which words it replaced. */
const notedMessage = (
  release: Release,
  round: AcceptanceRound,
  finding: Finding,
  before: Trial | undefined,
): SlackMessage => {
  const next =
    finding === 'problem' ? mrkdwn` ${round.owner.name} says what becomes of it.` : mrkdwn` Thank you.`;
  const instead =
    before === undefined
      ? null
      : mrkdwn`It takes the place of your ${before.finding}: ${inlineText(before.words)}`;
  const line = joinMrkdwn(
    [
      mrkdwn`Noted for *${titleOf(release)}*: ${FOUND[finding]}.${next} You can change it until the round is closed.`,
      instead,
    ],
    ' ',
  );
  return message(line, [section(line)]);
};

type Answer = { about: AboutRound; finding: Finding; words: string };

/** What this person said before in other words; the release itself is looked at by the rules. */
const saidBefore = async (
  house: House,
  { workspaceId, userId }: Actor,
  { releaseId, roundId }: AboutRound,
  finding: Finding,
): Promise<Trial | undefined> => {
  const release = await house.store.reads.release(workspaceId, releaseId);
  const round = release === null ? undefined : roundOf(release, roundId);
  return round === undefined ? undefined : replacedBy(round, finding, userId);
};

/**
 * Takes the answer; null where the card itself shows it, as it does in direct messages.
 * @param isShown false where it was tapped in a private list, which never changes
 */
const answer = async (
  house: House,
  { actor, request }: Pick<Visit, 'actor' | 'request'>,
  { about: { releaseId, roundId }, finding, words }: Answer,
  isShown = true,
): Promise<{ ok: true; told: SlackMessage | null } | Refused> => {
  const before = await saidBefore(house, actor, { releaseId, roundId }, finding);
  const command = { type: 'try_round', roundId, finding, words } as const;
  const outcome = await changeRelease(house, request, releaseId, command);
  if (!outcome.ok) return outcome;
  const release = await house.store.reads.release(actor.workspaceId, releaseId);
  const round = release === null ? undefined : roundOf(release, roundId);
  if (release === null || round === undefined || (isShown && !isInChannel(round, release))) {
    return { ok: true, told: null };
  }
  return { ok: true, told: notedMessage(release, round, finding, before) };
};

/** The round for whoever may say something about it. */
const triedBy = async (
  house: House,
  actor: Actor,
  { releaseId, roundId }: AboutRound,
  finding: Finding,
): Promise<{ release: Release; round: AcceptanceRound; userId: string } | { reply: Reply }> => {
  const probe = { type: 'try_round', roundId, finding, words: '…' } as const;
  const seen = await seenFor(house, actor, releaseId, probe);
  if ('reply' in seen) return seen;
  const { release } = seen.scene;
  const round = roundOf(release, roundId);
  return round === undefined
    ? { reply: refused({ code: 'unknown_matter' }, releaseId) }
    : { release, round, userId: actor.userId };
};

/** "It works": one tap, and a second one where it takes the place of something in words. */
export const tapWorks = async (house: House, visit: ActionVisit): Promise<Reply> => {
  const about = aboutRound(visit.ids);
  if (about === null) return strange;
  if ((await saidBefore(house, visit.actor, about, 'works')) !== undefined) {
    const tried = await triedBy(house, visit.actor, about, 'works');
    return 'reply' in tried ? tried.reply : open(worksForm(tried));
  }
  const said = { about, finding: 'works', words: '' } as const;
  const taken = await answer(house, visit, said, showsItself(visit));
  if (!taken.ok) return refused(taken.refusal, about.releaseId);
  return taken.told === null ? nothing : say(taken.told);
};

export const submitWorks = async (house: House, visit: ViewVisit): Promise<Reply> => {
  const about = aboutRound(visit.view.metadata);
  if (about === null) return strange;
  const taken = await answer(house, visit, { about, finding: 'works', words: '' });
  if (!taken.ok) return refused(taken.refusal, about.releaseId);
  return taken.told === null ? nothing : whisper(taken.told);
};

/** What is kept of a form that was not sent, for each round. */
const formOf = (finding: Spoken, { releaseId, roundId }: AboutRound) => ({
  form: `${ROUND_FORMS[finding]}:${roundId}`,
  releaseId,
});

/** What the form shows at first: the same finding, as it was said before. */
const shownFirst = (round: AcceptanceRound | undefined, finding: Spoken, userId: string) => {
  const before = round === undefined ? undefined : trialOf(round, userId);
  return { words: before?.finding === finding ? before.words : '' };
};

/** "A problem", "A wish": one field. */
export const openSaying = async (
  house: House,
  { actor, ids }: ActionVisit,
  finding: Spoken,
): Promise<Reply> => {
  const about = aboutRound(ids);
  if (about === null) return strange;
  const tried = await triedBy(house, actor, about, finding);
  if ('reply' in tried) return tried.reply;
  const shown = shownFirst(tried.round, finding, actor.userId);
  const kept = await typedBefore(house, actor, formOf(finding, about), shown);
  return open(sayForm(tried, finding, { words: kept?.words ?? shown.words, kept: kept !== null }));
};

export const submitSaying = async (house: House, visit: ViewVisit, finding: Spoken): Promise<Reply> => {
  const { actor, view } = visit;
  const about = aboutRound(view.metadata);
  if (about === null) return strange;
  const words = typedText(view.typed, 'words');
  const taken = await answer(house, visit, { about, finding, words });
  if (!taken.ok) {
    await keepTyped(house, actor, formOf(finding, about), { shown: { words: '' }, typed: { words } });
    return refused(taken.refusal, about.releaseId);
  }
  await forgetTyped(house, actor, formOf(finding, about));
  return taken.told === null ? nothing : whisper(taken.told);
};

export const closeSaying = async (
  house: House,
  { actor, view }: ViewVisit,
  finding: Spoken,
): Promise<void> => {
  const about = aboutRound(view.metadata);
  if (about === null) return;
  const release = await house.store.reads.release(actor.workspaceId, about.releaseId);
  const round = release === null ? undefined : roundOf(release, about.roundId);
  const shown = shownFirst(round, finding, actor.userId);
  const typed = { words: typedText(view.typed, 'words') };
  await keepClosed(house, actor, formOf(finding, about), { shown, typed });
};
