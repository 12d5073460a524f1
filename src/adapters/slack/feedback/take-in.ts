import type { ModalView } from '@slack/types';
import {
  announcedIn,
  releasesWithFeedback,
  takeInMessage,
} from '../../../application/feedback/take-in-message.ts';
import type { House } from '../../../application/house.ts';
import { keepForm, openForm } from '../../../application/plan/keep-form.ts';
import { textsOf } from '../../../application/plan/keep-typed.ts';
import type { Actor } from '../../../domain/person.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { quotedMessage } from '../blockers/quoted-message.ts';
import { open, type Reply, refused, say, whisper } from '../edge/reply.ts';
import { packIds } from '../edge/value.ts';
import {
  type ChosenMessage,
  type ShortcutVisit,
  typedText,
  type ViewVisit,
  type Visit,
} from '../edge/visit.ts';
import { section } from '../kit/blocks.ts';
import { selectField } from '../kit/inputs.ts';
import { type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { sentence } from '../launch/prompt/sentence.ts';
import { titled } from '../planning/card/titled.ts';
import { FEEDBACK_FORMS } from './ids.ts';

/** A menu takes no more. */
const MOST = 100;

/** "+1 3, tada 1": how often, and never who. */
const reactionsOf = ({ reactions = [] }: ChosenMessage): string =>
  reactions
    .slice(0, 10)
    .map(({ name, count }) => `:${name}: ${count}`)
    .join(', ');

type Kept = { channelId: string; ts: string; author: string; reactions: string; link: string; text: string };

const keptOf = async (house: House, actor: Actor, from: ChosenMessage): Promise<Kept> => ({
  channelId: from.channelId,
  ts: from.ts,
  author: from.authorId ?? '',
  reactions: reactionsOf(from),
  link: from.permalink,
  text: await quotedMessage(house, actor, from.text),
});

/** Stored, and said to whoever took it in. */
const takeIn = async (
  house: House,
  { actor, request }: Pick<Visit, 'actor' | 'request'>,
  release: Release,
  { channelId, ts, author, reactions, link, text }: Kept,
  draftId: string | null = null,
): Promise<{ line: Mrkdwn } | { reply: Reply }> => {
  const person = await house.store.reads.person(actor.workspaceId, author);
  const message = {
    releaseId: release.id,
    channelId,
    ts,
    author: { userId: author, name: person?.name ?? 'somebody' },
    text,
    reactions,
    permalink: link,
  };
  const outcome = await takeInMessage(house, request, message, draftId);
  if (!outcome.ok) return { reply: refused(outcome.refusal, release.id) };
  return {
    line: outcome.again
      ? mrkdwn`This message is among the feedback on *${titleOf(release)}* already.`
      : mrkdwn`Taken in as feedback on *${titleOf(release)}*. ${release.manager.name} reads it with the rest, with the name of who wrote it.`,
  };
};

const draftIdOf = ({ channelId, ts }: ChosenMessage, { userId }: Actor): string =>
  ['take_in', `${channelId}:${ts}`, userId].join(':');

const chooseForm = (releases: readonly Release[], draftId: string): ModalView =>
  modal({
    callbackId: FEEDBACK_FORMS.takeIn,
    title: 'Take in as feedback',
    submit: 'Take it in',
    privateMetadata: packIds({ extra: draftId }),
    blocks: [
      section('Whoever manages the release reads it with the rest, with the name of who wrote it.'),
      selectField({
        id: 'release',
        label: 'About which release?',
        placeholder: 'Choose a release',
        choices: releases.slice(0, MOST).map((release) => ({ text: titled(release), value: release.id })),
        ...(releases[0] !== undefined && { initial: releases[0].id }),
      }),
    ],
  });

/** "Take in as feedback", in the menu of a message: at once under an announcement, else about a release to choose. */
export const takeInFromMessage = async (house: House, visit: ShortcutVisit): Promise<Reply> => {
  const { actor, chosenMessage: from } = visit;
  const { reads } = house.store;
  if (!actor.isFullMember) return refused({ code: 'not_a_member' });
  const releases = await releasesWithFeedback(reads, actor);
  if (from === null || releases.length === 0) {
    return say(sentence(mrkdwn`Nothing was taken in: no release that you can see is out.`));
  }
  if (from.authorId === undefined || from.text.trim() === '') {
    return say(sentence(mrkdwn`Nothing was taken in: only words that a person wrote are feedback.`));
  }
  const kept = await keptOf(house, actor, from);
  const release = await announcedIn(reads, releases, from);
  if (release !== null) {
    const taken = await takeIn(house, visit, release, kept);
    return 'reply' in taken ? taken.reply : say(sentence(taken.line));
  }
  // A form carries ids only: the message waits in the draft.
  const draftId = draftIdOf(from, actor);
  const form = { form: FEEDBACK_FORMS.takeIn, releaseId: null, releaseVersion: null };
  await keepForm(house, actor, { id: draftId, ...form, values: kept });
  return open(chooseForm(releases, draftId));
};

/** The release was chosen. */
export const submitTakeIn = async (house: House, visit: ViewVisit): Promise<Reply> => {
  const { actor, view } = visit;
  const id = view.metadata.extra ?? '';
  const own = id.startsWith('take_in:') && id.endsWith(`:${actor.userId}`) ? id : '';
  const { channelId, ts, author, link, text, reactions } = textsOf(
    (await openForm(house, actor, own))?.values,
  );
  if (channelId === undefined || ts === undefined || author === undefined || link === undefined) {
    return refused({ code: 'draft_expired' });
  }
  const releases = await releasesWithFeedback(house.store.reads, actor);
  const release = releases.find((each) => each.id === typedText(view.typed, 'release'));
  if (release === undefined) return refused({ code: 'unknown_release', typed: '', near: [] });
  const kept = { channelId, ts, author, link, text: text ?? '', reactions: reactions ?? '' };
  const taken = await takeIn(house, visit, release, kept, own);
  return 'reply' in taken ? taken.reply : whisper(sentence(taken.line));
};
