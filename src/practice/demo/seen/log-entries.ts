import { type Json, parseJson } from '../../json.ts';
import type { LoggedCall, LoggedDelivery, RequestLog } from '../../request-log.ts';
import type { LogEntry } from '../protocol.ts';

/** So many entries go to the page at once; what is older, it has seen or does without. */
const MOST_AT_ONCE = 300;

const withoutToken = ({ token: _token, ...rest }: Json): Json => rest;

const refusalCode = ({ answer, fault }: LoggedCall): string | null => {
  if (fault !== null) return fault;
  return answer?.ok === false ? String(answer.error) : null;
};

const callEntry = (call: LoggedCall, number: number): LogEntry => ({
  number,
  direction: 'to Slack',
  what: call.method,
  virtualAt: call.virtualAt,
  realAt: call.realAt,
  tookMs: call.tookMs,
  status: call.status,
  trouble: refusalCode(call),
  signature: null,
  request: withoutToken(call.args),
  answer: call.answer,
});

/** What was sent, by the name that Slack gives it where there is one. */
const nameOf = ({ kind, payload }: LoggedDelivery): string => {
  const event = payload.event;
  if (typeof event === 'object' && event !== null && 'type' in event) return String(event.type);
  return String(payload.command ?? payload.type ?? kind);
};

const deliveryEntry = (delivery: LoggedDelivery, number: number): LogEntry => ({
  number,
  direction: 'to the bot',
  what: nameOf(delivery),
  virtualAt: delivery.virtualAt,
  realAt: delivery.realAt,
  tookMs: delivery.tookMs,
  status: delivery.status,
  trouble: delivery.problem,
  signature: delivery.signature,
  request: withoutToken(delivery.payload),
  answer:
    delivery.body === null || delivery.body === ''
      ? delivery.body
      : (parseJson(delivery.body) ?? delivery.body),
});

/** What went between bot and Slack after an entry, oldest first. */
export const logEntries = (log: RequestLog, after: number): LogEntry[] => {
  const from = Math.max(after, log.ended.length - MOST_AT_ONCE, 0);
  return log.ended
    .slice(from)
    .map((entry, place) =>
      'method' in entry ? callEntry(entry, from + place + 1) : deliveryEntry(entry, from + place + 1),
    );
};
