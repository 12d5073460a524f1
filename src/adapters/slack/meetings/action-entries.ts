import type { KnownBlock } from '@slack/types';
import type { ActionEntry } from '../../../application/reminders/digest/read-digest.ts';
import { formatDate, type Instant, toWall } from '../../../domain/calendar.ts';
import { titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { section } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import { type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { inlineText } from '../words/inline-text.ts';
import { plainName } from '../words/plain-name.ts';
import { MEETING_ACTIONS } from './ids.ts';

type Reader = { zone: string; now: Instant };

const whenOf = (dueOn: string | null, { zone, now }: Reader): Mrkdwn => {
  if (dueOn === null) return mrkdwn``;
  const day = formatDate(dueOn, 'UTC', now);
  return dueOn < toWall(now, zone).date ? mrkdwn` *Overdue* since ${day}.` : mrkdwn` By ${day}.`;
};

/** A promise in a line: "You do this for Atlas 2.0: write to the bank. By Fri 4 Dec." */
export const actionLine = ({ note, release }: ActionEntry, reader: Reader): Mrkdwn =>
  mrkdwn`You do this for *${titleOf(release)}*: ${inlineText(note.text.trim().replace(/\.$/, ''))}.${whenOf(note.dueOn, reader)}`;

/** The same with its Done. */
export const actionBlock = (entry: ActionEntry, reader: Reader): KnownBlock =>
  section(actionLine(entry, reader), {
    accessory: button({
      actionId: MEETING_ACTIONS.done,
      text: 'Done',
      value: packIds({ releaseId: entry.release.id, extra: entry.note.id }),
      accessibilityLabel: `Done: ${plainName(entry.note.text, 50)}`,
    }),
  });
