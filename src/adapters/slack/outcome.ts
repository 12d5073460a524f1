import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';

/**
 * What a failed call of the Web API came to.
 *
 * - `not_sent`: it certainly had no effect and may be tried later.
 * - `uncertain`: it may have had its effect.
 * - `refused`: Slack read it and said no; the same call would be refused again.
 *
 * `road` is true where the way to Slack is to blame (network, rate limits, token) and not this one call.
 */
export type Failure =
  | { kind: 'not_sent'; problem: string; retryAfterMs: number; road: true }
  | { kind: 'uncertain'; problem: string; road: boolean }
  | { kind: 'refused'; problem: string };

/** Codes of the system, undici and OpenSSL that appear only before a request leaves: no connection, no effect. */
const NO_CONNECTION: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'ERR_SSL_WRONG_VERSION_NUMBER',
]);

/** `ok: false`, and yet some part may have succeeded, as Slack's documentation of these codes says. */
const PERHAPS_DONE: ReadonlySet<string> = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
]);

const SLOWED_DOWN: ReadonlySet<string> = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded']);

/** Mended by the people who run the bot or by Slack, for all messages at once: they wait instead of being parked. */
const MENDED_ELSEWHERE: ReadonlySet<string> = new Set([
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  // Of the bot itself: the app was uninstalled.
  'account_inactive',
  'team_added_to_org',
]);

/** Whether Slack does not let us in at all. */
export const isTokenRefused = (problem: string): boolean => MENDED_ELSEWHERE.has(problem);

/** Error codes of Node and undici, and the names of a timeout; any other error may be a mistake of ours. */
const BROKEN_ON_THE_WAY = /^(?:E[A-Z]+|UND_ERR_\w+|ERR_\w+|TimeoutError|AbortError)$/;

const WITHOUT_RETRY_AFTER_MS = 30_000;
const SLOWLY_MS = 300_000;

/** A code of Slack's: anything else in `error` is a page of HTML or a cut answer. */
const CODE = /^[a-z][a-z0-9_.]{0,79}$/;

/** The errors at the end of a chain of causes; an attempt over several addresses ends in several. */
const leavesOf = (error: unknown): unknown[] => {
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.flatMap(leavesOf);
  if (error instanceof Error && error.cause !== undefined) return leavesOf(error.cause);
  return [error];
};

const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown_error';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
};

const isNoConnection = (leaf: unknown): boolean => {
  const code = codeOf(leaf);
  // The same code comes from a read that waited in vain: only connecting is certain.
  if (code === 'ETIMEDOUT') return leaf instanceof Error && 'syscall' in leaf && leaf.syscall === 'connect';
  return NO_CONNECTION.has(code);
};

const ofTransport = (error: unknown): Failure => {
  const leaves = leavesOf(error);
  const problem = codeOf(leaves[0]);
  return leaves.every(isNoConnection)
    ? { kind: 'not_sent', problem, retryAfterMs: 0, road: true }
    : { kind: 'uncertain', problem, road: BROKEN_ON_THE_WAY.test(problem) };
};

const ofPlatform = ({ data }: WebAPIPlatformError): Failure => {
  const problem: unknown = data.error;
  if (typeof problem !== 'string' || !CODE.test(problem)) {
    return { kind: 'uncertain', problem: 'unreadable_answer', road: true };
  }
  if (PERHAPS_DONE.has(problem)) return { kind: 'uncertain', problem, road: false };
  if (SLOWED_DOWN.has(problem)) {
    const seconds = data.response_metadata?.retryAfter;
    return {
      kind: 'not_sent',
      problem: 'ratelimited',
      retryAfterMs: seconds === undefined ? WITHOUT_RETRY_AFTER_MS : seconds * 1000,
      road: true,
    };
  }
  if (MENDED_ELSEWHERE.has(problem)) {
    return { kind: 'not_sent', problem, retryAfterMs: SLOWLY_MS, road: true };
  }
  return { kind: 'refused', problem };
};

/**
 * Judges whatever a call of the WebClient threw, by classes and codes, never by words. What it does not know
 * counts as uncertain: a doubt costs a look into the history, an error would cost a doubled message.
 */
export const failureOf = (error: unknown): Failure => {
  if (error instanceof WebAPIRateLimitedError) {
    return { kind: 'not_sent', problem: 'ratelimited', retryAfterMs: error.retryAfter * 1000, road: true };
  }
  if (error instanceof WebAPIPlatformError) return ofPlatform(error);
  if (error instanceof WebAPIHTTPError) {
    return { kind: 'uncertain', problem: `http_${error.statusCode}`, road: true };
  }
  if (error instanceof WebAPIRequestError) return ofTransport(error.original);
  // Raw errors come from a body that stalled or broke off after the headers.
  return ofTransport(error);
};

/** Answers to an edit which mean that the message is gone, or fixed for ever as it stands. */
export const GONE_CODES: ReadonlySet<string> = new Set([
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
]);

/** Answers to a reply which mean that there is no thread any more. */
export const NO_THREAD_CODES: ReadonlySet<string> = new Set(['thread_not_found', 'cannot_reply_to_message']);
