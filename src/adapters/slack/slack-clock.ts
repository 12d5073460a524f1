import type { Clock } from '../../application/ports.ts';
import { epochMs, fromEpochMs, type Instant } from '../../domain/calendar.ts';

/** What Slack's clock shows, learnt from the `Date` header of its answers, which cuts to the second. */
export type SlackClock = {
  /** Takes note of an answer's `Date` header; anything else than a date is passed over. */
  heard(dateHeader: string | null): void;
  /** Milliseconds that Slack's clock is ahead of ours; 0 until the first answer. */
  offsetMs(): number;
  /** How often a date was heard: whether an answer has come since. */
  timesHeard(): number;
  /** One of our instants as Slack's clock shows it. */
  toSlack(instant: Instant): Instant;
};

const HALF_A_SECOND_MS = 500;

/** A clock that follows Slack's answers. */
export const createSlackClock = (clock: Pick<Clock, 'now'>): SlackClock => {
  let offset = 0;
  let times = 0;
  return {
    heard: (dateHeader) => {
      const slackMs = dateHeader === null ? Number.NaN : Date.parse(dateHeader);
      if (Number.isNaN(slackMs)) return;
      offset = slackMs + HALF_A_SECOND_MS - epochMs(clock.now());
      times += 1;
    },
    offsetMs: () => offset,
    timesHeard: () => times,
    toSlack: (instant) => fromEpochMs(epochMs(instant) + offset),
  };
};
