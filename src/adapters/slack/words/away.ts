import { formatDate, type Instant } from '../../../domain/calendar.ts';
import type { Absence } from '../../../domain/reminders/absence.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn, userMention } from '../kit/mrkdwn.ts';

/** "@dana, away until Fri 11 Dec", or without an end. */
export const awayWords = ({ userId, until }: Pick<Absence, 'userId' | 'until'>, now: Instant): Mrkdwn =>
  until === null
    ? mrkdwn`${userMention(userId)}, who is away`
    : mrkdwn`${userMention(userId)}, away until ${formatDate(until, 'UTC', now)}`;

/** "@omar stands in for @dana, away until Fri 11 Dec.", or null where nobody does. */
export const standInWords = (
  standIns: readonly { userId: string; instead: Absence }[],
  now: Instant,
): Mrkdwn | null =>
  standIns.length === 0
    ? null
    : joinMrkdwn(
        standIns.map(
          ({ userId, instead }) => mrkdwn`${userMention(userId)} stands in for ${awayWords(instead, now)}.`,
        ),
        ' ',
      );

/** "from Mon 7 Dec until Fri 11 Dec", "on Mon 7 Dec", "from Mon 7 Dec on". */
export const absenceDays = ({ from, until }: Pick<Absence, 'from' | 'until'>, now: Instant): string => {
  const first = formatDate(from, 'UTC', now);
  if (until === null) return `from ${first} on`;
  return until === from ? `on ${first}` : `from ${first} until ${formatDate(until, 'UTC', now)}`;
};
