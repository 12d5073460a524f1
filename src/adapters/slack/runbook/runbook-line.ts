import type { Release } from '../../../domain/release.ts';
import { awaitsLive, countOf, type Standing, standingOf } from '../../../domain/runbook/run.ts';
import { type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { allDoneWords } from './runbook-notices.ts';
import { stepName } from './step-words.ts';

const isOpen = (standing: Standing): standing is Extract<Standing, { is: 'up' | 'wrong' }> =>
  'step' in standing;

/** Steps that come before users have it are not done. */
export const hasOpenSteps = (release: Release): boolean => isOpen(standingOf(release));

/** "2 of 7 steps are done. Deploy is up."; null where nothing is to be done before users have it. */
export const runbookStands = (release: Release): Mrkdwn | null => {
  if (awaitsLive(release)) return allDoneWords({ release });
  const standing = standingOf(release);
  if (!isOpen(standing)) return null;
  const { done, of } = countOf(release);
  const where = standing.is === 'up' ? 'is up' : 'went wrong';
  return mrkdwn`${done} of ${of} steps are done. ${stepName(standing.step)} ${where}.`;
};

/** The same for its manager, with what can be done about it. */
export const runbookLine = (release: Release): Mrkdwn | null => {
  const stands = runbookStands(release);
  if (stands === null) return null;
  return awaitsLive(release)
    ? mrkdwn`${stands} Is it live?`
    : mrkdwn`${stands} The runbook stands in the thread under the release card.`;
};
