import { formatDate, type Instant } from '../../../../domain/calendar.ts';
import type { Clash } from '../../../../domain/move/clashes.ts';
import { type Mrkdwn, mrkdwn, userMention } from '../../kit/mrkdwn.ts';
import { inlineText } from '../../words/inline-text.ts';
import { counted } from '../../words/listed.ts';
import { warningWords } from '../../words/warning.ts';

type Words = {
  [Kind in Clash['kind']]: (clash: Extract<Clash, { kind: Kind }>, now: Instant) => Mrkdwn;
};

const day = (date: string, now: Instant): string => formatDate(date, 'UTC', now);

const until = (last: string | null, now: Instant): string =>
  last === null ? 'nobody knows until when' : `until ${day(last, now)}`;

const warning = (clash: Parameters<typeof warningWords>[0]): Mrkdwn => inlineText(warningWords(clash));

const WORDS: Words = {
  non_working_day: warning,
  same_day: warning,
  little_support: warning,
  no_support_next_day: warning,
  manager_away: ({ until: last }, now) => mrkdwn`You are away on that day, ${until(last, now)}.`,
  lead_away: ({ department, userId, until: last, covered }, now) =>
    covered
      ? mrkdwn`${userMention(userId)}, who leads ${department}, is away on that day, ${until(last, now)}. Others of ${department} are there.`
      : mrkdwn`Nobody of ${department} is there on that day: ${userMention(userId)} is away, ${until(last, now)}.`,
  short_time: ({ department, has, needs }) =>
    mrkdwn`${department} gets ${has > 0 ? has : 'none'} of the ${counted(needs, 'working day')} that it needs.`,
  comes_later: ({ what, title, on }, now) =>
    title === null
      ? mrkdwn`It waits for this, which comes ${day(on, now)}, after the launch: ${what}`
      : mrkdwn`It waits for ${title}, which launches ${day(on, now)}, after it: ${what}`,
  never_comes: ({ what, title }) => mrkdwn`It waits for ${title}, which was cancelled: ${what}`,
  waited_for: ({ what, title, on }, now) =>
    mrkdwn`${title} waits for it, and launches ${day(on, now)}, before it: ${what}`,
  ends_first: ({ what }) => mrkdwn`It would end before it begins: ${what}`,
  day_passed: ({ what, on }, now) => mrkdwn`Its new day is over already, ${day(on, now)}: ${what}`,
  left_behind: ({ what, on }, now) =>
    mrkdwn`It has a day of its own, ${day(on, now)}, which now comes after the launch: ${what}`,
};

/** One thing to look at before the date is taken. */
export const clashWords = (clash: Clash, now: Instant): Mrkdwn =>
  mrkdwn`• ${WORDS[clash.kind](clash as never, now)}`;
