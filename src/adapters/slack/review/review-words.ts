import { reviewSummary } from '../../../domain/review/date-question.ts';
import type { DateReview } from '../../../domain/review/date-review.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import type { Scene } from '../lights/card/scene.ts';
import { counted } from '../words/listed.ts';

const MOST_NAMES = 8;

/** "Date: 5 fine, Docs needs 12 days, 2 have not said."; null where nobody was asked. */
export const dateSummary = ({ release, settings }: Pick<Scene, 'release' | 'settings'>): Mrkdwn | null => {
  const summary = reviewSummary(release, settings);
  if (summary === null) return null;
  const { fine, needDays, missing, silent } = summary;
  const named = [
    ...needDays.map(({ name, days }) => mrkdwn`${name} needs ${counted(days, 'day')}`),
    ...missing.map((name) => mrkdwn`${name} says that something is missing`),
  ];
  const left = named.length - MOST_NAMES;
  const pieces = [
    fine > 0 || named.length + silent === 0 ? mrkdwn`${fine} fine` : null,
    ...named.slice(0, MOST_NAMES),
    left > 0 ? mrkdwn`${left} more have something to say` : null,
    silent > 0 ? mrkdwn`${silent} ${silent === 1 ? 'has' : 'have'} not said` : null,
  ].filter((piece) => piece !== null);
  return mrkdwn`*Date:* ${joinMrkdwn(pieces, ', ')}.`;
};

/** What a department said, as the rest of a sentence that begins with its name. */
export const saidOfDate = ({ answer, days }: Pick<DateReview, 'answer' | 'days'>): string => {
  if (answer === 'fine') return 'says that the date is fine';
  return answer === 'needs_days'
    ? `needs ${counted(days ?? 0, 'working day')}`
    : 'says that something is missing in the plan';
};
