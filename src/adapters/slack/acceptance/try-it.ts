import { changeRelease } from '../../../application/change-release.ts';
import type { House } from '../../../application/house.ts';
import type { AcceptanceRound, Finding } from '../../../domain/acceptance/round.ts';
import { roundOf } from '../../../domain/acceptance/standing.ts';
import type { Actor } from '../../../domain/person.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { nothing, open, type Reply, refused, say, strange, whisper } from '../edge/reply.ts';
import { showsItself } from '../edge/shows-itself.ts';
import type { Ids } from '../edge/value.ts';
import { type ActionVisit, typedText, type ViewVisit } from '../edge/visit.ts';
import { section } from '../kit/blocks.ts';
import { message, type SlackMessage } from '../kit/message.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { seenFor } from '../planning/look/seen-release.ts';
import { FOUND, isInChannel } from './round-words.ts';
import { type Spoken, sayForm } from './say-form.ts';

export type AboutRound = { releaseId: string; roundId: string };

/** The round that a button or form names; null for anything that this program never wrote. */
export const aboutRound = (ids: Ids | null): AboutRound | null =>
  ids?.releaseId === undefined || ids.extra === undefined
    ? null
    : { releaseId: ids.releaseId, roundId: ids.extra };

/** In a channel the card names nobody: whoever answered reads that it arrived. */
const notedMessage = (release: Release, round: AcceptanceRound, finding: Finding): SlackMessage => {
  const next =
    finding === 'problem' ? mrkdwn` ${round.owner.name} says what becomes of it.` : mrkdwn` Thank you.`;
  const line = mrkdwn`Noted for *${titleOf(release)}*: ${FOUND[finding]}.${next} You can change it until the round is closed.`;
  return message(line, [section(line)]);
};

/** In direct messages the card itself shows what they said; a private list does not. */
const noted = async (
  house: House,
  { workspaceId }: Actor,
  { releaseId, roundId }: AboutRound,
  finding: Finding,
  showsItself = true,
): Promise<SlackMessage | null> => {
  const release = await house.store.reads.release(workspaceId, releaseId);
  const round = release === null ? undefined : roundOf(release, roundId);
  if (release === null || round === undefined) return null;
  if (showsItself && !isInChannel(round, release)) return null;
  return notedMessage(release, round, finding);
};

/** "It works": one tap. */
export const tapWorks = async (house: House, visit: ActionVisit): Promise<Reply> => {
  const { actor, request, ids } = visit;
  const about = aboutRound(ids);
  if (about === null) return strange;
  const { releaseId, roundId } = about;
  const command = { type: 'try_round', roundId, finding: 'works', words: '' } as const;
  const outcome = await changeRelease(house, request, releaseId, command);
  if (!outcome.ok) return refused(outcome.refusal, releaseId);
  const told = await noted(house, actor, about, 'works', showsItself(visit));
  return told === null ? nothing : say(told);
};

/** "A problem", "A wish": one field. */
export const openSaying = async (
  house: House,
  { actor, ids }: ActionVisit,
  finding: Spoken,
): Promise<Reply> => {
  const about = aboutRound(ids);
  if (about === null) return strange;
  const { releaseId, roundId } = about;
  const probe = { type: 'try_round', roundId, finding, words: '…' } as const;
  const seen = await seenFor(house, actor, releaseId, probe);
  if ('reply' in seen) return seen.reply;
  const { release } = seen.scene;
  const round = roundOf(release, roundId);
  return round === undefined
    ? refused({ code: 'unknown_matter' }, releaseId)
    : open(sayForm(release, round, finding, actor.userId));
};

export const submitSaying = async (
  house: House,
  { actor, request, view }: ViewVisit,
  finding: Spoken,
): Promise<Reply> => {
  const about = aboutRound(view.metadata);
  if (about === null) return strange;
  const { releaseId, roundId } = about;
  const command = { type: 'try_round', roundId, finding, words: typedText(view.typed, 'words') } as const;
  const outcome = await changeRelease(house, request, releaseId, command);
  if (!outcome.ok) return refused(outcome.refusal, releaseId);
  const told = await noted(house, actor, about, finding);
  return told === null ? nothing : whisper(told);
};
