import { Agent, request } from 'node:http';
import type { Json } from '../json.ts';
import type { Limits } from '../workspace/limits.ts';
import type { Delivered, Delivery, DeliveryKind, SendOptions, SentRequest } from './delivery.ts';
import { signatureOf } from './signature.ts';

export type HttpTarget = { url: string; signingSecret: string };

const FORM = 'application/x-www-form-urlencoded';

const formOf = (fields: Json): string =>
  new URLSearchParams(
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)])),
  ).toString();

/** Commands are forms, interactions are a form with one JSON field, events are JSON. */
const ENCODINGS: Readonly<Record<DeliveryKind, { type: string; encode(payload: Json): string }>> = {
  command: { type: FORM, encode: formOf },
  interaction: { type: FORM, encode: (payload) => formOf({ payload: JSON.stringify(payload) }) },
  options: { type: FORM, encode: (payload) => formOf({ payload: JSON.stringify(payload) }) },
  event: { type: 'application/json', encode: (payload) => JSON.stringify(payload) },
};

const signatureHeaders = (
  { signingSecret }: HttpTarget,
  body: string,
  options: SendOptions,
): Record<string, string> => {
  if (options.signature === 'none') return {};
  const timestamp = Math.floor(Date.now() / 1000) + (options.timestampOffsetSeconds ?? 0);
  const secret = options.signature === 'wrong' ? `not ${signingSecret}` : signingSecret;
  return {
    'X-Slack-Request-Timestamp': String(timestamp),
    'X-Slack-Signature': signatureOf(secret, timestamp, body),
  };
};

const post = (url: string, sent: SentRequest, ceilingMs: number): Promise<Delivered> =>
  new Promise((resolve) => {
    const finish = (delivered: Omit<Delivered, 'sent'>): void => {
      clearTimeout(ceiling);
      resolve({ ...delivered, sent });
    };
    // A connection of its own for each request: one that the bot dropped is never used again.
    const agent = new Agent({ keepAlive: false });
    const outgoing = request(
      url,
      { method: 'POST', agent, headers: { ...sent.headers, 'Content-Length': Buffer.byteLength(sent.body) } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', () => finish({ status: null, body: '', problem: 'dispatch_failed' }));
        response.on('end', () => {
          const status = response.statusCode ?? 0;
          const body = Buffer.concat(chunks).toString('utf8');
          finish({ status, body, problem: status === 200 ? null : 'dispatch_failed' });
        });
      },
    );
    const ceiling = setTimeout(() => {
      finish({ status: null, body: '', problem: 'operation_timeout' });
      outgoing.destroy();
    }, ceilingMs);
    outgoing.on('error', () => finish({ status: null, body: '', problem: 'dispatch_failed' }));
    outgoing.end(sent.body);
  });

/** Signed requests to a bot that listens for HTTP. */
export const httpDelivery = (target: HttpTarget, limits: Limits): Delivery => ({
  send: (kind, payload, options = {}) => {
    const { type, encode } = ENCODINGS[kind];
    const body = encode(payload);
    const headers: Record<string, string> = {
      'Content-Type': type,
      'User-Agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      ...signatureHeaders(target, body, options),
    };
    if (options.retry) {
      headers['X-Slack-Retry-Num'] = String(options.retry.number);
      headers['X-Slack-Retry-Reason'] = options.retry.reason;
    }
    return post(target.url, { body, headers }, limits.acknowledgeMs);
  },
  replay: (sent) => post(target.url, sent, limits.acknowledgeMs),
});
