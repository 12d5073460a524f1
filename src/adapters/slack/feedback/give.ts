import { addFeedbackWords, rateRelease } from '../../../application/feedback/give-feedback.ts';
import type { House } from '../../../application/house.ts';
import {
  noScores,
  noWords,
  QUESTIONS,
  RATINGS,
  type Rating,
  SCORES,
  type Scores,
} from '../../../domain/feedback/feedback.ts';
import type { Actor } from '../../../domain/person.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { open, type Reply, refused, say } from '../edge/reply.ts';
import { packIds } from '../edge/value.ts';
import { type ActionVisit, type Typed, typedList, typedText, type ViewVisit } from '../edge/visit.ts';
import { actions, section } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import { message } from '../kit/message.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { sentence } from '../launch/prompt/sentence.ts';
import { FEEDBACK_ACTIONS } from './ids.ts';
import { ratingWords } from './rating-buttons.ts';
import { ANONYMOUS, wordsForm } from './words-form.ts';

const notOpen: Reply = refused({ code: 'feedback_not_open' });

/** A release that takes feedback; everybody who sees its announcement may give some, of a rehearsal its manager. */
const openFor = async (
  house: House,
  actor: Actor,
  releaseId: string | undefined,
): Promise<Release | null> => {
  const release =
    releaseId === undefined ? null : await house.store.reads.release(actor.workspaceId, releaseId);
  if (release?.launch?.liveAt == null || release.stage === 'cancelled') return null;
  return release.practice && release.manager.userId !== actor.userId ? null : release;
};

/** One tap: stored at once, answered to this person alone. */
export const rate = async (house: House, { actor, request, ids }: ActionVisit): Promise<Reply> => {
  const release = await openFor(house, actor, ids?.releaseId);
  const rating = RATINGS.find((each) => String(each) === ids?.extra);
  if (release === null || rating === undefined) return notOpen;
  const outcome = await rateRelease(house, request, { releaseId: release.id, rating });
  if (!outcome.ok) return refused(outcome.refusal, release.id);
  const thanks = mrkdwn`Thank you: *${ratingWords[rating]}* for *${titleOf(release)}*. Want to add a few words?`;
  const add = button({
    actionId: FEEDBACK_ACTIONS.words,
    text: 'Add words',
    value: packIds({ releaseId: release.id }),
    accessibilityLabel: `Add words about ${titleOf(release)}`,
  });
  return say(message(thanks, [section(thanks), actions('words', [add])]));
};

/** The form for a few words, filled with what this person sent before under their name. */
export const openWords = async (
  house: House,
  { actor, ids }: ActionVisit,
  unnamed = false,
): Promise<Reply> => {
  const release = await openFor(house, actor, ids?.releaseId);
  if (release === null) return notOpen;
  const { reads } = house.store;
  if ((await reads.gaveFeedback(actor.workspaceId, release.id, actor.userId)) === 'anonymous') {
    return refused({ code: 'already_answered_anonymously' }, release.id);
  }
  const named = await reads.namedFeedback(actor.workspaceId, release.id);
  const mine = named.find(({ userId }) => userId === actor.userId);
  return open(wordsForm(release, { words: mine?.words ?? noWords, scores: mine ?? noScores, unnamed }));
};

const ratingIn = (typed: Typed, field: string): Rating | null =>
  RATINGS.find((each) => String(each) === typedText(typed, field)) ?? null;

/** What was tapped in the form; a field that it did not show says nothing. */
const scoresIn = (typed: Typed): Partial<Scores> =>
  Object.fromEntries(
    SCORES.filter((score) => score in typed).map((score) => [score, ratingIn(typed, score)]),
  );

/** Words came back, with or without the name. */
export const submitWords = async (house: House, { actor, request, view }: ViewVisit): Promise<Reply> => {
  const release = await openFor(house, actor, view.metadata.releaseId);
  if (release === null) return notOpen;
  const words = {
    liked: typedText(view.typed, 'liked'),
    disliked: typedText(view.typed, 'disliked'),
    wish: typedText(view.typed, 'wish'),
    friction: typedText(view.typed, 'friction'),
  };
  const scores = scoresIn(view.typed);
  const anonymous = typedList(view.typed, 'anonymous').includes(ANONYMOUS);
  const isEmpty =
    QUESTIONS.every((question) => words[question] === '') &&
    Object.values(scores).every((score) => score === null);
  if (!anonymous && isEmpty) {
    const problem =
      'Say something in one of the fields, or close this window: a rating that you tapped is stored.';
    return { kind: 'fields', problems: [{ field: 'liked', problem }] };
  }
  const outcome = await addFeedbackWords(house, request, { releaseId: release.id, words, scores, anonymous });
  if (!outcome.ok) return refused(outcome.refusal, release.id);
  return say(
    sentence(
      anonymous
        ? mrkdwn`Thank you. Your answer about *${titleOf(release)}* is stored without your name.`
        : mrkdwn`Thank you. ${release.manager.name} reads your words about *${titleOf(release)}*.`,
    ),
  );
};
