import { meetingOf } from '../../../domain/meetings/meeting.ts';
import { titleOf } from '../../../domain/release.ts';
import { section } from '../kit/blocks.ts';
import { slackDate } from '../kit/dates.ts';
import type { SlackMessage } from '../kit/message.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { messageOf } from '../lights/card/practice-mark.ts';
import type { Scene } from '../lights/card/scene.ts';
import { howWords, inSentence } from './meeting-words.ts';

const BECAUSE = {
  nothing_to_discuss: 'Nothing is open, and you get the time back.',
  taken_out: 'It was taken out of the plan.',
  release_cancelled: 'The release was cancelled.',
} as const;

const NOT_LAUNCHED = 'It is not launched yet, and you get the time back.';

/** Why a meeting does not take place, to somebody who kept the time for it. */
const why = ({ kind, cancelled }: NonNullable<ReturnType<typeof meetingOf>>): string => {
  if (cancelled === null) return '';
  return kind === 'retro' && cancelled.why === 'nothing_to_discuss' ? NOT_LAUNCHED : BECAUSE[cancelled.why];
};

/** "Cancelled: the status meeting of Atlas 2.0", or its new time; null once it has its old one again. */
export const guestNotice = (
  { meetingId, was }: Readonly<Record<string, unknown>>,
  { release, settings: { zone } }: Scene,
): SlackMessage | null => {
  const meeting = meetingOf(release, String(meetingId));
  if (meeting === undefined || typeof was !== 'string') return null;
  const what = mrkdwn`the ${inSentence(meeting.kind)} of *${titleOf(release)}*`;
  if (meeting.cancelled === null && meeting.at === was) return null;
  const line =
    meeting.cancelled === null
      ? mrkdwn`*Another time*: ${what} is ${slackDate(meeting.at, zone)}, ${howWords(meeting)}. It was planned for ${slackDate(was, zone)}.`
      : mrkdwn`*Cancelled*: ${what}, ${slackDate(was, zone)}. ${why(meeting)}`;
  return messageOf(release, release.manager.name, line, [section(line)]);
};
