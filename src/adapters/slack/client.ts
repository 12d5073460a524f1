import {
  type FetchFunction,
  LogLevel,
  type WebAPICallResult,
  WebClient,
  type WebClientOptions,
} from '@slack/web-api';
import { assertOutsideTransaction } from '../../application/outside-transaction.ts';
import type { Clock, Log } from '../../application/ports.ts';
import { epochMs, fromEpochMs, type Instant } from '../../domain/calendar.ts';
import { type Failure, failureOf } from './outcome.ts';
import type { Road } from './road.ts';
import type { SlackClock } from './slack-clock.ts';

type FetchResponse = Awaited<ReturnType<FetchFunction>>;

export type ClientSettings = {
  apiUrl: string;
  timeoutMs: number;
  slackClock: SlackClock;
  log: Log;
  /** Hears what each call came to; nobody need. */
  road?: Pick<Road, 'heard'>;
  /** Hears when a call begins; what it returns is told what came of it, null for a call that Slack took. */
  callBegins?: (method: string) => (failure: Failure | null) => void;
  /** The network; a test may give its own. */
  fetch?: FetchFunction;
};

/** Slack always says how long; a proxy's 429 may not, and the client would throw an error without a class. */
const DEFAULT_RETRY_AFTER_SECONDS = '30';

const withRetryAfter = async (response: FetchResponse): Promise<FetchResponse> => {
  if (response.status !== 429 || /^\d+$/.test(response.headers.get('retry-after') ?? '')) return response;
  const headers = { 'retry-after': DEFAULT_RETRY_AFTER_SECONDS };
  return new Response(await response.text(), { status: 429, headers });
};

const listeningFetch =
  ({ slackClock, fetch: send = globalThis.fetch }: ClientSettings): FetchFunction =>
  async (url, init) => {
    const response = await send(url, init);
    slackClock.heard(response.headers.get('date'));
    return withRetryAfter(response);
  };

const words = (parts: readonly unknown[]): string => parts.map(String).join(' ');

/** The client's own talk is detail: every failure reaches the log by whoever made the call. */
const quietLogger = (log: Log): NonNullable<WebClientOptions['logger']> => {
  const say = (...parts: unknown[]): void => log.debug({ from: 'slack' }, words(parts));
  return {
    // Bodies of requests go there: message texts have no place in a log.
    debug: () => undefined,
    info: say,
    warn: say,
    error: say,
    setLevel: () => undefined,
    setName: () => undefined,
    getLevel: () => LogLevel.INFO,
  };
};

/**
 * The options of every WebClient of the bot, Bolt's own included: one attempt, a timeout, no waiting on a rate
 * limit, no absolute addresses. A new object each time, and never `headers`: the client writes its token into
 * that object, and shared it would carry one workspace's token into another's calls.
 */
export const clientOptions = (settings: ClientSettings): WebClientOptions => ({
  slackApiUrl: settings.apiUrl,
  timeout: settings.timeoutMs,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  allowAbsoluteUrls: false,
  fetch: listeningFetch(settings),
  logger: quietLogger(settings.log),
});

/**
 * Refuses to call Slack inside a store transaction, which would hold the write lock for seconds, and tells what
 * each call came to.
 */
class GuardedWebClient extends WebClient {
  readonly #road: Pick<Road, 'heard'> | undefined;
  readonly #callBegins: ClientSettings['callBegins'];

  constructor(token: string, settings: ClientSettings) {
    super(token, clientOptions(settings));
    this.#road = settings.road;
    this.#callBegins = settings.callBegins;
  }

  override async apiCall(method: string, options?: Record<string, unknown>): Promise<WebAPICallResult> {
    assertOutsideTransaction(`Calling Slack (${method})`);
    const ends = this.#callBegins?.(method);
    try {
      const answer = await super.apiCall(method, options);
      this.#road?.heard(method, null);
      ends?.(null);
      return answer;
    } catch (error) {
      const failure = failureOf(error);
      this.#road?.heard(method, failure);
      ends?.(failure);
      throw error;
    }
  }
}

/** The client through which the bot talks to Slack. */
export const createClient = (token: string, settings: ClientSettings): WebClient =>
  new GuardedWebClient(token, settings);

/**
 * What time it is at Slack, asked anew with the cheapest of its methods; null when no answer came.
 */
export const askSlackTime = async (
  client: WebClient,
  slackClock: SlackClock,
  clock: Pick<Clock, 'now'>,
): Promise<Instant | null> => {
  const before = slackClock.timesHeard();
  // Any answer carries the date, also a refusal.
  await client.api.test().catch(() => undefined);
  if (slackClock.timesHeard() === before) return null;
  return fromEpochMs(epochMs(clock.now()) + slackClock.offsetMs());
};
