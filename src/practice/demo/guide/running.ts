import { buttonsOf } from '../../read/buttons.ts';
import type { PracticeSlack } from '../../slack.ts';
import type { PracticeMessage } from '../../workspace/model.ts';
import { offers } from '../stage/doing.ts';
import { releaseIn } from './deeds.ts';

/** The release that a message's buttons are about, by its id. */
export const releaseOf = ({ blocks }: Pick<PracticeMessage, 'blocks'>): string | null =>
  buttonsOf(blocks)
    .map(({ value = '' }) => releaseIn(value))
    .find((release) => release !== null) ?? null;

/** The bot's messages that stand anywhere and offer a button. */
export const standingWith = ({ workspace }: PracticeSlack, actionId: string): PracticeMessage[] =>
  [...workspace.channels.values()].flatMap(({ messages }) =>
    messages.filter(
      (message) =>
        message.deletedAt === undefined &&
        message.user === workspace.app.botUserId &&
        offers(message, actionId),
    ),
  );

/**
 * The release that was started last and is not launched yet.
 *
 * @throws when there is none, or when it is on hold: then time brings nothing
 */
export const runningRelease = (slack: PracticeSlack): string => {
  // Its card offers more than its details for as long as it can be held.
  const release = standingWith(slack, 'plan.card_more').map(releaseOf).at(-1) ?? null;
  if (release === null) throw new Error('No release is running: plan one and press “Start” first.');
  const held = standingWith(slack, 'plan.resume').some((message) => releaseOf(message) === release);
  if (held) throw new Error('The release is on hold: its release manager can resume it.');
  return release;
};
