import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far a signature's time may be from ours, in both directions. */
export const WINDOW_SECONDS = 300;

const FORM = /^sha256=([0-9a-f]{64})$/;

const mac = (secret: string, ...parts: readonly (string | Buffer)[]): Buffer =>
  parts
    .reduce<ReturnType<typeof createHmac>>((all, part) => all.update(part), createHmac('sha256', secret))
    .digest();

/** "sha256=…" over the timestamp, a dot and the body. */
export const signatureOf = (secret: string, timestamp: string, body: string | Buffer): string =>
  `sha256=${mac(secret, timestamp, '.', body).toString('hex')}`;

const equals = (given: string, expected: Buffer): boolean => {
  const [, hex] = FORM.exec(given) ?? [];
  return hex !== undefined && timingSafeEqual(Buffer.from(hex, 'hex'), expected);
};

/** What is wrong with a request's signature, in a sentence for whoever wrote the sender; null where it is right. */
export const signatureProblem = (
  secret: string,
  {
    timestamp,
    signature,
    body,
    epochMs,
  }: { timestamp: string | undefined; signature: string | undefined; body: Buffer; epochMs: number },
): string | null => {
  if (signature === undefined) return 'Unsigned: the header X-Greenlight-Signature is missing.';
  if (timestamp === undefined) return 'Unsigned: the header X-Greenlight-Timestamp is missing.';
  if (!/^\d{1,12}$/.test(timestamp))
    return 'X-Greenlight-Timestamp has to be the time in seconds since 1970.';
  const offSeconds = Math.round(Number(timestamp) - epochMs / 1000);
  if (!equals(signature, mac(secret, timestamp, '.', body))) {
    return 'The signature is wrong: it is "sha256=" and the HMAC-SHA256 of timestamp, a dot and the body, as hex.';
  }
  if (Math.abs(offSeconds) <= WINDOW_SECONDS) return null;
  const minutes = Math.round(Math.abs(offSeconds) / 60);
  return `The timestamp is ${minutes} minutes ${offSeconds < 0 ? 'old' : 'in the future'}: five are allowed.`;
};

/** The same for GitHub, which signs the body alone. */
export const githubSignatureProblem = (
  secret: string,
  { signature, body }: { signature: string | undefined; body: Buffer },
): string | null => {
  if (signature === undefined) {
    return 'Unsigned: X-Hub-Signature-256 is missing. Enter the secret in the settings of the webhook.';
  }
  return equals(signature, mac(secret, body))
    ? null
    : 'The signature is wrong: the secret in the settings of the webhook is another one.';
};
