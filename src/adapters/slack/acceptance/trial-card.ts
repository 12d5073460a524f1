import type { ActionsBlock, KnownBlock } from '@slack/types';
import type { AcceptanceRound } from '../../../domain/acceptance/round.ts';
import { isHiddenIn } from '../../../domain/acceptance/round-boards.ts';
import { trialOf } from '../../../domain/acceptance/standing.ts';
import type { Audience } from '../../../domain/delivery/due-action.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { actions, context, section } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import type { SlackMessage } from '../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { richList, richQuote } from '../kit/rich-text.ts';
import { messageOf } from '../lights/card/practice-mark.ts';
import type { Scene } from '../lights/card/scene.ts';
import { inlineText } from '../words/inline-text.ts';
import { plainName } from '../words/plain-name.ts';
import { ROUND_ACTIONS } from './ids.ts';
import { answersWords, dayWords, endWords, FOUND } from './round-words.ts';

/** More is in the plan: a card is read in a hurry. */
const MOST_POINTS = 10;

export type TrialParts = { scene: Scene; round: AcceptanceRound; audience: Audience };

const controls = (release: Release, round: AcceptanceRound): ActionsBlock => {
  const value = packIds({ releaseId: release.id, extra: round.id });
  const labelled = (actionId: string, text: string, primary = false) =>
    button({
      actionId,
      text,
      value,
      accessibilityLabel: `${text}: ${plainName(titleOf(release), 50)}`,
      ...(primary && { style: 'primary' as const }),
    });
  return actions('round', [
    labelled(ROUND_ACTIONS.works, 'It works', true),
    labelled(ROUND_ACTIONS.problem, 'A problem'),
    labelled(ROUND_ACTIONS.wish, 'A wish'),
  ]);
};

/** What is in it, for those who try it. */
const points = ({ plan }: Release): KnownBlock[] => {
  const scope = plan.contents.scope.slice(0, MOST_POINTS);
  if (scope.length === 0) return [];
  const lines = scope.map(({ what, gain }) => (gain === '' ? what : `${what}: ${gain}`));
  return [section(mrkdwn`*What is in it*`), richList(lines)];
};

/** What everybody said in a channel; in their own messages, what this person said. */
const said = ({ round, audience }: TrialParts): { blocks: KnownBlock[]; text: Mrkdwn | null } => {
  if ('channel' in audience) {
    const line = mrkdwn`${answersWords(round)}.`;
    return { blocks: [section(line)], text: line };
  }
  const own = trialOf(round, audience.user);
  if (own === undefined) return { blocks: [], text: null };
  const line = mrkdwn`You said: *${FOUND[own.finding]}*`;
  return {
    blocks: [section(line), ...(own.words === '' ? [] : [richQuote(own.words)])],
    text: joinMrkdwn([line, inlineText(own.words)], ' '),
  };
};

const firstLine = ({ scene: { release, now }, round, audience }: TrialParts): Mrkdwn => {
  const until = mrkdwn`until *${dayWords(round.until, now)}*`;
  return 'channel' in audience
    ? mrkdwn`*Try ${titleOf(release)}*, build *${round.build}*, ${until}, and say what you find.`
    : mrkdwn`${release.manager.name} asks you to try *${titleOf(release)}*, build *${round.build}*, ${until}.`;
};

/** Who reads what they say, and how long they can change it. */
const smallPrint = ({ scene: { release }, round }: TrialParts): Mrkdwn => {
  const { owner } = round;
  const { manager } = release;
  const readers =
    owner.userId === null || owner.userId === manager.userId
      ? mrkdwn`${manager.name} reads`
      : mrkdwn`${owner.name} and ${manager.name} read`;
  return mrkdwn`Only ${readers} who said what. You can change your answer until the round is closed.`;
};

/** "Try Atlas 2.0": what is in it, and three answers. */
export const trialCard = (parts: TrialParts): SlackMessage => {
  const { scene, round, audience } = parts;
  const { release } = scene;
  const reader = 'whoever tries it';
  if ('channel' in audience && isHiddenIn(release, audience.channel)) {
    const line = mrkdwn`This is tried by invitation now. There is nothing to do here any more.`;
    return messageOf(release, reader, line, [section(line)]);
  }
  const answers = said(parts);
  const end = endWords(release, round);
  if (end !== null) {
    const line = mrkdwn`Trial of *${titleOf(release)}*, build *${round.build}*. ${end} Thank you.`;
    const text = joinMrkdwn([line, answers.text], ' ');
    return messageOf(release, reader, text, [section(line), ...answers.blocks]);
  }
  const line = firstLine(parts);
  const held =
    release.hold === null
      ? null
      : mrkdwn`*On hold*: ${titleOf(release)}. What you find is welcome all the same.`;
  const gain = inlineText(`Users gain: ${release.plan.value}`);
  return messageOf(release, reader, joinMrkdwn([line, gain, held, answers.text], ' '), [
    section(line),
    section(`Users gain: ${release.plan.value}`),
    ...points(release),
    ...(held === null ? [] : [section(held)]),
    ...answers.blocks,
    controls(release, round),
    context(smallPrint(parts)),
  ]);
};
