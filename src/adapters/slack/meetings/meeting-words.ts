import { meetingName } from '../../../domain/contents/item-name.ts';
import type { CheckInAnswer, Meeting } from '../../../domain/meetings/meeting.ts';
import { slackDate } from '../kit/dates.ts';
import { link, type Mrkdwn, mrkdwn, renderedMrkdwn } from '../kit/mrkdwn.ts';

/** What a department says before a meeting. */
export const CHECK_IN_WORDS: Record<CheckInAnswer, string> = {
  yes: 'on track',
  at_risk: 'at risk',
  no: 'not on track',
};

const CHECK_IN_MARKS: Record<CheckInAnswer, string> = {
  yes: ':hammer_and_wrench:',
  at_risk: ':warning:',
  no: ':octagonal_sign:',
};

export const checkInMark = (is: CheckInAnswer): Mrkdwn => renderedMrkdwn(CHECK_IN_MARKS[is]);

/** The name inside a sentence: "status meeting". */
export const inSentence = (kind: Meeting['kind']): string => meetingName(kind).toLowerCase();

const whereWords = ({ where, link: address }: Pick<Meeting, 'where' | 'link'>): Mrkdwn => {
  if (address !== '') return link(address, 'the call');
  if (where === 'huddle') return mrkdwn`in a huddle`;
  return where === 'writing' ? mrkdwn`in writing, in the thread of the release` : mrkdwn`the link follows`;
};

/** "15 minutes, in a huddle". */
export const howWords = (meeting: Pick<Meeting, 'minutes' | 'where' | 'link'>): Mrkdwn =>
  mrkdwn`${meeting.minutes} minutes, ${whereWords(meeting)}`;

/**
 * "Status meeting, tomorrow at 10:00, 15 minutes, in a huddle".
 * @param zone for clients that cannot show the reader's own
 */
export const meetingLine = (meeting: Meeting, zone: string): Mrkdwn => {
  const when = slackDate(meeting.at, zone);
  return meeting.cancelled === null
    ? mrkdwn`*${meetingName(meeting.kind)}*, ${when}, ${howWords(meeting)}`
    : mrkdwn`Cancelled: ${meetingName(meeting.kind)}, ${when}`;
};
