import { type Instant, toWall } from '../domain/calendar.ts';
import { StorageUnavailable } from './store-faults.ts';

export type ReadinessParts = {
  /** Throws when the database takes no writes. */
  tryWriting(): Promise<void>;
  /** Asks Slack something small, with the token. */
  askSlack(): Promise<void>;
  /** Milliseconds since Slack last answered or failed to. */
  quietMs(): number;
  monotonicMs(): number;
  /** Why nothing gets through to Slack; null when it does. */
  trouble(): { reason: 'refused' | 'unreachable'; problem: string; since: Instant } | null;
  isTimeDoubted(): boolean;
};

const STORAGE: Readonly<Record<StorageUnavailable['problem'], string>> = {
  busy: 'another process has held it for too long',
  full: 'the disk is full',
  read_only: 'the file is read-only',
  failing: 'the disk reports errors',
  damaged: 'it is damaged; `greenlight check` says how',
};

const storageWords = async (tryWriting: () => Promise<void>): Promise<string | null> => {
  try {
    await tryWriting();
    return null;
  } catch (error) {
    const why = error instanceof StorageUnavailable ? STORAGE[error.problem] : 'it cannot be written';
    return `The database does not take writes: ${why}.`;
  }
};

/** So long is what was last heard of Slack believed, and so often is it asked while nothing gets through. */
const HEARD_FRESH_MS = 60_000;
const ASK_AGAIN_MS = 10_000;

/** So long is an answer given again: each one writes to the disk, and anybody may ask. */
const FRESH_MS = 1000;

const slackWords = async (parts: ReadinessParts): Promise<string | null> => {
  if (parts.quietMs() >= (parts.trouble() === null ? HEARD_FRESH_MS : ASK_AGAIN_MS)) {
    // What came of it is known by `trouble`.
    await parts.askSlack().catch(() => undefined);
  }
  const trouble = parts.trouble();
  if (trouble === null) return null;
  const { reason, problem, since } = trouble;
  if (reason === 'refused') {
    return `Slack refuses the token: ${problem}. \`greenlight doctor\` says what mends it.`;
  }
  const { date, time } = toWall(since, 'UTC');
  return `Slack cannot be reached since ${date} ${time} UTC (${problem}). Nothing is lost; sending goes on by itself.`;
};

const TIME_DOUBTED =
  'The clock is not confirmed: nothing is sent until Slack shows the same time as this machine.';

/** Says why this process cannot serve, in sentences for whoever runs it; null when it can. */
export const createReadiness = (parts: ReadinessParts): (() => Promise<string | null>) => {
  let last: { at: number; answer: Promise<string | null> } | null = null;
  const find = async (): Promise<string | null> =>
    (await storageWords(parts.tryWriting)) ??
    (await slackWords(parts)) ??
    (parts.isTimeDoubted() ? TIME_DOUBTED : null);
  return () => {
    const now = parts.monotonicMs();
    if (last === null || now - last.at >= FRESH_MS) last = { at: now, answer: find() };
    return last.answer;
  };
};
