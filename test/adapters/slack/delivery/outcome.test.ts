import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { failureOf } from '../../../../src/adapters/slack/outcome.ts';

const coded = (code: string, more: object = {}): Error => Object.assign(new Error(code), { code, ...more });
const fetchFailed = (cause: unknown): WebAPIRequestError =>
  new WebAPIRequestError(new TypeError('fetch failed', { cause }));
const platform = (error: unknown, retryAfter?: number): WebAPIPlatformError =>
  new WebAPIPlatformError({
    ok: false,
    error: error as string,
    response_metadata: retryAfter === undefined ? {} : { retryAfter },
  });
const timeout = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
const terminated = new TypeError('terminated', { cause: coded('UND_ERR_SOCKET') });

describe('what certainly had no effect is tried again', () => {
  it.each([
    ['a refused connection', fetchFailed(coded('ECONNREFUSED')), 'ECONNREFUSED', 0],
    [
      'a connection that every address refused',
      fetchFailed(new AggregateError([coded('ECONNREFUSED'), coded('EHOSTUNREACH')])),
      'ECONNREFUSED',
      0,
    ],
    ['an unknown host', fetchFailed(coded('ENOTFOUND')), 'ENOTFOUND', 0],
    ['a name server that does not answer', fetchFailed(coded('EAI_AGAIN')), 'EAI_AGAIN', 0],
    [
      'a connection that timed out',
      fetchFailed(coded('UND_ERR_CONNECT_TIMEOUT')),
      'UND_ERR_CONNECT_TIMEOUT',
      0,
    ],
    [
      'a connect that the system gave up',
      fetchFailed(coded('ETIMEDOUT', { syscall: 'connect' })),
      'ETIMEDOUT',
      0,
    ],
    ['an expired certificate', fetchFailed(coded('CERT_HAS_EXPIRED')), 'CERT_HAS_EXPIRED', 0],
    ['429 with Retry-After', new WebAPIRateLimitedError(7), 'ratelimited', 7000],
    ['ok:false ratelimited with Retry-After', platform('ratelimited', 3), 'ratelimited', 3000],
    ['ok:false ratelimited without', platform('ratelimited'), 'ratelimited', 30_000],
    ['a token that is not valid', platform('invalid_auth'), 'invalid_auth', 300_000],
    ['a revoked token', platform('token_revoked'), 'token_revoked', 300_000],
    ['an app that was uninstalled', platform('account_inactive'), 'account_inactive', 300_000],
  ])('%s', (_, error, problem, retryAfterMs) => {
    expect(failureOf(error)).toEqual({ kind: 'not_sent', problem, retryAfterMs, road: true });
  });
});

describe('what may have had its effect is uncertain', () => {
  it.each([
    ['a connection reset after the request', fetchFailed(coded('UND_ERR_SOCKET')), 'UND_ERR_SOCKET', true],
    ['a reset from the system', fetchFailed(coded('ECONNRESET')), 'ECONNRESET', true],
    [
      'a read that the system gave up',
      fetchFailed(coded('ETIMEDOUT', { syscall: 'read' })),
      'ETIMEDOUT',
      true,
    ],
    [
      'one address refused, another reset',
      fetchFailed(new AggregateError([coded('ECONNRESET'), coded('ECONNREFUSED')])),
      'ECONNRESET',
      true,
    ],
    ['no answer in time', new WebAPIRequestError(timeout), 'TimeoutError', true],
    ['a body that stalled', timeout, 'TimeoutError', true],
    ['a body that broke off', terminated, 'UND_ERR_SOCKET', true],
    ['500', new WebAPIHTTPError(500, 'Internal Server Error', {}), 'http_500', true],
    ['503', new WebAPIHTTPError(503, 'Service Unavailable', {}), 'http_503', true],
    ['404', new WebAPIHTTPError(404, 'Not Found', {}), 'http_404', true],
    ['a page of HTML', platform('<html><body>Down</body></html>'), 'unreadable_answer', true],
    ['half an answer', platform('{"ok":tr'), 'unreadable_answer', true],
    ['no error at all', platform(undefined), 'unreadable_answer', true],
    ['internal_error', platform('internal_error'), 'internal_error', false],
    ['fatal_error', platform('fatal_error'), 'fatal_error', false],
    ['service_unavailable', platform('service_unavailable'), 'service_unavailable', false],
    ['request_timeout', platform('request_timeout'), 'request_timeout', false],
    ['an error that nobody knows', new Error('?'), 'Error', false],
    ['something that is no error', 'boom', 'unknown_error', false],
  ])('%s', (_, error, problem, road) => {
    expect(failureOf(error)).toEqual({ kind: 'uncertain', problem, road });
  });
});

describe('what Slack refused would be refused again', () => {
  it.each([
    'restricted_action',
    'restricted_action_read_only_channel',
    'restricted_action_thread_only_channel',
    'channel_not_found',
    'is_archived',
    'not_in_channel',
    'user_not_found',
    'messages_tab_disabled',
    'missing_scope',
    'invalid_blocks',
    'msg_too_long',
    'message_not_found',
    'cant_update_message',
    'some_code_of_next_year',
  ])('%s', (code) => {
    expect(failureOf(platform(code))).toEqual({ kind: 'refused', problem: code });
  });
});
