import { fetchBy } from '../../../domain/adoption/fetch-deadline.ts';
import { formatDate } from '../../../domain/calendar.ts';
import type { Release } from '../../../domain/release.ts';
import { joinMrkdwn, link, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { inlineText } from '../words/inline-text.ts';

const HOW_MAX = 500;

/** Where it is, and how it is installed; null where the plan says neither, or nobody has to fetch it. */
export const whereWords = ({ plan }: Release): Mrkdwn | null => {
  const { where, howTo } = plan.contents.pull;
  if (plan.path !== 'pull' || (where === '' && howTo === '')) return null;
  return joinMrkdwn(
    [
      where === '' ? null : mrkdwn`*Get it*: ${link(where, where)}`,
      howTo === '' ? null : mrkdwn`*How*: ${inlineText(howTo, HOW_MAX)}`,
    ],
    '\n',
  );
};

/** The same below the announcement, with the day by which everybody needs it. */
export const fetchWords = (release: Release): Mrkdwn | null => {
  const deadline = fetchBy(release);
  const by =
    deadline === null
      ? null
      : mrkdwn`*Everybody needs it by ${formatDate(deadline, 'UTC')}*, for reasons of security.`;
  const where = whereWords(release);
  return where === null && by === null ? null : joinMrkdwn([where, by]);
};
