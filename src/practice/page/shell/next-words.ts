import type { Screen } from '../../demo/protocol.ts';
import { secondsWords, shortMomentWords } from '../time/moments.ts';

const MINUTE_MS = 60_000;

/** What stands beside "To the next thing": when that is, or why there is none. */
export const nextWords = ({ clock, faults, me }: Pick<Screen, 'clock' | 'faults' | 'me'>): string => {
  const { now, nextAt, isMoving } = clock;
  if (isMoving) return 'on the way…';
  if (nextAt === null) return 'nothing waits';
  // What comes at once while calls fail is a call that is tried again.
  const isRetry = faults.length > 0 && nextAt - now < MINUTE_MS;
  return isRetry
    ? `waiting for Slack, tries again at ${secondsWords(nextAt, me.zone)}`
    : shortMomentWords(nextAt, me.zone);
};
