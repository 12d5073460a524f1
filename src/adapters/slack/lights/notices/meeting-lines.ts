import { formatDate } from '../../../../domain/calendar.ts';
import { meetingName } from '../../../../domain/contents/item-name.ts';
import { mrkdwn } from '../../kit/mrkdwn.ts';
import { CHECK_IN_WORDS, checkInMark } from '../../meetings/meeting-words.ts';
import { moment } from '../card/sentences.ts';
import type { EventLines } from './event-lines.ts';

type MeetingLines = Pick<
  EventLines,
  'check_in_asked' | 'check_in_answered' | 'meeting_cancelled' | 'meeting_kept' | 'note_taken' | 'action_done'
>;

/** What the thread says around meetings. */
export const MEETING_LINES: MeetingLines = {
  check_in_asked: null,
  check_in_answered: ({ name, answer }, { by }) => ({
    line: mrkdwn`${checkInMark(answer)} *${name}*: ${CHECK_IN_WORDS[answer]}. ${by.name}`,
  }),
  meeting_cancelled: ({ kind, at }, _told, { release }) => ({
    line: mrkdwn`*Cancelled*: ${meetingName(kind)}, ${moment(at, release)}. ${kind === 'retro' ? 'It is not launched yet' : 'Nothing is open'}, and everybody gets the time back`,
  }),
  meeting_kept: null,
  note_taken: ({ kind, text, owner, dueOn }, { by }, { now }) => {
    const until = dueOn === null ? mrkdwn`` : mrkdwn`, by ${formatDate(dueOn, 'UTC', now)}`;
    return {
      line: mrkdwn`*${kind === 'decision' ? 'Decision' : 'Action'}*, ${owner.name}${until}. Noted by ${by.name}:`,
      quote: text,
    };
  },
  action_done: ({ text }, { by }) => ({ line: mrkdwn`*Done*, says ${by.name}:`, quote: text }),
};
