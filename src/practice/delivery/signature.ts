import { createHmac } from 'node:crypto';

/** Slack's v0 signature of a raw body at a timestamp in (real) epoch seconds. */
export const signatureOf = (secret: string, timestamp: number, body: string): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
