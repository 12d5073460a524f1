import type { Clock, Log, Outage } from '../../application/ports.ts';
import type { Instant } from '../../domain/calendar.ts';
import { type Failure, isTokenRefused } from './outcome.ts';

export type Trouble = Outage & { problem: string };

/** What is known of the way to Slack, from what every call came to. */
export type Road = {
  /** @param failure null when Slack took the call */
  heard(method: string, failure: Failure | null): void;
  /** Why nothing gets through; null when it does. */
  trouble(): Trouble | null;
  /** When the last trouble ended; null when there was none. */
  mendedAt(): Instant | null;
  /** Milliseconds since a call last came to something. */
  quietMs(): number;
};

/** A few broken connections at once are nothing; so many, for so long, with no answer between them, are. */
const ENOUGH_FAILURES = 3;
const ENOUGH_MS = 30_000;

/** Answered, and yet for anybody: says nothing about the token. */
const WITHOUT_TOKEN: ReadonlySet<string> = new Set(['api.test']);

const isOnTheWay = (failure: Failure): boolean =>
  failure.kind !== 'refused' &&
  failure.road &&
  failure.problem !== 'ratelimited' &&
  !isTokenRefused(failure.problem);

/** Watches the way to Slack. The beginning and the end of each trouble are written down once. */
export const createRoad = (clock: Clock, log: Log): Road => {
  let trouble: Trouble | null = null;
  let mendedAt: Instant | null = null;
  let failures = 0;
  let failing: { since: Instant; mono: number } | null = null;
  let heardAt = clock.monotonicMs();

  const begins = (begun: Trouble): void => {
    if (trouble?.reason === begun.reason) return;
    trouble = { ...begun, since: trouble?.since ?? begun.since };
    const { problem, since } = trouble;
    log.error(
      { problem, since },
      begun.reason === 'refused'
        ? 'Slack refuses the token: nothing is sent. `greenlight doctor` says what mends it.'
        : 'Slack cannot be reached: nothing is sent until it can, and nothing is lost.',
    );
  };

  const ends = (): void => {
    if (trouble === null) return;
    log.info({ problem: trouble.problem, since: trouble.since }, 'Slack takes messages again.');
    trouble = null;
    mendedAt = clock.now();
  };

  const answered = (method: string): void => {
    failures = 0;
    failing = null;
    if (trouble?.reason !== 'refused' || !WITHOUT_TOKEN.has(method)) ends();
  };

  return {
    heard: (method, failure) => {
      heardAt = clock.monotonicMs();
      if (failure === null || failure.kind === 'refused' || failure.problem === 'ratelimited') {
        return answered(method);
      }
      if (isTokenRefused(failure.problem)) {
        return begins({ reason: 'refused', problem: failure.problem, since: clock.now() });
      }
      if (!isOnTheWay(failure)) return;
      failures += 1;
      failing ??= { since: clock.now(), mono: heardAt };
      const isEnough = failures >= ENOUGH_FAILURES && heardAt - failing.mono >= ENOUGH_MS;
      if (isEnough && trouble === null) {
        begins({ reason: 'unreachable', problem: failure.problem, since: failing.since });
      }
    },
    trouble: () => trouble,
    mendedAt: () => mendedAt,
    quietMs: () => clock.monotonicMs() - heardAt,
  };
};
