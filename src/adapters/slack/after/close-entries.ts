import type { KnownBlock } from '@slack/types';
import type { CloseEntry } from '../../../application/outcome/owed-after.ts';
import { formatDate, type Instant } from '../../../domain/calendar.ts';
import { titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { section } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import { type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { OTHER_ACTIONS } from '../lights/ids.ts';
import { PLAN_ACTIONS } from '../planning/ids.ts';
import { plainName } from '../words/plain-name.ts';
import { afterDays } from './after-words.ts';
import { AFTER_ACTIONS } from './ids.ts';

type Reader = { zone: string; now: Instant };

/** A release that waits for what came of it, in a line. */
export const closeLine = (entry: CloseEntry, { zone, now }: Reader): Mrkdwn => {
  const { release, isManager, goal, trouble, overdueSince } = entry;
  const title = titleOf(release);
  const since = overdueSince === null ? '' : formatDate(overdueSince, zone, now);
  if (!isManager) {
    return mrkdwn`*${title}* was to be closed by ${since}. ${release.manager.name} was reminded: can you help to find out what came of it?`;
  }
  if (trouble) return mrkdwn`*${title}* is live: any trouble? One click on its card closes it.`;
  const asked: Mrkdwn =
    goal === null
      ? mrkdwn`what came of it, and what did we learn?`
      : mrkdwn`${afterDays(goal.days).toLowerCase()}, is the goal reached?`;
  return overdueSince === null
    ? mrkdwn`*${title}*: ${asked}`
    : mrkdwn`*${title}* was to be closed by ${since}: ${asked}`;
};

const pressOf = ({ isManager, goal, trouble }: CloseEntry): { actionId: string; text: string } => {
  if (!isManager) return { actionId: PLAN_ACTIONS.show, text: 'Show' };
  if (trouble) return { actionId: AFTER_ACTIONS.noTrouble, text: 'No, close' };
  return goal === null
    ? { actionId: OTHER_ACTIONS.close, text: 'Close' }
    : { actionId: AFTER_ACTIONS.goal, text: 'Answer' };
};

/** The same with its button. */
export const closeBlock = (entry: CloseEntry, reader: Reader): KnownBlock => {
  const { actionId, text } = pressOf(entry);
  return section(closeLine(entry, reader), {
    accessory: button({
      actionId,
      text,
      value: packIds({ releaseId: entry.release.id }),
      accessibilityLabel: `${text}: ${plainName(titleOf(entry.release), 50)}`,
    }),
  });
};
