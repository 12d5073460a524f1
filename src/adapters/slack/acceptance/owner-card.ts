import type { ActionsBlock, Button } from '@slack/types';
import { type AcceptanceRound, isOpenRound } from '../../../domain/acceptance/round.ts';
import { undecidedIn } from '../../../domain/acceptance/standing.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { actions, section } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import type { SlackMessage } from '../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { messageOf } from '../lights/card/practice-mark.ts';
import type { Scene } from '../lights/card/scene.ts';
import { counted } from '../words/listed.ts';
import { plainName } from '../words/plain-name.ts';
import { ROUND_ACTIONS } from './ids.ts';
import { answersWords, dayWords, endWords } from './round-words.ts';

type Parts = { scene: Scene; round: AcceptanceRound };

const labelled = (
  release: Release,
  round: AcceptanceRound,
  actionId: string,
  text: string,
  primary: boolean,
): Button =>
  button({
    actionId,
    text,
    value: packIds({ releaseId: release.id, extra: round.id }),
    accessibilityLabel: `${text}: ${plainName(titleOf(release), 50)}`,
    ...(primary && { style: 'primary' as const }),
  });

/** Where a problem waits, that comes first. */
const controls = ({ scene: { release }, round }: Parts): ActionsBlock => {
  const waits = undecidedIn(round).length > 0;
  const found = labelled(release, round, ROUND_ACTIONS.found, 'What was found', waits);
  const close = labelled(release, round, ROUND_ACTIONS.close, 'Close the round', !waits);
  return actions('round.owner', isOpenRound(round) ? (waits ? [found, close] : [close, found]) : [found]);
};

const waiting = (round: AcceptanceRound): Mrkdwn | null => {
  const count = undecidedIn(round).length;
  if (count === 0) return null;
  return mrkdwn`*${counted(count, 'problem')} ${count === 1 ? 'waits' : 'wait'} for you*: does ${count === 1 ? 'it' : 'each'} stand in the way, or do users have to live with it?`;
};

const standing = (round: AcceptanceRound): Mrkdwn => mrkdwn`${answersWords(round)}.`;

const drawn = (parts: Parts, line: Mrkdwn): SlackMessage => {
  const { scene, round } = parts;
  const { release } = scene;
  const end = endWords(release, round);
  const state = end === null ? waiting(round) : null;
  // A round that ended with its release has nothing left to decide.
  const hasControls = end === null || round.verdict !== null;
  return messageOf(release, round.owner.name, joinMrkdwn([line, standing(round), state], ' '), [
    section(line),
    section(standing(round)),
    ...(state === null ? [] : [section(state)]),
    ...(hasControls ? [controls(parts)] : []),
  ]);
};

/** How a round goes, for whoever looks after it. */
export const ownerCard = (parts: Parts): SlackMessage => {
  const { scene, round } = parts;
  const { release, now } = scene;
  const title = mrkdwn`*${titleOf(release)}*, build *${round.build}*`;
  const line =
    endWords(release, round) ??
    mrkdwn`You look after round ${round.number}: people try ${title}, until *${dayWords(round.until, now)}*.`;
  return drawn(parts, endWords(release, round) === null ? line : mrkdwn`Trial of ${title}. ${line}`);
};

/** The morning after its last day. */
export const endsCard = (parts: Parts): SlackMessage => {
  const { scene, round } = parts;
  const { release } = scene;
  const end = endWords(release, round);
  const line =
    end === null
      ? mrkdwn`*Nobody closed round ${round.number}* of the trial of *${titleOf(release)}*. Say what came of it.`
      : mrkdwn`Trial of *${titleOf(release)}*. ${end}`;
  return drawn(parts, line);
};
