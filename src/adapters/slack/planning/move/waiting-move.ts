import type { KnownBlock } from '@slack/types';
import { type Release, titleOf } from '../../../../domain/release.ts';
import { packIds } from '../../edge/value.ts';
import { section } from '../../kit/blocks.ts';
import { slackDate, slackTime } from '../../kit/dates.ts';
import { button } from '../../kit/elements.ts';
import { message, type SlackMessage } from '../../kit/message.ts';
import { type Mrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import { onRelease } from '../card/titled.ts';
import { MOVE_ACTIONS } from './ids.ts';

/** "Moves to Thu 17 Dec at 14:00 when it is 10:02. Nobody has heard of it yet."; null where nothing waits. */
export const waitingWords = ({ move }: Pick<Release, 'move'>): Mrkdwn | null =>
  move === null
    ? null
    : mrkdwn`Moves to *${slackDate(move.to.at, move.to.zone)}*. It is told at ${slackTime(move.leavesAt, move.to.zone)}; nobody has heard of it yet.`;

const undoButton = (release: Release) =>
  button({
    actionId: MOVE_ACTIONS.undo,
    text: 'Undo',
    value: packIds({ releaseId: release.id, ...(release.move !== null && { seen: release.move.at }) }),
    accessibilityLabel: onRelease('Undo the move of', release),
  });

/** The date that waits, with Undo at its side: for the manager alone. */
export const waitingBlocks = (release: Release): KnownBlock[] => {
  const words = waitingWords(release);
  return words === null ? [] : [section(words, { accessory: undoButton(release) })];
};

/** What stands where the form was, until the time to undo is over. */
export const waitingMessage = (release: Release): SlackMessage => {
  const words =
    waitingWords(release) ?? mrkdwn`Moved to ${slackDate(release.plan.launch.at, release.plan.launch.zone)}.`;
  const line = mrkdwn`*${titleOf(release)}:* ${words}`;
  return message(line, [section(line, release.move === null ? {} : { accessory: undoButton(release) })]);
};

/** The click on Undo was in time. */
export const undoneMessage = (release: Release): SlackMessage => {
  const { at, zone } = release.plan.launch;
  const line = mrkdwn`Not moved: *${titleOf(release)}* launches ${slackDate(at, zone)}, as before. Nobody heard of it.`;
  return message(line, [section(line)]);
};
