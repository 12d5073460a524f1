import type { Log } from '../../application/ports.ts';
import type { Instant } from '../../domain/calendar.ts';
import { isSameTime, type SteadyClock } from './steady-clock.ts';

export type TimeWatch = {
  /** Whether the time may be acted on; asks Slack at the start, and while the machine shows another time. */
  trusted(): Promise<boolean>;
  /** How often Slack has confirmed a doubtful time: at the start, and after each step. */
  timesConfirmed(): number;
  /** Whether the time was last found doubtful; true until Slack has confirmed it for the first time. */
  isDoubted(): boolean;
  /** In how many milliseconds Slack is asked again; null while the time is trusted. */
  nextAskInMs(): number | null;
};

const ASK_EVERY_MS = 10_000;

type Answer = 'same' | 'apart' | 'silent';

const PROBLEMS: Readonly<Record<Exclude<Answer, 'same'>, string>> = {
  silent:
    'Nothing is sent: Slack does not answer, so nobody confirms the time of this machine. It is asked again every ten seconds.',
  apart:
    'Nothing is sent: this machine and Slack are more than five minutes apart. Set the clock of the machine; sending then goes on by itself.',
};

/**
 * Lets nothing be done at a doubtful time: at the start, and when the clock of the machine has stepped (a wrong
 * date, a restored machine, a suspension), Slack is asked. It shows the machine's time: that is taken over, as
 * after a suspension. It shows the time that was counted on: the machine is wrong, and work goes on without it.
 * It shows neither, or the machine began with a wrong time: what people do is dated by Slack's, and nothing is
 * sent until the machine shows the same.
 *
 * @param slackNow what time it is at Slack; null when it does not answer
 */
export const createTimeWatch = (
  clock: SteadyClock,
  slackNow: () => Promise<Instant | null>,
  log: Log,
): TimeWatch => {
  /** Whether the machine and Slack have agreed on the time that is counted on. */
  let isRooted = false;
  let isConfirmed = false;
  let wasApart = false;
  let askAt = clock.monotonicMs();
  let timesConfirmed = 0;
  /** Said once for each time of doubt: a clock that stays wrong must not fill the log. */
  let said: string | null = null;

  const say = (level: 'warn' | 'info', message: string): void => {
    if (said === message) return;
    said = message;
    log[level]({ now: clock.now(), machine: clock.machineNow() }, message);
  };

  /** Takes over another time, and asks once more: how far Slack is ahead is then known by the time in use. */
  const moveTo = async (now: Instant): Promise<void> => {
    clock.set(now);
    await slackNow();
  };

  const ask = async (): Promise<Answer> => {
    const slack = await slackNow();
    if (slack === null) return 'silent';
    const machine = clock.machineNow();
    if (isSameTime(slack, machine)) {
      if (clock.isApart()) await moveTo(machine);
      return 'same';
    }
    if (isSameTime(slack, clock.now())) return isRooted ? 'same' : 'apart';
    isRooted = false;
    await moveTo(slack);
    return 'apart';
  };

  const confirm = async (): Promise<void> => {
    const answer = await ask();
    wasApart = clock.isApart();
    askAt = clock.monotonicMs() + ASK_EVERY_MS;
    if (answer !== 'same') {
      isConfirmed = false;
      return say('warn', PROBLEMS[answer]);
    }
    if (!isConfirmed) timesConfirmed += 1;
    isConfirmed = true;
    isRooted = true;
    if (clock.isApart()) {
      say('warn', 'The clock of this machine is wrong; Greenlight counts on without it. Set the clock.');
    } else trustAgain();
  };

  const trustAgain = (): void => {
    if (said !== null) log.info({ now: clock.now() }, 'The time is certain: sending goes on.');
    said = null;
  };

  return {
    trusted: async () => {
      const apart = clock.isApart();
      // Also within the ten seconds: this step may have been the one that puts the clock right.
      if (apart !== wasApart) askAt = clock.monotonicMs();
      wasApart = apart;
      if (isRooted && !apart) {
        trustAgain();
        isConfirmed = false;
        return true;
      }
      if (clock.monotonicMs() >= askAt) await confirm();
      return isConfirmed;
    },
    timesConfirmed: () => timesConfirmed,
    isDoubted: () => !isConfirmed && (!isRooted || wasApart),
    nextAskInMs: () =>
      isConfirmed || (isRooted && !clock.isApart())
        ? null
        : Math.max(1, Math.ceil(askAt - clock.monotonicMs())),
  };
};
